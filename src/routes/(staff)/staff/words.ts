/** Staff words for what the services know as values. Plain English; staff pages have one language. */
import { shortDay } from '$lib/i18n/dates.ts';

/** "Amina, 9" */
export const nameAndAge = (who: { readonly name: string; readonly age: number }): string =>
  `${who.name}, ${who.age}`;

/** "Also due: Yusuf, Tue 1 Dec": reviews of brothers and sisters. */
export const alsoDueWords = (reviews: readonly { readonly name: string; readonly on: string }[]): string =>
  `Also due: ${reviews.map(({ name, on }) => `${name}, ${shortDay(on)}`).join('; ')}`;
/** "2 h 5 min" of so many milliseconds, begun minutes left out. */
export function lengthWords(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return 'less than a minute';
  const parts = [[Math.floor(minutes / 60), 'h'] as const, [minutes % 60, 'min'] as const];
  return parts.flatMap(([n, unit]) => (n === 0 ? [] : `${n}\u00a0${unit}`)).join(' ');
}

/** "2 working days left", "today", "1 working day late". */
export function daysLeftWords(daysLeft: number): string {
  // Kept on one line: a clock is read at a glance.
  const days = (n: number) => `${n}\u00a0working\u00a0day${n === 1 ? '' : 's'}`;
  if (daysLeft < 0) return `${days(-daysLeft)}\u00a0late`;
  return daysLeft === 0 ? 'today' : `${days(daysLeft)}\u00a0left`;
}

/** "Tue 24 Nov, 2 working days left" */
export const dueWords = (by: string, daysLeft: number): string =>
  `${shortDay(by)}, ${daysLeftWords(daysLeft)}`;

const placeWords: Readonly<Record<string, string>> = {
  home: 'at home',
  school: 'at school',
  office: 'council office',
  outside: 'outside or café',
  online: 'online',
  else: 'somewhere else'
};

/** "Thu 3 Dec, 16:00, at home"; "no day yet". */
export function meetingWords(review: {
  readonly meetingOn: string | null;
  readonly meetingTime: string | null;
  readonly placeKind: string | null;
}): string {
  if (review.meetingOn === null) return 'No day yet';
  const place = review.placeKind === null ? null : (placeWords[review.placeKind] ?? review.placeKind);
  return [shortDay(review.meetingOn), review.meetingTime, place].filter((part) => part !== null).join(', ');
}

/** "Sent 16 Nov", "Sent today", "1 of 2 sent", "Not opened". */
export function stateWords(
  state: { readonly kind: string; readonly on: string | null; readonly sent: number; readonly of: number },
  today: string
): string {
  const day = state.on === today ? 'today' : state.on === null ? '' : shortDay(state.on).replace(/^\w+ /, '');
  if (state.kind === 'sent') return `Sent ${day}`.trim();
  if (state.kind === 'part') return `${state.sent} of ${state.of} sent`;
  return stillWords[state.kind] ?? state.kind;
}

const stillWords: Readonly<Record<string, string>> = {
  off: 'Not to be asked',
  'not-asked': 'Not asked yet',
  'no-way-in': 'No way in',
  'not-opened': 'Not opened',
  opened: 'Opened',
  started: 'Started',
  typing: 'Paper being typed in'
};

/** "by Ben Pryce, since Mon 16 Nov": who types in a paper. */
export const typingWords = ({ by, since }: { readonly by: string; readonly since: string }): string =>
  `by ${by}, since ${shortDay(since)}`;

export type Mark = 'sent' | 'started' | 'opened' | 'not-opened' | 'not-asked';

/** The drawn mark of a state. */
export function stateMark(kind: string): Mark {
  if (kind === 'part' || kind === 'typing') return 'started';
  return kind === 'sent' || kind === 'started' || kind === 'opened' || kind === 'not-opened'
    ? kind
    : 'not-asked';
}

/** A parent or carer as the child knows them: "Mum, Samira". */
export const personWords = (person: { readonly name: string; readonly calledBy: string | null }): string =>
  person.calledBy === null || person.calledBy === person.name
    ? person.name
    : `${person.calledBy}, ${person.name}`;

export const audienceWords: Readonly<Record<string, string>> = {
  child: 'Child',
  parent: 'Parent',
  carer: 'Carer',
  other: 'Another adult'
};

/** Whether a parent has contact with the child. */
export const contactWords: Readonly<Record<string, string>> = {
  yes: 'yes',
  supervised: 'only supervised',
  none: 'none'
};

/** Why a way in was ended by itself. */
export const endedWords: Readonly<Record<string, string>> = {
  'invitation.ended-not-asked': 'they must not be asked',
  'invitation.ended-left': 'they are no longer round the child',
  'invitation.ended-care': 'the child is no longer looked after'
};

/** As what somebody is asked: "Parent", "Teacher". */
export const asWords = (who: { readonly audience: string; readonly role: string | null }): string =>
  who.audience === 'other' && who.role !== null && who.role !== 'other'
    ? (roleWords[who.role] ?? who.role)
    : (audienceWords[who.audience] ?? who.audience);

/** Whose words these are: "Amina", "Mum, Samira", "Carer, Sam", "Teacher, Mr Okoro". */
export function voiceName(
  voice: {
    readonly audience: string;
    readonly person: {
      readonly name: string;
      readonly calledBy: string | null;
      readonly role: string;
    } | null;
  },
  child: string
): string {
  if (voice.audience === 'child') return child;
  if (voice.person === null) return audienceWords[voice.audience] ?? voice.audience;
  const { role, name } = voice.person;
  // A parent, and whoever has no role with a name, as the child knows them.
  if (voice.audience === 'parent' || role === 'other') return personWords(voice.person);
  return `${asWords({ audience: voice.audience, role })}, ${name}`;
}

/** Why a paper was typed in by mistake. */
export const mistypedWords: Readonly<Record<'wrong-person' | 'wrong-review' | 'twice', string>> = {
  'wrong-person': 'It is somebody else’s paper',
  'wrong-review': 'It is for another review',
  twice: 'It was typed in twice'
};
/** "2 people hold a letter with the old day" */
export const oldDayWords = (people: number): string =>
  people === 1
    ? 'One person holds a letter with the old day'
    : `${people} people hold a letter with the old day`;

/** Who may hear an answer, with its symbol. */
export const hearerWords = {
  iro: { symbol: 'private', words: 'IRO only' },
  meeting: { symbol: 'talk', words: 'May be said in the meeting' },
  mixed: 'May be said in the meeting, but for what is marked IRO only'
} as const;

export const requestWords: Readonly<Record<string, string>> = {
  'call-me': 'Asked for a call',
  advocate: 'Asked for an advocate',
  'advocate-stop': 'Does not want the advocate now',
  'another-time': 'Asked for another time or place',
  'independent-visitor': 'Asked for an independent visitor',
  complaint: 'Complained',
  'data-complaint': 'Complained about the use of their information',
  pictures: 'Forgot the secret pictures'
};

const helperKinds: Readonly<Record<string, string>> = {
  carer: 'with a carer',
  'social-worker': 'with a social worker',
  advocate: 'with an advocate',
  iro: 'with the IRO',
  teacher: 'with a teacher',
  other: 'with someone'
};

/** "alone", "with a carer (Sam)", "helper not said". */
export function helperWords(helper: string | null, name: string | null): string {
  if (helper === null) return 'helper not said';
  if (helper === 'nobody') return 'alone';
  return `${helperKinds[helper] ?? 'with someone'}${name === null ? '' : ` (${name})`}`;
}

/** "picture, 240 KB" */
export function scanWords({
  mediaType,
  size
}: {
  readonly mediaType: string;
  readonly size: number;
}): string {
  const kind = mediaType === 'application/pdf' ? 'PDF' : 'picture';
  return `${kind}, ${Math.max(1, Math.round(size / 1000))} KB`;
}

export const areaWords: Readonly<Record<string, string>> = {
  HOME: 'Home',
  SCH: 'School and work',
  HEALTH: 'Health',
  FEEL: 'Feelings and safety',
  FAM: 'Family',
  FRND: 'Friends and fun',
  LIST: 'Being listened to',
  PLAN: 'Plan',
  WORRY: 'Worries and wishes',
  RIGHT: 'Rights',
  REV: 'The meeting'
};

export const roleWords: Readonly<Record<string, string>> = {
  parent: 'Parent',
  carer: 'Carer',
  'social-worker': 'Social worker',
  teacher: 'Teacher',
  sibling: 'Brother or sister',
  friend: 'Friend',
  advocate: 'Advocate',
  guardian: 'Children’s guardian',
  visitor: 'Independent visitor',
  health: 'Health',
  interpreter: 'Interpreter',
  manager: 'Manager',
  other: 'Other'
};

/** The words of a choice, to stand alone: "No". */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** What became of a message. */
export const messageWords = {
  waiting: { words: 'Message on its way', kind: 'part' },
  again: { words: 'Message not taken yet, tried again', kind: 'part' },
  sent: { words: 'Message sent', kind: 'done' },
  delivered: { words: 'Message arrived', kind: 'done' },
  failed: { words: 'Message did not arrive', kind: 'eyes' },
  unsure: { words: 'Message perhaps not sent', kind: 'eyes' }
} as const;

/** Why a message did not arrive: the words of a code that can be said, else the code. */
export const messageProblem = (code: string): string => problemWords[code] ?? code;

const problemWords: Readonly<Record<string, string>> = {
  'came-back': 'Came back',
  'permanent-failure': 'No such address or number',
  'temporary-failure': 'The inbox was full, or the telephone off',
  'technical-failure': 'A fault at GOV.UK Notify'
};

/** What became of a decision. */
export const decisionWords = {
  open: { words: 'Still to do', kind: 'part' },
  done: { words: 'Done', kind: 'done' },
  part: { words: 'Done in part', kind: 'part' },
  'not-done': { words: 'Not done', kind: 'plain' }
} as const;

/** Roles of the staff. */
export const staffRoleWords: Readonly<Record<string, string>> = {
  iro: 'Independent reviewing officer',
  manager: 'Manager',
  'business-support': 'Business support',
  participation: 'Participation worker',
  advocacy: 'Advocacy provider',
  'social-work': 'Social work team'
};
