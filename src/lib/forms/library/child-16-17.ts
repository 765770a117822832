/** Views of a young person of 16 or 17 before the review: as for 12 to 15, and moving on (bank M01–M09). */
import type { FormDefinition, Page } from '../definition.ts';
import { howFar, room } from './shared.ts';
import { tile } from './tile.ts';
import { youngPersonChapters, youngPersonPages } from './young-person.ts';

const { meeting, ...before } = youngPersonChapters;

const ready = (id: string, en: string): Page['questions'][number] => ({
  kind: 'faces',
  scale: 5,
  id,
  area: 'PLAN',
  words: { en },
  choices: howFar
});

const movingOn: Page[] = [
  {
    id: 'm01',
    chapter: 'moving-on',
    title: { en: 'Your pathway plan' },
    symbol: 'plan',
    questions: [
      { kind: 'yes-no', id: 'M01a', area: 'PLAN', words: { en: 'Do you have a pathway plan?' } },
      { kind: 'yes-no', id: 'M01b', area: 'PLAN', words: { en: 'Did you help to write it?' } },
      { kind: 'yes-no', id: 'M01c', area: 'PLAN', words: { en: 'Do you agree with it?' } }
    ]
  },
  {
    id: 'm02',
    chapter: 'moving-on',
    questions: [
      {
        kind: 'one',
        id: 'M02',
        area: 'HOME',
        words: { en: 'Where do you want to live when you are 18?' },
        symbol: 'home',
        choices: [
          tile('stay-put', 'stay where I am'),
          tile('supported', 'a place with some support'),
          tile('own-place', 'my own place'),
          tile('family', 'with family'),
          tile('not-sure', 'I am not sure yet')
        ],
        tellMore: { en: 'Say more, if you want.' }
      }
    ]
  },
  {
    id: 'm03',
    chapter: 'moving-on',
    title: { en: 'How ready do you feel?' },
    symbol: 'star',
    questions: [
      ready('M03.cooking', 'Do you feel ready for cooking?'),
      ready('M03.money', 'Do you feel ready to manage money?'),
      ready('M03.washing', 'Do you feel ready for washing and cleaning?'),
      ready('M03.health', 'Do you feel ready to book a doctor or dentist?'),
      ready('M03.travel', 'Do you feel ready to travel by yourself?'),
      ready('M03.home', 'Do you feel ready to look after a home?'),
      ready('M03.people', 'Do you feel ready to deal with people and letters?')
    ]
  },
  {
    id: 'm04',
    chapter: 'moving-on',
    title: { en: 'What you have' },
    symbol: 'words',
    questions: [
      { kind: 'yes-no', id: 'M04.bank', area: 'PLAN', words: { en: 'Do you have a bank account?' } },
      { kind: 'yes-no', id: 'M04.id', area: 'PLAN', words: { en: 'Do you have a passport or other ID?' } },
      {
        kind: 'yes-no',
        id: 'M04.ni',
        area: 'PLAN',
        words: { en: 'Do you have a National Insurance number?' }
      },
      {
        kind: 'yes-no',
        id: 'M04.licence',
        area: 'PLAN',
        words: { en: 'Do you have a provisional licence?' }
      },
      {
        kind: 'yes-no',
        id: 'M04.savings',
        area: 'PLAN',
        words: { en: 'Do you know about your savings account?' }
      }
    ]
  },
  {
    id: 'm05',
    chapter: 'moving-on',
    questions: [
      {
        kind: 'yes-no',
        id: 'M05',
        area: 'PLAN',
        words: { en: 'Do you know your personal adviser?' },
        hint: { en: 'A worker who helps you as you leave care, and after.' },
        symbol: 'helped'
      }
    ]
  },
  {
    id: 'm06',
    chapter: 'moving-on',
    questions: [
      {
        kind: 'text',
        ...room,
        id: 'M06',
        area: 'SCH',
        words: { en: 'Study, job or training: what is next, and what help do you need?' },
        symbol: 'school'
      }
    ]
  },
  {
    id: 'm07',
    chapter: 'moving-on',
    questions: [
      {
        kind: 'people',
        ask: 'pick',
        id: 'M07',
        area: 'FRND',
        words: { en: 'Who will be there for you when you are 21?' },
        symbol: 'friends'
      }
    ]
  },
  {
    id: 'm08',
    chapter: 'moving-on',
    questions: [
      {
        kind: 'yes-no',
        id: 'M08',
        area: 'PLAN',
        words: { en: 'Do you want someone independent to check your plan after 18?' },
        hint: { en: 'It could be {iro} or someone like {iro}.' },
        symbol: 'iro',
        tellMore: { en: 'Why, or why not?' }
      }
    ]
  }
];

const newHere: Page = {
  id: 'm09',
  chapter: 'moving-on',
  extra: true,
  title: { en: 'If you came to this country on your own' },
  symbol: 'somewhere-else',
  questions: [
    {
      kind: 'yes-no',
      id: 'M09.solicitor',
      area: 'PLAN',
      words: { en: 'Do you have a solicitor you understand?' }
    },
    {
      kind: 'yes-no',
      id: 'M09.papers',
      area: 'PLAN',
      words: { en: 'Do you know what is happening with your right to stay?' }
    },
    {
      kind: 'yes-no',
      id: 'M09.interpreter',
      area: 'PLAN',
      words: { en: 'Do you get an interpreter when you need one?' }
    },
    {
      kind: 'yes-no',
      id: 'M09.family',
      area: 'FAM',
      words: { en: 'Do you want help to look for your family?' }
    },
    {
      kind: 'yes-no',
      id: 'M09.faith',
      area: 'FRND',
      words: { en: 'Can you meet people who share your faith and language?' }
    },
    { kind: 'text', ...room, id: 'M09.more', area: 'PLAN', words: { en: 'What else would help you?' } }
  ]
};

export const child16to17 = {
  id: 'child-16-17',
  version: 1,
  purpose: 'views',
  audience: 'child',
  band: '16-17',
  title: { en: 'My words' },
  maxGrade: 6,
  chapters: [
    ...Object.values(before),
    { id: 'moving-on', words: { en: 'Moving on' }, symbol: 'carry-on' },
    meeting
  ],
  pages: [...youngPersonPages.beforeTheMeeting, ...movingOn, ...youngPersonPages.theMeeting, newHere]
} satisfies FormDefinition;
