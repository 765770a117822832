/** What is known about how a child took part, as the code rules need it. */
import type { ParticipationCode } from './code-words.ts';
import type { Day } from './day.ts';

/** The child's form, when one was sent. */
export interface ViewsSent {
  readonly on: Day;
  /** nobody, carer, social-worker, advocate, iro, teacher, other; null when it was not said. */
  readonly helper: string | null;
  /** False when an adult filled it in instead of the child: then these are not the child's views. */
  readonly ownWords?: boolean | undefined;
}

/** What was seen in the room. */
export interface MeetingFacts {
  readonly childCame: boolean;
  readonly childSpoke: boolean;
  readonly childUsedSymbols: boolean;
  /** nobody, advocate, iro or other. */
  readonly spokenForBy: string;
  /** The child's own words were read or played in the meeting. */
  readonly ownWordsUsed: boolean;
}

export interface CodeFacts {
  readonly dateOfBirth: Day;
  /** The day the review was held, or is planned for. */
  readonly reviewDay: Day;
  readonly viewsSent: ViewsSent | null;
  /** none, letter, phone, audio, video or other. */
  readonly otherMedium: string;
  /** Null until a meeting is recorded. */
  readonly meeting: MeetingFacts | null;
  /** What the child answered about coming, in words; shown, never used to decide. */
  readonly wantsToCome?: string | null | undefined;
  /** What the helper recorded: how the child answered, how sure the helper is (evidence for PN3). Shown, never used to decide. */
  readonly helperRecord?: readonly CodeReason[] | undefined;
}

export interface CodeReason {
  readonly label: string;
  readonly words: string;
}

export interface CodeAlternative {
  readonly code: ParticipationCode;
  /** When this code would be right instead: follows "if". */
  readonly when: string;
}

/** A proposal, never a final code: the IRO chooses after the meeting. */
export interface CodeProposal {
  readonly code: ParticipationCode;
  readonly reasons: readonly CodeReason[];
  readonly alternatives: readonly CodeAlternative[];
  readonly warning: string | null;
  /** True for PN4 and PN7, which need a reason from the closed list. */
  readonly needsReason: boolean;
}

const otherWays: Readonly<Record<string, string>> = {
  letter: 'a letter or note',
  phone: 'a phone call or text',
  audio: 'a sound recording',
  video: 'a video',
  other: 'views given another way'
};

const helpers: Readonly<Record<string, string>> = {
  carer: 'a carer',
  'social-worker': 'a social worker',
  advocate: 'an advocate',
  iro: 'the IRO',
  teacher: 'a teacher',
  other: 'someone else'
};

const speakers: Readonly<Record<string, string>> = { advocate: 'An advocate', iro: 'The IRO' };

/** "a letter or note"; null when no other way was used. */
export const otherWay = (medium: string): string | null =>
  medium === 'none' || medium === '' ? null : (otherWays[medium] ?? 'views given another way');

/** "a carer"; null when nobody helped, or it was not said. */
export const helperWords = (helper: string | null): string | null =>
  helper === null || helper === 'nobody' ? null : (helpers[helper] ?? 'someone else');

/** "An advocate", to start a sentence. */
export const speakerWords = (spokenForBy: string): string => speakers[spokenForBy] ?? 'Someone';

/** The child's own form was sent; one an adult filled in for the child does not count. */
export const sentOwnViews = (facts: CodeFacts): boolean =>
  facts.viewsSent !== null && facts.viewsSent.ownWords !== false;

/** Views reached us by the form or by another medium. */
export const viewsCame = (facts: CodeFacts): boolean =>
  sentOwnViews(facts) || otherWay(facts.otherMedium) !== null;

export const wasSpokenFor = (meeting: MeetingFacts): boolean =>
  meeting.spokenForBy !== 'nobody' && meeting.spokenForBy !== '';
