/**
 * A parent's views in easy read: the questions of the parents' form under the same ids, one to a page, each in one
 * short sentence with a picture beside it (domain §7.3). Fewer are asked; what an answer can be is the same.
 */
import type { FormDefinition, Question } from '../definition.ts';
import { adultRoom, howFar } from './shared.ts';
import { tile } from './tile.ts';

type EasyQuestion = Question & { readonly symbol: string };

/** A page that holds nothing else. */
const alone = (chapter: string, question: EasyQuestion) => ({
  id: question.id.toLowerCase(),
  chapter,
  questions: [question]
});

const child = [
  alone('child', {
    kind: 'text',
    ...adultRoom,
    id: 'P05',
    area: 'PLAN',
    words: { en: 'What is good for your child now?' },
    symbol: 'good-things'
  }),
  alone('child', {
    kind: 'text',
    ...adultRoom,
    id: 'P06',
    area: 'WORRY',
    words: { en: 'What makes you worry?' },
    symbol: 'worried'
  }),
  alone('child', {
    kind: 'faces',
    scale: 5,
    id: 'P07',
    area: 'HOME',
    words: { en: 'How do you feel about the place your child lives in?' },
    symbol: 'home',
    tellMore: { en: 'Tell us why.' }
  }),
  alone('child', {
    kind: 'text',
    ...adultRoom,
    id: 'P08',
    area: 'SCH',
    words: { en: 'What should we know about school?' },
    symbol: 'school'
  }),
  alone('child', {
    kind: 'text',
    ...adultRoom,
    id: 'P09a',
    area: 'HEALTH',
    words: { en: 'Has anyone in your family been ill?' },
    hint: { en: 'Tell us if it can help your child’s doctor.' },
    symbol: 'health'
  })
];

const family = [
  alone('family', {
    kind: 'yes-no',
    id: 'P10',
    area: 'FAM',
    words: { en: 'Do you see your child as planned?' },
    symbol: 'family-time',
    tellMore: { en: 'What would make it better?' }
  }),
  alone('family', {
    kind: 'text',
    ...adultRoom,
    id: 'P11',
    area: 'FAM',
    words: { en: 'Who else should your child see?' },
    symbol: 'people'
  }),
  alone('family', {
    kind: 'text',
    ...adultRoom,
    id: 'P12',
    area: 'FRND',
    words: { en: 'What should your child keep from your family?' },
    hint: { en: 'Think of food, faith, language and hair.' },
    symbol: 'family'
  }),
  alone('family', {
    kind: 'text',
    ...adultRoom,
    id: 'P16',
    area: 'FAM',
    words: { en: 'What do you want to tell your child?' },
    hint: { en: '{iro} reads this first.' },
    symbol: 'message',
    iroOnly: true
  })
];

const plan = [
  alone('plan', {
    kind: 'yes-no',
    id: 'P13a',
    area: 'PLAN',
    words: { en: 'Do you know what is in the care plan?' },
    hint: { en: 'The care plan says how your child is looked after.' },
    symbol: 'plan'
  }),
  alone('plan', {
    kind: 'text',
    ...adultRoom,
    id: 'P13c',
    area: 'PLAN',
    words: { en: 'What should change in the plan?' },
    symbol: 'change'
  }),
  alone('plan', {
    kind: 'agreed',
    id: 'P14',
    area: 'LIST',
    words: { en: 'Did we do what we said last time?' },
    symbol: 'agreed'
  }),
  alone('plan', {
    kind: 'faces',
    scale: 5,
    id: 'P15',
    area: 'LIST',
    words: { en: 'Does the social worker listen to you?' },
    choices: howFar,
    symbol: 'listen-to-me'
  })
];

const meeting = [
  alone('meeting', {
    kind: 'one',
    id: 'P02',
    area: 'REV',
    words: { en: 'Will you come to the meeting?' },
    symbol: 'meeting',
    choices: [
      tile('come', 'Yes, I will come'),
      tile('talk-first', 'I would like to talk to {iro} first'),
      tile('video-or-phone', 'By video or phone'),
      tile('this-form', 'By this form'),
      tile('separate-meeting', 'In a separate meeting'),
      tile('someone-speaks', 'Someone will speak for me'),
      tile('not-sure', 'I am not sure yet')
    ]
  }),
  alone('meeting', {
    kind: 'many',
    id: 'P03',
    area: 'REV',
    words: { en: 'What would help you to come?' },
    symbol: 'helped',
    choices: [
      tile('interpreter', 'an interpreter'),
      tile('travel', 'help with travel'),
      tile('time-of-day', 'another time of day'),
      tile('room', 'a room that is easy to use'),
      tile('support-person', 'someone to come with me'),
      tile('reading', 'help with reading'),
      tile('break', 'a break in the meeting')
    ],
    tellMore: { en: 'What else would help?' }
  }),
  alone('meeting', {
    kind: 'yes-no',
    id: 'P17b',
    area: 'REV',
    words: { en: 'Are you afraid of anyone at the meeting?' },
    hint: { en: 'Only {iro} sees this.' },
    symbol: 'private',
    iroOnly: true,
    worryWhen: ['yes'],
    tellMore: { en: 'Who is it?' }
  })
];

const rights = [
  alone('rights', {
    kind: 'yes-no',
    id: 'P18',
    area: 'RIGHT',
    words: { en: 'Do you know how to complain?' },
    symbol: 'complain'
  }),
  alone('rights', {
    kind: 'yes-no',
    id: 'P19b',
    area: 'RIGHT',
    records: 'advocate',
    words: { en: 'Do you want someone to speak up for you?' },
    hint: { en: 'This person is called an advocate.' },
    symbol: 'advocate'
  })
];

export const parentEasy: FormDefinition = {
  id: 'parent-easy',
  version: 1,
  purpose: 'views',
  audience: 'parent',
  band: 'adult',
  title: { en: 'My views' },
  maxGrade: 4,
  chapters: [
    { id: 'child', words: { en: 'Your child' }, symbol: 'me' },
    { id: 'family', words: { en: 'Your family' }, symbol: 'family' },
    { id: 'plan', words: { en: 'The plan' }, symbol: 'plan' },
    { id: 'meeting', words: { en: 'The meeting' }, symbol: 'meeting' },
    { id: 'rights', words: { en: 'Your rights' }, symbol: 'rights' }
  ],
  pages: [...child, ...family, ...plan, ...meeting, ...rights]
};
