/** Two years of held reviews, with what was sent before them, who came, the code, and how the meeting was rated. */
import { ageOn, bandFor } from '../../src/lib/domain/age-band.ts';
import { addDays, type Day } from '../../src/lib/domain/day.ts';
import { latestWorkingDay, addWorkingDays } from '../../src/lib/domain/working-day.ts';
import { formFor } from './forms.ts';
import { newId } from '../../src/lib/server/db/id.ts';
import { answersFor, inTurn } from './answers.ts';
import { sealed, managerOf, type Council, type Registered } from './council.ts';
import { at } from './days.ts';
import { addSubmission, addTriage, contextOf, type Sending } from './submissions.ts';
import { asks, letterWords } from './words.ts';

/** How the children of the demo council took part, twenty reviews in turn. */
const codes = 'PN1 PN1 PN6 PN1 PN5 PN1 PN1 PN6 PN2 PN1 PN7 PN1 PN6 PN5 PN1 PN1 PN3 PN6 PN4 PN1'.split(' ');
const reasons = [
  'did-not-want-to',
  'nothing-changes',
  'meeting-in-school-time',
  'form-not-received'
] as const;

export interface Held {
  readonly id: string;
  readonly heldOn: Day;
  readonly code: string;
  readonly dueOn: Day;
}

/** The code of the `r`th earlier review of a child: PN0 under four, else in turn. */
function codeOf(child: Registered, heldOn: Day, r: number): string {
  return ageOn(child.dateOfBirth, heldOn) < 4 ? 'PN0' : inTurn(codes, child.n * 3 + r * 7);
}

/** What the room saw, such that the code follows from it. */
export const whatHappened = (code: string) => ({
  childCame: ['PN1', 'PN2', 'PN3', 'PN4'].includes(code),
  childSpoke: code === 'PN1',
  childUsedSymbols: code === 'PN3',
  spokenForBy: code === 'PN2' ? 'iro' : code === 'PN5' ? 'advocate' : 'nobody',
  ownWordsUsed: code === 'PN6' || code === 'PN2',
  otherMedium: 'none'
});

/** A held review: the row, its sitting, who came. Ratings and words are added beside it. */
export function addHeld(council: Council, child: Registered, held: Held, confirmed: boolean): void {
  const heldAt = at(held.heldOn, 16);
  council.rows.add('reviews', {
    id: held.id,
    childId: child.id,
    iroId: child.iroId,
    dueOn: held.dueOn,
    meetingOn: held.heldOn,
    meetingTime: '16:00',
    placeKind: 'home',
    heldOn: held.heldOn,
    participationCode: confirmed ? held.code : null,
    createdAt: heldAt - 3_000_000_000,
    updatedAt: heldAt
  });
  const meetingId = newId();
  council.rows.add('meetings', {
    id: meetingId,
    reviewId: held.id,
    heldOn: held.heldOn,
    counts: true,
    ...whatHappened(held.code),
    chairedByChild: child.cast.chairs ?? (child.n % 11 === 4 ? 'part' : 'no'),
    recordedBy: child.iroId,
    recordedAt: heldAt + 7_200_000
  });
  for (const [i, person] of child.people.entries()) {
    council.rows.add('attendances', {
      id: newId(),
      meetingId,
      connectionId: person.id,
      role: person.role,
      invited: person.role !== 'sibling',
      came: (child.n + i) % 3 !== 1
    });
  }
  if (confirmed) addCode(council, child, held);
}

function addCode(council: Council, child: Registered, held: Held): void {
  council.rows.add('codeDecisions', {
    id: newId(),
    reviewId: held.id,
    proposed: held.code,
    reasons: [`Age on the day: ${String(ageOn(child.dateOfBirth, held.heldOn))}`],
    confirmed: held.code,
    noContributionReason: held.code === 'PN4' || held.code === 'PN7' ? inTurn(reasons, child.n) : null,
    confirmedBy: child.iroId,
    confirmedAt: at(addWorkingDays(held.heldOn, 1, council.holidays), 10)
  });
}

/** What was asked for and what came of it, and the letter to the child. */
export function addReply(council: Council, child: Registered, held: Held, r: number): void {
  const writtenAt = at(addWorkingDays(held.heldOn, 4, council.holidays), 11);
  for (let position = 0; position < 3; position += 1) {
    const id = newId();
    const ask = inTurn(asks, child.n + r * 3 + position);
    council.rows.add('outcomes', {
      id,
      reviewId: held.id,
      childId: child.id,
      position,
      asked: sealed(council, 'outcomes.asked', id, ask.asked),
      state: ask.state,
      reply: sealed(council, 'outcomes.reply', id, ask.reply),
      writtenBy: child.iroId,
      writtenAt
    });
  }
  const id = newId();
  council.rows.add('letters', {
    id,
    reviewId: held.id,
    words: sealed(council, 'letters.words', id, letterWords(child.cast.name, child.iroName)),
    sentBy: child.iroId,
    sentAt: writtenAt
  });
}

/** Whether this voice answered before this review, so that returns differ by audience. */
function answered(child: Registered, held: Held, audience: string, r: number): boolean {
  if (audience === 'parent')
    return child.people.some((p) => p.role === 'parent' && p.asked) && (child.n + r) % 3 !== 1;
  if (audience === 'carer') return (child.n + r) % 5 !== 2;
  return ['PN1', 'PN2', 'PN5', 'PN6'].includes(held.code) && (child.n + r) % 6 !== 3;
}

type Audience = Sending['audience'];

/** Views come two to ten days before the meeting, ratings within a week after it. */
function writtenAt({ n }: Registered, held: Held, purpose: 'views' | 'rating', r: number): number {
  return purpose === 'views'
    ? at(addDays(held.heldOn, -(2 + ((n + r) % 9))), 17, n)
    : at(addDays(held.heldOn, 1 + ((n + r) % 6)), 18, n);
}

function addVoice(
  council: Council,
  child: Registered,
  held: Held,
  audience: Audience,
  purpose: 'views' | 'rating',
  r: number
): void {
  const { dateOfBirth, cast } = child;
  const band = bandFor({ dateOfBirth, on: held.heldOn, communication: cast.communication ?? null });
  const form = formFor(purpose, audience, band);
  if (form === null) return;
  const context = contextOf(child, audience);
  const submittedAt = writtenAt(child, held, purpose, r);
  const sending: Sending = {
    child,
    reviewId: held.id,
    invitationId: null,
    audience,
    connectionId: child.people.find(({ role }) => role === audience)?.id ?? null,
    form,
    answers: answersFor(form, child.n + r * 5, context),
    startedAt: submittedAt - 900_000,
    submittedAt,
    helper: audience === 'child' && child.n % 4 === 0 ? 'carer' : 'nobody'
  };
  const { id } = addSubmission(council, sending, context);
  const tell = purpose === 'views' && audience === 'child' ? 'I read this. Thank you.' : null;
  // What was said of these meetings carries no name, so the manager read it.
  const reader = purpose === 'views' ? child.iroId : managerOf(council);
  addTriage(council, id, reader, submittedAt + 50_000_000, tell);
}

/** Everybody's views before a held review and ratings after it. */
export function addVoices(council: Council, child: Registered, held: Held, r: number, rated: boolean): void {
  for (const audience of ['child', 'parent', 'carer'] as const) {
    if (answered(child, held, audience, r)) addVoice(council, child, held, audience, 'views', r);
    const rates = audience === 'child' ? (child.n + r) % 3 !== 0 : (child.n + r) % 4 === 1;
    if (rated && rates && held.code !== 'PN0') addVoice(council, child, held, audience, 'rating', r);
  }
}

/**
 * The earlier reviews of a child, latest first, about every five and a half months, one in thirteen late.
 * @param before the day of the next meeting, so that the series runs into it
 */
export function addHistory(council: Council, child: Registered, before: Day): void {
  const twoYearsAgo = addDays(council.today, -730);
  let next = before;
  for (let r = 0; r < 5; r += 1) {
    const heldOn = latestWorkingDay(addDays(next, -(150 + ((child.n * 5 + r * 11) % 30))), council.holidays);
    if (heldOn < twoYearsAgo || heldOn < addDays(child.lookedAfterSince, 14)) return;
    const late = (child.n + r * 4) % 13 === 6;
    const held: Held = {
      id: newId(),
      heldOn,
      code: codeOf(child, heldOn, r),
      dueOn: addDays(heldOn, late ? -4 : 6 + (child.n % 10))
    };
    addHeld(council, child, held, (child.n + r * 2) % 29 !== 17);
    addReply(council, child, held, r);
    addVoices(council, child, held, r, true);
    next = heldOn;
  }
}
