/** The pages of the forms for 12 to 15 and 16 to 17: bank C01–C26, reading age 9–10. */
import type { Chapter, Page } from '../definition.ts';
import { helpers, howOften, room } from './shared.ts';
import { tile } from './tile.ts';

export const youngPersonChapters = {
  since: { id: 'since', words: { en: 'Since last time' }, symbol: 'star' },
  home: { id: 'home', words: { en: 'Where I live' }, symbol: 'home' },
  school: { id: 'school', words: { en: 'School, college or work' }, symbol: 'school' },
  me: { id: 'me', words: { en: 'How I am' }, symbol: 'me' },
  people: { id: 'people', words: { en: 'Family, friends and who I am' }, symbol: 'family' },
  say: { id: 'say', words: { en: 'My plan and my say' }, symbol: 'plan' },
  meeting: { id: 'meeting', words: { en: 'My meeting' }, symbol: 'meeting' }
} satisfies Record<string, Chapter>;

const safePlace = (id: string, en: string): Page['questions'][number] => ({
  kind: 'yes-no',
  id,
  area: 'FEEL',
  words: { en },
  worryWhen: ['no', 'not-sure']
});

const beforeTheMeeting: Page[] = [
  {
    id: 'c16',
    chapter: 'since',
    questions: [
      {
        kind: 'text',
        ...room,
        id: 'C16',
        area: 'PLAN',
        words: { en: 'What are you proud of since the last review?' },
        hint: { en: 'It can be big or small.' },
        symbol: 'star'
      }
    ]
  },
  {
    id: 'c01',
    chapter: 'home',
    questions: [
      {
        kind: 'scale10',
        id: 'C01',
        area: 'HOME',
        words: { en: 'How are things where you live, from 0 to 10?' },
        low: { en: 'as bad as it could be' },
        high: { en: 'as good as it could be' },
        symbol: 'home',
        tellMore: { en: 'Why that number?' }
      }
    ]
  },
  {
    id: 'c02',
    chapter: 'home',
    title: { en: 'Living there' },
    symbol: 'home',
    questions: [
      {
        kind: 'faces',
        scale: 5,
        id: 'C02a',
        area: 'HOME',
        words: { en: 'Do you feel you belong there?' },
        choices: howOften
      },
      {
        kind: 'faces',
        scale: 5,
        id: 'C02b',
        area: 'HOME',
        words: { en: 'Are the rules fair?' },
        choices: howOften
      },
      {
        kind: 'faces',
        scale: 5,
        id: 'C02c',
        area: 'HOME',
        words: { en: 'Do you have privacy?' },
        choices: howOften
      }
    ]
  },
  {
    id: 'c03',
    chapter: 'school',
    questions: [
      {
        kind: 'faces',
        scale: 5,
        id: 'C03',
        area: 'SCH',
        words: { en: 'How is school, college or work going?' },
        symbol: 'school',
        tellMore: { en: 'What help would make a difference?' }
      }
    ]
  },
  {
    id: 'c04',
    chapter: 'school',
    title: { en: 'Your education plan (PEP)' },
    symbol: 'plan',
    questions: [
      { kind: 'yes-no', id: 'C04a', area: 'SCH', words: { en: 'Have you seen your education plan?' } },
      { kind: 'yes-no', id: 'C04b', area: 'SCH', words: { en: 'Do you agree with your education plan?' } }
    ]
  },
  {
    id: 'c05',
    chapter: 'me',
    questions: [
      {
        kind: 'faces',
        scale: 5,
        id: 'C05',
        area: 'HEALTH',
        words: { en: 'How is your health?' },
        hint: { en: 'Think about sleep, food and teeth too.' },
        symbol: 'health',
        tellMore: { en: 'Is there anything you want to ask in private?' }
      }
    ]
  },
  {
    id: 'c06',
    chapter: 'me',
    title: { en: 'How you feel' },
    symbol: 'feelings',
    questions: [
      { kind: 'faces', scale: 5, id: 'C06a', area: 'FEEL', words: { en: 'How have you been feeling?' } },
      {
        kind: 'many',
        id: 'C06b',
        area: 'FEEL',
        words: { en: 'Which of these have you felt a lot?' },
        choices: [
          tile('happy', 'happy', 'happy'),
          tile('calm', 'calm', 'calm'),
          tile('proud', 'proud', 'star'),
          tile('hopeful', 'hopeful', 'wish'),
          tile('bored', 'bored', 'bored'),
          tile('tired', 'tired', 'tired'),
          tile('lonely', 'lonely', 'lonely'),
          tile('stressed', 'stressed', 'stressed'),
          tile('worried', 'worried', 'worried'),
          tile('scared', 'scared', 'scared'),
          tile('angry', 'angry', 'cross'),
          tile('sad', 'sad', 'sad')
        ],
        tellMore: { en: 'Say it in your own words, if you want.' }
      }
    ]
  },
  {
    id: 'c07',
    chapter: 'me',
    title: { en: 'Feeling safe' },
    symbol: 'safe',
    questions: [
      safePlace('C07.home', 'Do you feel safe where you live?'),
      safePlace('C07.school', 'Do you feel safe at school, college or work?'),
      safePlace('C07.area', 'Do you feel safe in your area?'),
      safePlace('C07.online', 'Do you feel safe online?'),
      safePlace('C07.relationships', 'Do you feel safe with friends and partners?')
    ]
  },
  {
    id: 'c08',
    chapter: 'me',
    title: { en: 'People you trust' },
    symbol: 'talk',
    questions: [
      { kind: 'people', ask: 'pick', id: 'C08a', area: 'FEEL', words: { en: 'Which adults do you trust?' } },
      {
        kind: 'faces',
        scale: 5,
        id: 'C08b',
        area: 'FEEL',
        words: { en: 'Do you talk with your carers about things that matter to you?' },
        choices: howOften
      }
    ]
  },
  {
    id: 'c09',
    chapter: 'people',
    questions: [
      {
        kind: 'faces',
        scale: 5,
        id: 'C09',
        area: 'FAM',
        words: { en: 'Is family time right for you?' },
        hint: { en: 'Who you see, how often, where, and who watches.' },
        symbol: 'family-time',
        tellMore: { en: 'What would you change?' }
      }
    ]
  },
  {
    id: 'c10',
    chapter: 'people',
    questions: [
      {
        kind: 'faces',
        scale: 5,
        id: 'C10',
        area: 'FRND',
        words: { en: 'Can you do the same things as your friends?' },
        hint: { en: 'Like sleepovers, trips, clubs and having a phone.' },
        symbol: 'friends',
        choices: howOften
      }
    ]
  },
  {
    id: 'c11',
    chapter: 'people',
    questions: [
      {
        kind: 'faces',
        scale: 5,
        id: 'C11',
        area: 'FRND',
        words: { en: 'Do people respect who you are?' },
        hint: {
          en: 'Your culture, faith, food and language. Your hair and skin. Your gender, and who you love.'
        },
        symbol: 'me',
        choices: howOften,
        tellMore: { en: 'What would you like to be different?' }
      }
    ]
  },
  {
    id: 'c12',
    chapter: 'say',
    title: { en: 'Being heard' },
    symbol: 'listen-to-me',
    questions: [
      {
        kind: 'faces',
        scale: 5,
        id: 'C12a',
        area: 'LIST',
        words: { en: 'Do people listen to you?' },
        choices: howOften
      },
      {
        kind: 'faces',
        scale: 5,
        id: 'C12b',
        area: 'LIST',
        words: { en: 'Do people do what they said they would?' },
        choices: howOften
      }
    ]
  },
  {
    id: 'c12c',
    chapter: 'say',
    questions: [
      {
        kind: 'agreed',
        id: 'C12c',
        area: 'LIST',
        words: { en: 'What happened with these?' },
        hint: { en: 'This is what was agreed at your last review.' },
        symbol: 'agreed'
      }
    ]
  },
  {
    id: 'c13',
    chapter: 'say',
    title: { en: 'Hearing from {iro}' },
    symbol: 'call',
    questions: [
      {
        kind: 'one',
        id: 'C13a',
        area: 'LIST',
        words: { en: 'How often do you want to hear from {iro} between reviews?' },
        choices: [
          tile('monthly', 'about once a month'),
          tile('halfway', 'once, about half way'),
          tile('when-asked', 'only when I ask'),
          tile('not', 'only at reviews')
        ]
      },
      {
        kind: 'one',
        id: 'C13b',
        area: 'LIST',
        words: { en: 'How should {iro} get in touch with you?' },
        choices: [
          tile('visit', 'come and see me'),
          tile('call', 'call me'),
          tile('text', 'text me'),
          tile('video', 'video call'),
          tile('letter', 'write to me')
        ]
      }
    ]
  },
  {
    id: 'c14',
    chapter: 'say',
    questions: [
      {
        kind: 'yes-no',
        id: 'C14',
        area: 'LIST',
        words: { en: 'Has anyone made you feel bad about being in care?' },
        hint: { en: 'By something they said or did, even if they did not mean to.' },
        symbol: 'unkind',
        worryWhen: ['yes'],
        tellMore: { en: 'What happened, if you want to say?' }
      }
    ]
  },
  {
    id: 'c15',
    chapter: 'say',
    title: { en: 'Your care plan' },
    symbol: 'plan',
    questions: [
      { kind: 'yes-no', id: 'C15a', area: 'PLAN', words: { en: 'Do you know what is in your care plan?' } },
      { kind: 'yes-no', id: 'C15b', area: 'PLAN', words: { en: 'Do you agree with your care plan?' } },
      {
        kind: 'text',
        ...room,
        id: 'C15c',
        area: 'PLAN',
        words: { en: 'What should change in your care plan?' }
      }
    ]
  },
  {
    id: 'c17',
    chapter: 'say',
    title: { en: 'Worries' },
    symbol: 'worried',
    questions: [
      { kind: 'text', ...room, id: 'C17a', area: 'WORRY', words: { en: 'What is worrying you?' } },
      { kind: 'text', ...room, id: 'C17b', area: 'WORRY', words: { en: 'What would help?' } }
    ]
  },
  {
    id: 'c18',
    chapter: 'say',
    questions: [
      {
        kind: 'text',
        ...room,
        id: 'C18',
        area: 'WORRY',
        words: { en: 'What do you most want this review to decide?' },
        symbol: 'wish'
      }
    ]
  },
  {
    id: 'c19',
    chapter: 'say',
    questions: [
      {
        kind: 'many',
        id: 'C19',
        area: 'RIGHT',
        words: { en: 'Which of your rights do you want to know more about?' },
        hint: { en: 'You have all of these rights.' },
        symbol: 'rights',
        choices: [
          tile('know-all', 'I know about all of these'),
          tile('advocate', 'having an advocate, who helps you speak up'),
          tile('complain', 'making a complaint'),
          tile('early-review', 'asking for a review sooner'),
          tile('records', 'seeing what is written about you'),
          tile('court', 'asking a court to change things')
        ]
      }
    ]
  },
  {
    id: 'c20',
    chapter: 'say',
    title: { en: 'Someone on your side' },
    symbol: 'advocate',
    questions: [
      {
        kind: 'yes-no',
        id: 'C20a',
        area: 'RIGHT',
        records: 'advocate',
        words: { en: 'Would you like an advocate?' },
        hint: { en: 'An advocate helps you say what you want. They do not work for your social worker.' }
      },
      {
        kind: 'yes-no',
        id: 'C20b',
        area: 'RIGHT',
        words: { en: 'Would you like an independent visitor?' },
        hint: { en: 'An adult who visits you and does things with you, just for you.' }
      }
    ]
  }
];

const notInTheRoom = ['send-words', 'someone-speaks'];

const theMeeting: Page[] = [
  {
    id: 'c21',
    chapter: 'meeting',
    questions: [
      {
        kind: 'one',
        id: 'C21',
        area: 'REV',
        records: 'coming',
        words: { en: 'How do you want to take part in your review?' },
        hint: { en: 'You can change your mind at any time.' },
        symbol: 'meeting',
        choices: [
          tile('come-and-speak', 'come and speak'),
          tile('come-with-support', 'come, with someone to help me'),
          tile('video-or-phone', 'join by video or phone'),
          tile('send-words', 'send my words and not come'),
          tile('someone-speaks', 'have someone speak for me'),
          tile('not-sure', 'I am not sure yet')
        ]
      }
    ]
  },
  {
    id: 'c25',
    chapter: 'meeting',
    when: { question: 'C21', is: notInTheRoom },
    questions: [
      {
        kind: 'many',
        id: 'C25',
        area: 'REV',
        words: { en: 'Would you tell us why you are not coming?' },
        hint: { en: 'You do not have to. It helps us do better.' },
        symbol: 'why',
        choices: [
          tile('did-not-want', 'I do not want to'),
          tile('not-asked-in-time', 'I was asked too late'),
          tile('school-time', 'it is in school time'),
          tile('who-is-coming', 'I do not like who is coming'),
          tile('too-many', 'there are too many people'),
          tile('personal', 'they talk about personal things'),
          tile('nothing-changes', 'nothing changes anyway'),
          tile('boring', 'it is boring'),
          tile('hard-to-say', 'it is hard to say what I think there'),
          tile('other', 'something else')
        ],
        tellMore: { en: 'Say more, if you want.' }
      }
    ]
  },
  {
    id: 'c24',
    chapter: 'meeting',
    when: { question: 'C21', not: notInTheRoom },
    questions: [
      {
        kind: 'one',
        id: 'C24',
        area: 'REV',
        words: { en: 'Would you like to chair your review?' },
        hint: { en: 'To chair means to run the meeting. {iro} will help you get ready.' },
        symbol: 'run-meeting',
        choices: [
          tile('all', 'yes, all of it'),
          tile('some', 'some of it, with {iro}'),
          tile('no', 'no, thank you'),
          tile('not-sure', 'I am not sure yet')
        ]
      }
    ]
  },
  {
    id: 'c22a',
    chapter: 'meeting',
    questions: [
      {
        kind: 'place',
        id: 'C22a',
        area: 'REV',
        words: { en: 'Where should your review be?' },
        symbol: 'place'
      }
    ]
  },
  {
    id: 'c22b',
    chapter: 'meeting',
    questions: [
      {
        kind: 'time',
        id: 'C22b',
        area: 'REV',
        words: { en: 'When is best for your review?' },
        symbol: 'clock',
        choices: [
          tile('after-school', 'after school, college or work'),
          tile('not-in-lessons', 'not in lesson time'),
          tile('holidays', 'in the holidays'),
          tile('any-time', 'any time')
        ],
        tellMore: { en: 'Is there a day that is bad for you?' }
      }
    ]
  },
  {
    id: 'c22c',
    chapter: 'meeting',
    questions: [
      {
        kind: 'people',
        ask: 'meeting',
        id: 'C22c',
        area: 'REV',
        words: { en: 'Who should come to your review?' },
        hint: {
          en: 'Your carers and your family do not see this. If someone has to come, {iro} tells you why. You can write who should come for only part of it.'
        },
        symbol: 'who-comes'
      }
    ]
  },
  {
    id: 'c23',
    chapter: 'meeting',
    questions: [
      {
        kind: 'topics',
        id: 'C23',
        area: 'REV',
        words: { en: 'What must we talk about, and what is private?' },
        symbol: 'topics',
        choices: [
          tile('home', 'where I live', 'home'),
          tile('school', 'school, college or work', 'school'),
          tile('health', 'my health', 'health'),
          tile('feelings', 'how I feel', 'feelings'),
          tile('family-time', 'family time', 'family-time'),
          tile('friends', 'friends and free time', 'friends'),
          tile('plan', 'my care plan', 'plan'),
          tile('future', 'my future', 'wish'),
          tile('worries', 'my worries', 'worried')
        ],
        tellMore: { en: 'Is there anything else?' }
      }
    ]
  },
  {
    id: 'c26',
    chapter: 'meeting',
    questions: [
      {
        kind: 'one',
        id: 'C26',
        area: 'REV',
        words: { en: 'How would you like to hear what was decided?' },
        symbol: 'message',
        choices: [
          tile('talk', '{iro} tells me, face to face'),
          tile('call', 'a call'),
          tile('text', 'a text'),
          tile('letter', 'a letter'),
          tile('here', 'here, on this site')
        ]
      }
    ]
  },
  {
    id: 'c27',
    chapter: 'meeting',
    questions: [
      {
        kind: 'one',
        id: 'C27',
        area: 'REV',
        words: { en: 'Did anyone help you with this form?' },
        hint: { en: 'It is fine to have help.' },
        symbol: 'helped',
        choices: helpers,
        tellMore: { en: 'Who was it?' },
        records: 'helper'
      }
    ]
  }
];

export const youngPersonPages = { beforeTheMeeting, theMeeting } as const;
