/**
 * The demo council: invented people, always the same ones, in tests, demo and documentation.
 * Days are counted in working days from today (`meetingIn`, negative for the past), so that the council is
 * always in the middle of its work.
 */
import type { StaffRole } from '../../src/lib/domain/access.ts';

export interface StaffPerson {
  readonly key: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly picture: string | null;
  readonly situation: string;
}

export const staff: readonly StaffPerson[] = [
  {
    key: 'jo',
    name: 'Jo Clarke',
    role: 'iro',
    picture: 'avatar-jo',
    situation:
      'An IRO with ninety children: two worries to read first, and a meeting tomorrow with nothing back'
  },
  {
    key: 'amir',
    name: 'Amir Hassan',
    role: 'iro',
    picture: 'avatar-amir',
    situation: 'An IRO with children of all ages, who also reads for Ruth this week'
  },
  {
    key: 'ruth',
    name: 'Ruth Adeyemi',
    role: 'iro',
    picture: 'avatar-ruth',
    situation: 'An IRO whose caseload Amir covers this week'
  },
  {
    key: 'maggie',
    name: 'Maggie Doyle',
    role: 'manager',
    picture: null,
    situation: 'The IRO manager: every queue, the results and the settings'
  },
  {
    key: 'ben',
    name: 'Ben Pryce',
    role: 'business-support',
    picture: null,
    situation: 'Business support: loads the register, makes invitations, sees status and never answers'
  },
  {
    key: 'tess',
    name: 'Tess Nolan',
    role: 'participation',
    picture: null,
    situation: 'The participation worker: sees results without names'
  },
  {
    key: 'farah',
    name: 'Farah Iqbal',
    role: 'advocacy',
    picture: null,
    situation:
      'Speak Up Wrenbridge, the advocacy provider: sees Beth’s referral and five more, and nothing that was not referred'
  },
  {
    key: 'dele',
    name: 'Dele Martins',
    role: 'social-work',
    picture: null,
    situation: 'A social worker: tells who became looked after and what changed, and sees only what he sent'
  }
];

/** How far the child has come with this review. */
type Stage =
  | 'invited'
  | 'opened'
  | 'started'
  | 'sent'
  | 'sent-worry'
  | 'sent-call'
  | 'read'
  | 'not-asked'
  | 'held-no-code'
  | 'held-code'
  | 'held-letter';

export interface Child {
  readonly key: string;
  readonly name: string;
  /** Whole years today. The birthday is spread over the year by the child's place in the list. */
  readonly age: number;
  readonly iro: 'jo' | 'amir' | 'ruth';
  readonly stage: Stage;
  /** Working days from today to the meeting; negative when it was held. */
  readonly meetingIn: number;
  readonly situation?: string;
  readonly language?: string;
  /** What the child wants to be called. */
  readonly nickname?: string;
  /** Which interpreter is needed. */
  readonly interpreter?: string;
  /** The children's guardian whom the court appointed: asked for their views. */
  readonly guardian?: string;
  /** The IRO asks the teacher for their views as well. */
  readonly teacherAsked?: true;
  readonly communication?: 'symbols';
  readonly cycle?: 'short-breaks' | 'adoption';
  readonly chairs?: 'all' | 'part';
  /** Days after the legal limit that the meeting stands; 0 when in time. */
  readonly overdueBy?: number;
  /** PN code of a held review. */
  readonly code?: string;
}

/** The named ones, each with a situation worth seeing. */
const named: readonly Child[] = [
  {
    key: 'amina',
    name: 'Amina',
    age: 9,
    iro: 'jo',
    stage: 'sent-worry',
    meetingIn: 9,
    situation: 'Sent today. Said “No” to feeling safe at school; nobody has read it yet'
  },
  {
    key: 'tomasz',
    name: 'Tomasz',
    age: 14,
    iro: 'jo',
    stage: 'sent-call',
    meetingIn: 10,
    situation: 'Sent his views and asked Jo to call him'
  },
  {
    key: 'marcus',
    name: 'Marcus',
    age: 15,
    iro: 'jo',
    stage: 'invited',
    meetingIn: 1,
    situation: 'The meeting is on the next working day and nothing has come back'
  },
  {
    key: 'hana',
    name: 'Hana',
    age: 7,
    iro: 'jo',
    stage: 'started',
    meetingIn: 3,
    situation: 'Has started the picture questions for 4 to 7'
  },
  {
    key: 'yusuf',
    name: 'Yusuf',
    age: 13,
    iro: 'jo',
    stage: 'read',
    meetingIn: 5,
    situation: 'Sent, and Jo has read it: he sees what Jo said'
  },
  {
    key: 'ella',
    name: 'Ella',
    age: 3,
    iro: 'jo',
    stage: 'not-asked',
    meetingIn: 7,
    situation: 'Under four: seen by her carer, not measured (PN0)'
  },
  {
    key: 'sofia',
    name: 'Sofia',
    age: 8,
    iro: 'jo',
    stage: 'invited',
    meetingIn: 8,
    situation: 'Has never been here: choose secret pictures and start the 8 to 11 form'
  },
  {
    key: 'leo',
    name: 'Leo',
    age: 9,
    iro: 'jo',
    stage: 'started',
    meetingIn: 8,
    situation: 'Has answered a few questions and comes back on another device'
  },
  {
    key: 'grace',
    name: 'Grace',
    age: 10,
    iro: 'jo',
    stage: 'held-letter',
    meetingIn: -6,
    code: 'PN1',
    situation: 'Her meeting was held: Jo wrote back, and she can say how it went'
  },
  {
    key: 'kofi',
    name: 'Kofi',
    age: 12,
    iro: 'jo',
    stage: 'held-code',
    meetingIn: -3,
    code: 'PN6',
    situation: 'Held three working days ago: decisions are due'
  },
  {
    key: 'leila',
    name: 'Leila',
    age: 5,
    iro: 'jo',
    stage: 'held-no-code',
    meetingIn: -1,
    situation: 'Held yesterday: the code waits to be confirmed'
  },
  {
    key: 'dan',
    name: 'Dan',
    age: 16,
    iro: 'jo',
    stage: 'held-code',
    meetingIn: -8,
    code: 'PN4',
    situation: 'Came and did not share his views: words back to Dan are due'
  },
  {
    key: 'ruby',
    name: 'Ruby',
    age: 11,
    iro: 'jo',
    stage: 'held-letter',
    meetingIn: -11,
    code: 'PN1',
    chairs: 'all',
    situation: 'Chaired her own review'
  },
  {
    key: 'nour',
    name: 'Nour',
    age: 10,
    iro: 'amir',
    stage: 'invited',
    meetingIn: 6,
    language: 'ar',
    interpreter: 'Arabic, for the meeting',
    situation: 'Reads Arabic'
  },
  {
    key: 'callum',
    name: 'Callum',
    age: 13,
    iro: 'amir',
    stage: 'opened',
    meetingIn: 6,
    communication: 'symbols',
    situation: 'Uses symbols: the symbol form at thirteen'
  },
  {
    key: 'maisie',
    name: 'Maisie',
    age: 8,
    iro: 'amir',
    stage: 'sent',
    meetingIn: 12,
    cycle: 'short-breaks',
    situation: 'Short breaks: a different clock, and never in the return'
  },
  {
    key: 'theo',
    name: 'Theo',
    age: 2,
    iro: 'amir',
    stage: 'not-asked',
    meetingIn: 11,
    cycle: 'adoption',
    guardian: 'Anne Whitfield',
    situation: 'Placed for adoption: reviews after 4 weeks, 3 months, 6 months'
  },
  {
    key: 'jayden',
    name: 'Jayden',
    age: 17,
    iro: 'amir',
    stage: 'opened',
    meetingIn: 4,
    overdueBy: 12,
    teacherAsked: true,
    situation: 'Overdue: the legal limit has passed and the meeting is still to come'
  },
  {
    key: 'freya',
    name: 'Freya',
    age: 6,
    iro: 'ruth',
    stage: 'invited',
    meetingIn: 2,
    situation: 'Six years old, two days to go, nothing back'
  },
  {
    key: 'idris',
    name: 'Idris',
    age: 15,
    iro: 'ruth',
    stage: 'sent',
    meetingIn: 3,
    situation: 'Sent three days ago and still unread: past the limit'
  }
];

const others: readonly (readonly [string, number, Child['iro'], Stage, number, string?])[] = [
  ['Archie', 4, 'jo', 'invited', 16],
  ['Beth', 12, 'jo', 'read', 14],
  ['Caleb', 17, 'jo', 'invited', 18],
  ['Daisy', 8, 'jo', 'not-asked', 32],
  ['Elijah', 10, 'jo', 'not-asked', 40],
  ['Farida', 14, 'jo', 'not-asked', 55],
  ['George', 6, 'jo', 'held-letter', -17, 'PN3'],
  ['Holly', 13, 'jo', 'held-letter', -22, 'PN1'],
  ['Imran', 11, 'jo', 'not-asked', 70],
  ['Jasmine', 1, 'jo', 'not-asked', 28],
  ['Kayden', 16, 'amir', 'invited', 9],
  ['Lily', 5, 'amir', 'not-asked', 8],
  ['Mohammed', 9, 'amir', 'read', 7],
  ['Niamh', 12, 'amir', 'sent', 13],
  ['Oscar', 15, 'amir', 'held-code', -4, 'PN5'],
  ['Poppy', 7, 'amir', 'held-letter', -12, 'PN2'],
  ['Quentin', 10, 'amir', 'held-no-code', -2],
  ['Rosa', 14, 'amir', 'held-letter', -15, 'PN1'],
  ['Samuel', 11, 'amir', 'not-asked', 26],
  ['Tilly', 3, 'amir', 'not-asked', 21],
  ['Umar', 13, 'amir', 'not-asked', 44],
  ['Violet', 8, 'amir', 'not-asked', 50],
  ['William', 16, 'amir', 'not-asked', 61],
  ['Xenia', 6, 'amir', 'not-asked', 75],
  ['Yasmin', 17, 'ruth', 'invited', 5],
  ['Zack', 12, 'ruth', 'read', 6],
  ['Abigail', 9, 'ruth', 'started', 8],
  ['Bilal', 4, 'ruth', 'not-asked', 10],
  ['Chloe', 14, 'ruth', 'held-letter', -5, 'PN6'],
  ['Dexter', 11, 'ruth', 'held-code', -7, 'PN7'],
  ['Evie', 8, 'ruth', 'held-letter', -13, 'PN1'],
  ['Finn', 16, 'ruth', 'held-letter', -19, 'PN5'],
  ['Gabriel', 5, 'ruth', 'not-asked', 24],
  ['Harriet', 10, 'ruth', 'not-asked', 30],
  ['Isaac', 13, 'ruth', 'not-asked', 37],
  ['Jade', 15, 'ruth', 'not-asked', 46],
  ['Kai', 7, 'ruth', 'not-asked', 52],
  ['Lola', 2, 'ruth', 'not-asked', 58],
  ['Mason', 12, 'ruth', 'not-asked', 66],
  ['Nadia', 17, 'ruth', 'not-asked', 72]
];

/** The rest of Jo's ninety: councils' reports speak of 66 to 83 for each officer on average, and of more for some. */
const ahead = `
  Aaron Ada Aisha Alfie Alina Anders Anya Asha Ava Bella Ben Bonnie Brandon Bryony Cameron Cara Carlos
  Connor Darcey Dara David Dina Eddie Eliza Emre Erin Esme Ethan Fatima Felix Florence Frankie Gemma
  Gina Hamza Hugo Ife Isla Ivan Jack Joel Jonas Kayla Keira Lara Liam Logan Luca Mabel Malik Mara
  Maryam Matteo Mila Nathan Nia Noah Olive Omar Orla Paige Phoebe Rafi Reece Riley Robin Rowan
`
  .trim()
  .split(/\s+/);

/** Working days from today: after what is asked now, and spread over the half year in which every child has a review. */
const farAhead = (n: number): number => 33 + Math.floor(n * 1.3);

/** Nicknames of some of the others. */
const nicknames: Readonly<Record<string, string>> = { Mohammed: 'Mo', Elijah: 'Eli', Harriet: 'Hattie' };

/** Brothers and sisters who are both looked after, by key. */
export const siblingPairs: readonly { readonly keys: readonly [string, string]; readonly placed: string }[] =
  [{ keys: ['amina', 'yusuf'], placed: 'apart' }];

export const children: readonly Child[] = [
  ...named,
  ...others.map(([name, age, iro, stage, meetingIn, code]) => ({
    key: name.toLowerCase(),
    name,
    age,
    iro,
    stage,
    meetingIn,
    ...(code ? { code } : {}),
    ...(nicknames[name] ? { nickname: nicknames[name] } : {})
  })),
  ...ahead.map((name, n) => ({
    key: name.toLowerCase(),
    name,
    age: 1 + ((n * 7) % 17),
    iro: 'jo' as const,
    stage: 'not-asked' as const,
    meetingIn: farAhead(n)
  }))
];

/** First names for the adults round a child, taken in turn. */
export const parents = [
  'Samira',
  'Ewa',
  'Donna',
  'Kelly',
  'Rashid',
  'Michelle',
  'Adele',
  'Piotr',
  'Lorraine',
  'Tanya'
] as const;
export const carers = [
  'Sam',
  'Pat',
  'Chris',
  'Angela',
  'Devon',
  'Margaret',
  'Winston',
  'Linda',
  'Joyce',
  'Terry'
] as const;
export const socialWorkers = ['Priya Shah', 'Owen Pugh', 'Lena Fischer', 'Marlon Grant'] as const;
export const teachers = ['Mr Obi', 'Ms Carter', 'Mrs Lane', 'Mr Singh'] as const;
