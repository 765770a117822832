/**
 * How far each person asked for their views has come, computed from facts (asked, opened, started, sent):
 * nothing of it is stored.
 */
import { dayOf, type Day } from '../../domain/day.ts';
import type { Audience } from '../../domain/viewer.ts';

export type AskedAudience = Audience;

/** `off`: must not or need not be asked. `no-way-in`: asked, and what they had has ended. `typing`: a member of staff types in their paper. `part`: some of several have sent. */
export type AskedKind =
  'off' | 'not-asked' | 'no-way-in' | 'not-opened' | 'opened' | 'started' | 'typing' | 'part' | 'sent';

export interface AskedState {
  readonly kind: AskedKind;
  /** Day of the last views sent. */
  readonly on: Day | null;
  readonly sent: number;
  /** How many people of this audience there are to ask. */
  readonly of: number;
  /** Who types in a paper of theirs that is not sent, and since when. */
  readonly typing?: { readonly by: string; readonly since: Day } | undefined;
}

/** One person to ask: the child (null) or a connection, and whether they may be asked. */
export interface ToAsk {
  readonly audience: AskedAudience;
  readonly connectionId: string | null;
  readonly ask: boolean;
}

export interface InvitationFact {
  readonly audience: string;
  readonly connectionId: string | null;
  readonly openedAt: number | null;
  /** It still lets them in: by one that has ended nobody can answer. */
  readonly isOpen: boolean;
}

/** Whether a way in lets somebody in at `now`. */
export const isOpenAt = (
  { endedAt, endsAt }: { readonly endedAt: number | null; readonly endsAt: number },
  now: number
): boolean => endedAt === null && endsAt > now;

/** Views only, neither withdrawn nor replaced. `submittedAt` is null while they are a draft. */
export interface SubmissionFact {
  readonly audience: string;
  readonly connectionId: string | null;
  readonly submittedAt: number | null;
  readonly startedAt: number;
  /** Who typed it in from paper; null when the person answered here. */
  readonly typedBy: string | null;
}

const furthest: readonly AskedKind[] = [
  'sent',
  'typing',
  'started',
  'opened',
  'not-opened',
  'no-way-in',
  'not-asked'
];

/** The state of one audience of one review. */
export function askedState(
  audience: AskedAudience,
  people: readonly ToAsk[],
  invitations: readonly InvitationFact[],
  submissions: readonly SubmissionFact[]
): AskedState {
  const asked = people.filter((person) => person.audience === audience && person.ask);
  const own = submissions.filter((submission) => submission.audience === audience);
  const sentAt = own.flatMap((submission) => submission.submittedAt ?? []);
  const on = sentAt.length === 0 ? null : dayOf(Math.max(...sentAt));
  const kinds = asked.map((person) => personKind(person, invitations, own));
  const sent = kinds.filter((kind) => kind === 'sent').length;
  const typing = own.flatMap(typingIn)[0];
  const state = { kind: overall(kinds, sent, sentAt.length), on, sent, of: asked.length };
  return typing === undefined ? state : { ...state, typing };
}

const typingIn = ({ typedBy, submittedAt, startedAt }: SubmissionFact) =>
  typedBy === null || submittedAt !== null ? [] : [{ by: typedBy, since: dayOf(startedAt) }];

function overall(kinds: readonly AskedKind[], sent: number, anySent: number): AskedKind {
  // Somebody no longer on the list may have sent before they left it: what was sent still counts as sent.
  if (kinds.length === 0) return anySent > 0 ? 'sent' : 'off';
  if (sent === kinds.length) return 'sent';
  if (sent > 0) return 'part';
  return furthest.find((kind) => kinds.includes(kind)) ?? 'not-asked';
}

function personKind(
  person: ToAsk,
  invitations: readonly InvitationFact[],
  submissions: readonly SubmissionFact[]
): AskedKind {
  const theirs = (fact: { audience: string; connectionId: string | null }) =>
    fact.audience === person.audience &&
    (person.connectionId === null || fact.connectionId === person.connectionId);
  const written = submissions.filter(theirs);
  if (written.some((submission) => submission.submittedAt !== null)) return 'sent';
  if (written.some(({ typedBy }) => typedBy !== null)) return 'typing';
  if (written.length > 0) return 'started';
  const invited = invitations.filter(theirs);
  if (invited.length === 0) return 'not-asked';
  const open = invited.filter(({ isOpen }) => isOpen);
  if (open.length === 0) return 'no-way-in';
  return open.some((invitation) => invitation.openedAt !== null) ? 'opened' : 'not-opened';
}
