/** Two years of held reviews, with what was sent before them, who came, the code, and how the meeting was rated. */
import { ageOn, bandFor } from '../../src/lib/domain/age-band.ts';
import { addDays, type Day } from '../../src/lib/domain/day.ts';
import { midwayDay } from '../../src/lib/domain/review-clock.ts';
import { addWorkingDays } from '../../src/lib/domain/working-day.ts';
import { formFor } from './forms.ts';
import { newId } from '../../src/lib/server/db/id.ts';
import { answersFor, inTurn } from './answers.ts';
import { sealed, managerOf, officeOf, type Council, type Person, type Registered } from './council.ts';
import { limitOf } from './clock.ts';
import { at } from './days.ts';
import { iroOn } from './handovers.ts';
import { papersOfHeld } from './papers.ts';
import { addSubmission, addTriage, contextOf, type Sending } from './submissions.ts';
import { asks, decidedWords, letterWords } from './words.ts';

/** Only among the first of the cast were codes never confirmed and midway checks left: the rest of Jo's ninety are in order. */
const behindUpTo = 60;

/** How the children of the demo council took part, twenty reviews in turn. */
const codes = 'PN1 PN1 PN6 PN1 PN5 PN1 PN1 PN6 PN2 PN1 PN7 PN1 PN6 PN5 PN1 PN1 PN3 PN6 PN4 PN1'.split(' ');
const reasons = ['did-not-want-to', 'nothing-changes', 'school-time', 'form-not-received'] as const;

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
const whatHappened = (code: string) => ({
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
    iroId: iroOn(council, child, held.heldOn),
    dueOn: held.dueOn,
    meetingOn: held.heldOn,
    meetingTime: '16:00',
    placeKind: 'home',
    heldOn: held.heldOn,
    participationCode: confirmed ? held.code : null,
    ...papersOfHeld(council, child, held),
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
    if (ask.state !== 'no')
      addDecision(council, child, held, { outcomeId: id, asked: ask.asked, position, r });
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

/** How the three decisions of a review stand: of the last one some are still to do, of those before it none. */
const stateOf = (r: number, position: number, n: number): string =>
  r === 0
    ? inTurn(['done', 'open', 'part', 'open'] as const, n + position)
    : inTurn(['done', 'done', 'part', 'not-done'] as const, n + r + position);

interface Decided {
  readonly outcomeId: string;
  readonly asked: string;
  readonly position: number;
  /** Which review this is, counted back: 0 is the last. */
  readonly r: number;
}

/** What the room decided in answer to one thing the child asked. */
function addDecision(council: Council, child: Registered, held: Held, decided: Decided): void {
  const id = newId();
  const { outcomeId, position, r } = decided;
  const state = stateOf(r, position, child.n);
  const recordedAt = at(addWorkingDays(held.heldOn, 2, council.holidays), 15);
  council.rows.add('decisions', {
    id,
    reviewId: held.id,
    childId: child.id,
    position,
    words: sealed(council, 'decisions.words', id, decidedWords[decided.asked] ?? decided.asked),
    owner: sealed(council, 'decisions.owner', id, inTurn(['Social worker', 'Carer', 'IRO'], position)),
    dueOn: addDays(held.heldOn, 60 + position * 30),
    state,
    outcomeId,
    recordedBy: child.iroId,
    recordedAt,
    stateAt: state === 'open' ? null : recordedAt + 5_000_000_000
  });
}

/** Who of a review's voices was asked: a parent unless they must not be, a child from four. */
function personAsked(child: Registered, held: Held, audience: Audience): Person | null | undefined {
  if (audience === 'child') return held.code === 'PN0' ? undefined : null;
  return child.people.find(({ role, asked }) => role === audience && asked);
}

/** Whether this voice answered before this review, so that returns differ by audience. */
function answered({ n }: Registered, held: Held, audience: Audience, r: number): boolean {
  if (audience === 'parent') return (n + r) % 3 !== 1;
  if (audience === 'carer') return (n + r) % 5 !== 2;
  return ['PN1', 'PN2', 'PN5', 'PN6'].includes(held.code) && (n + r) % 6 !== 3;
}

/** An invitation that has long ended. Its link and words were never given to anybody. */
function addPastInvitation(
  council: Council,
  child: Registered,
  held: Held,
  audience: Audience,
  person: Person | null
): string {
  const id = newId();
  council.rows.add('invitations', {
    id,
    reviewId: held.id,
    childId: child.id,
    audience,
    connectionId: person?.id ?? null,
    tokenHash: council.store.vault.mac('demo', `token ${id}`),
    codeHash: council.store.vault.mac('demo', `code ${id}`),
    language: 'en',
    createdAt: at(addDays(held.heldOn, -15), 9),
    openedAt: (child.n + held.heldOn.length) % 7 === 3 ? null : at(addDays(held.heldOn, -12), 18),
    endsAt: at(addDays(held.heldOn, 42), 23),
    endedAt: null
  });
  return id;
}

type Audience = Sending['audience'];
const audiences = ['child', 'parent', 'carer'] as const;
type Purpose = 'views' | 'rating';

/** Views come two to ten days before the meeting, ratings within a week after it. */
function writtenAt(child: Registered, held: Held, voice: Voice, r: number): number {
  const { n } = child;
  if (cameLate(child, voice, r)) return at(addDays(held.heldOn, 8), 11);
  return voice.purpose === 'views'
    ? at(addDays(held.heldOn, -(2 + ((n + r) % 9))), 17, n)
    : at(addDays(held.heldOn, 1 + ((n + r) % 6)), 18, n);
}

/** The paper of Theo's carer was in the post when the meeting was held, and came eight days after it. */
const cameLate = (
  { cast }: Registered,
  { audience, purpose }: Pick<Voice, 'audience' | 'purpose'>,
  r: number
) => cast.key === 'theo' && audience === 'carer' && purpose === 'views' && r === 0;

interface Voice {
  readonly audience: Audience;
  readonly purpose: Purpose;
  /** Null for a rating that was sent without a name. */
  readonly invitationId: string | null;
  readonly connectionId: string | null;
}

function addVoice(council: Council, child: Registered, held: Held, voice: Voice, r: number): void {
  const { dateOfBirth, cast } = child;
  const { purpose, audience } = voice;
  const band = bandFor({ dateOfBirth, on: held.heldOn, communication: cast.communication ?? null });
  const form = formFor(purpose, audience, band);
  if (form === null) return;
  const context = contextOf(child, audience);
  const submittedAt = writtenAt(child, held, voice, r);
  const typed = cameLate(child, voice, r) ? { typedBy: officeOf(council) } : {};
  const sending: Sending = {
    child,
    reviewId: held.id,
    ...voice,
    form,
    answers: answersFor(form, child.n + r * 5, context),
    startedAt: submittedAt - 900_000,
    submittedAt,
    helper: audience === 'child' && child.n % 4 === 0 ? 'carer' : 'nobody',
    ...typed
  };
  const { row } = addSubmission(council, sending, context);
  const tell = purpose === 'views' && audience === 'child' ? 'I read this. Thank you.' : null;
  // What carries no name is read by the manager, everything else by the child's IRO.
  const reader = voice.invitationId === null ? managerOf(council) : child.iroId;
  addTriage(council, row, reader, submittedAt + 50_000_000, tell);
}

/** Two in three children rate the meeting, and one in three adults. */
const rates = ({ n }: Registered, audience: Audience, r: number): boolean =>
  audience === 'child' ? (n + r) % 3 !== 0 : (n + r) % 3 === 1;

/** Everybody who was asked about a held review, each with the invitation they came in by. */
function voicesOf(
  child: Registered,
  held: Held,
  wayIn: (audience: Audience, person: Person | null) => string | null
) {
  return audiences.flatMap((audience) => {
    const person = personAsked(child, held, audience);
    if (person === undefined) return [];
    const invitationId = wayIn(audience, person);
    return invitationId === null ? [] : [{ audience, invitationId, connectionId: person?.id ?? null }];
  });
}

/** Views of a review that was just held: its ways in are open and were made elsewhere. */
export function addViews(
  council: Council,
  child: Registered,
  held: Held,
  invitationOf: (audience: Audience) => string | null
): void {
  for (const voice of voicesOf(child, held, invitationOf)) {
    if (answered(child, held, voice.audience, 0))
      addVoice(council, child, held, { ...voice, purpose: 'views' }, 0);
  }
}

/** Everybody's views before a review of the past, and ratings after it; one rating in four without a name. */
export function addPastVoices(council: Council, child: Registered, held: Held, r: number): void {
  const voices = voicesOf(child, held, (audience, person) =>
    addPastInvitation(council, child, held, audience, person)
  );
  const nameless = (child.n + r) % 4 === 0 ? { invitationId: null, connectionId: null } : {};
  for (const voice of voices) {
    const { audience } = voice;
    if (answered(child, held, audience, r) || cameLate(child, { audience, purpose: 'views' }, r))
      addVoice(council, child, held, { ...voice, purpose: 'views' }, r);
    if (rates(child, audience, r))
      addVoice(council, child, held, { ...voice, ...nameless, purpose: 'rating' }, r);
  }
}

/** The look half way to the next review; what came due in the last weeks still waits. */
function addMidway(council: Council, child: Registered, held: Held, next: Day): void {
  const doneOn = midwayDay(held.heldOn, next, council.holidays);
  if (doneOn > addDays(council.today, child.n > behindUpTo ? -3 : -25)) return;
  const id = newId();
  council.rows.add('midwayChecks', {
    id,
    childId: child.id,
    reviewId: held.id,
    doneOn,
    words: sealed(
      council,
      'midwayChecks.words',
      id,
      'Spoke to the social worker. What was agreed is under way.'
    ),
    doneBy: child.iroId,
    doneAt: at(doneOn, 15)
  });
}

/**
 * The earlier reviews of a child, latest first, each with the limit that follows from those before it.
 * @param before the day of the next meeting, so that the series runs into it
 */
export function addHistory(council: Council, child: Registered, before: Day): void {
  let next = before;
  for (const [r, heldOn] of [...child.earlier].reverse().entries()) {
    const held: Held = {
      id: newId(),
      heldOn,
      code: codeOf(child, heldOn, r),
      dueOn: limitOf(
        council,
        child,
        child.earlier.filter((day) => day < heldOn)
      )
    };
    addHeld(council, child, held, child.n > behindUpTo || (child.n + r * 2) % 29 !== 17);
    addReply(council, child, held, r);
    addPastVoices(council, child, held, r);
    addMidway(council, child, held, next);
    next = heldOn;
  }
}
