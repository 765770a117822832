/** What the invented children and adults wrote, by life area. Taken in turn, never at random. */
import type { LifeArea } from '../../src/lib/forms/definition.ts';

export const childWords: { readonly [area in LifeArea]: readonly string[] } = {
  HOME: [
    'I like my room and Biscuit sleeps on my bed.',
    'The garden is good. I want a lock on the bathroom door.',
    'I like when we have tea together.',
    'I would like to choose my own curtains.'
  ],
  SCH: [
    'I am good at maths now.',
    'I need more help with reading.',
    'My new teacher is kind.',
    'I want to do football club.'
  ],
  HEALTH: ['My tooth hurts when I eat cold things.', 'I sleep better now.', 'I want new glasses.'],
  FEEL: ['Sometimes I feel worried at night.', 'I feel happy most days.', 'I talk to Sam when I am sad.'],
  FAM: [
    'I want it to be longer and not in that room.',
    'I want to see my brother more.',
    'It is good when Nan comes too.',
    'I miss my dog.'
  ],
  FRND: [
    'I play with Isla and Noah.',
    'I want to try swimming.',
    'I went to a sleepover.',
    'We ride bikes in the park.'
  ],
  LIST: ['They listen but it takes ages.', 'Nobody told me why.', 'My social worker does what she says.'],
  PLAN: ['I got a badge at swimming.', 'My reading is better.', 'I made a new friend.'],
  WORRY: [
    'When is mum going to be better',
    'I do not want to move school.',
    'I want to know when I can go home.'
  ],
  RIGHT: ['I would like someone to come with me.', 'I did not know I could ask.'],
  REV: ['I want to read the good things.', 'Not on football day.', 'I want my friend to come.']
};

export const adultWords: { readonly [area in LifeArea]: readonly string[] } = {
  HOME: [
    'Settled. Sleeping through since the summer.',
    'I am glad they are somewhere kind.',
    'More of their own things from home would help.'
  ],
  SCH: [
    'Going in every day and catching up.',
    'I would like to see the reports too.',
    'The new reading group is helping.'
  ],
  HEALTH: [
    'Dentist and optician are both done.',
    'Asthma runs in our family.',
    'Eating well. Still wakes some nights.'
  ],
  FEEL: [
    'Quiet after school for about two weeks.',
    'Drawing together helps after a hard day.',
    'Loud places make it worse.'
  ],
  FAM: [
    'One hour is too short. Could we meet in the park?',
    'Excited before and tired after.',
    'Grandma would like to be part of it.'
  ],
  FRND: [
    'Enjoys football club and the library.',
    'Our food and our music matter to us.',
    'Saving for a bike.'
  ],
  LIST: ['Calls are returned the same day now.', 'I would like to hear sooner when plans change.'],
  PLAN: [
    'Proud of the swimming badge.',
    'Doing well at school and making friends.',
    'I understand the plan better after the last meeting.'
  ],
  WORRY: ['I worry about another change of school.', 'I worry that we lose touch.'],
  RIGHT: ['The leaflet was clear.', 'I did not know who to ask.'],
  REV: ['After four suits us best.', 'Grandma should be asked as well.', 'A smaller room would be better.']
};

export const liked = [
  'The biscuits and that Jo let me talk first.',
  'It was at home.',
  'They read out my words.',
  'It was short.'
] as const;
export const changeNextTime = [
  'Less people.',
  'Not so long.',
  'Tell me who is coming.',
  'Do it after school.'
] as const;

export interface AskAndReply {
  readonly asked: string;
  readonly state: 'done' | 'not-yet' | 'no';
  readonly reply: string;
}

/** What was asked for at earlier reviews and what came of it. Three in turn for each review. */
export const asks: readonly AskAndReply[] = [
  {
    asked: 'I want to see my brother more.',
    state: 'done',
    reply: 'You see your brother every Saturday now.'
  },
  {
    asked: 'I want a bike.',
    state: 'not-yet',
    reply: 'Your carer is getting one. I will check before the next meeting.'
  },
  {
    asked: 'I want to change school.',
    state: 'no',
    reply: 'Your school can help you more. I will tell you why.'
  },
  { asked: 'I want to try swimming.', state: 'done', reply: 'You start swimming on Tuesdays.' },
  {
    asked: 'I want a lock on my door.',
    state: 'not-yet',
    reply: 'Your carer has asked. It will be fitted this month.'
  },
  {
    asked: 'I want my own phone.',
    state: 'no',
    reply: 'Not this year. We will talk about it again when you are older.'
  },
  {
    asked: 'I want to know why I am in care.',
    state: 'done',
    reply: 'Your social worker sat down with you and explained.'
  },
  {
    asked: 'I want longer with Mum.',
    state: 'not-yet',
    reply: 'We asked for two hours. The answer comes next month.'
  }
];

/** What the meeting decided in answer to each thing asked. */
export const decidedWords: Readonly<Record<string, string>> = {
  'I want to see my brother more.': 'Time with the brother every Saturday.',
  'I want a bike.': 'A bike before the summer.',
  'I want to try swimming.': 'Swimming lessons on Tuesdays.',
  'I want a lock on my door.': 'A lock on the bedroom door.',
  'I want to know why I am in care.': 'Sit down together and explain what happened.',
  'I want longer with Mum.': 'Ask for two hours of family time.'
};

export const letterWords = (name: string, iro: string): string =>
  [
    `Dear ${name},`,
    'Thank you for telling us what you think. We read your words in the meeting.',
    'We agreed some things. You can see them on your page, with who will do them.',
    'You can ask me to call you at any time.',
    iro
  ].join('\n\n');
