/**
 * A large council: 1,000 children with five years of held reviews each, and the review to come. Written as rows in
 * bulk, in the shape in which the services would have left them.
 */
import { inTurn } from '../../drizzle/demo/answers.ts';
import { sealed, type Council, type Registered } from '../../drizzle/demo/council.ts';
import { at } from '../../drizzle/demo/days.ts';
import { addHeld, addPastVoices, addReply, type Held } from '../../drizzle/demo/history.ts';
import { Rows } from '../../drizzle/demo/rows.ts';
import { ageOn } from '../../src/lib/domain/age-band.ts';
import { addDays, dayOf, type Day } from '../../src/lib/domain/day.ts';
import { addWorkingDays, latestWorkingDay } from '../../src/lib/domain/working-day.ts';
import { newId } from '../../src/lib/server/db/id.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { holidaySet, seedBankHolidays } from '../../src/lib/server/services/bank-holidays.ts';
import { BulkWriter } from './bulk.ts';
import { addComing } from './large-coming.ts';
import { addChild, addTeam, type Member } from './large-register.ts';
import { openPlace, type Place } from './place.ts';

export interface Filled {
  readonly team: readonly Member[];
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
}

/** Reviews a child has had: one every six months. */
const reviewsEach = 10;
const hour = 3_600_000;

/** Fills the place's empty database, 25 children in a transaction so that memory stays small. */
export async function fillLargeCouncil(place: Place, children: number): Promise<Filled> {
  const store = await openPlace(place);
  try {
    const now = Date.now();
    await seedBankHolidays(store);
    const team = await addTeam(store, now);
    const iros = team.filter(({ role }) => role === 'iro');
    const council = { ...(await foundation(store, team, now)), rows: new Rows() };
    const bulk = new BulkWriter(place.database, store.t);
    for (let from = 0; from < children; from += 25) {
      const part = { ...council, rows: new Rows() };
      for (let n = from; n < Math.min(children, from + 25); n += 1)
        addWholeChild(part, addChild(part, n, inTurn(iros, n)));
      bulk.write(part.rows);
    }
    bulk.close();
    return { team, rows: await counted(store) };
  } finally {
    await store.close();
  }
}

async function foundation(store: Store, team: readonly Member[], now: number) {
  const manager = team.find(({ role }) => role === 'manager')?.id ?? '';
  const holidays = await holidaySet(store);
  return { store, now, today: dayOf(now), holidays, staffIds: new Map([['maggie', manager]]) };
}

async function counted({ db, t }: Store): Promise<Record<string, number>> {
  const rows: Record<string, number> = {};
  for (const [name, table] of Object.entries(t)) {
    const many = await db.$count(table);
    if (many > 0) rows[name] = many;
  }
  return rows;
}

function addWholeChild(council: Council, child: Registered): void {
  // The last review was within the half year before today; those before it follow every 183 days.
  const last = addDays(council.today, -(1 + ((child.n * 7) % 180)));
  for (let r = reviewsEach - 1; r >= 0; r -= 1) {
    const held = heldReview(council, child, addDays(last, -183 * r), r);
    // Nearly all codes are confirmed: a few of the last reviews still wait for theirs.
    addHeld(council, child, held, r > 0 || child.n % 9 !== 4);
    addReply(council, child, held, r);
    addDecisions(council, child, held, r);
    addPastVoices(council, child, held, r);
    addLog(council, child, held);
  }
  addComing(council, child, latestWorkingDay(addDays(last, 183), council.holidays));
}

/** How the children took part, in turn, about as often as in the national figures. */
const codes = 'PN1 PN1 PN6 PN1 PN5 PN1 PN2 PN6 PN7 PN1 PN1 PN6 PN4'.split(' ');

function heldReview(council: Council, child: Registered, about: Day, r: number): Held {
  const heldOn = latestWorkingDay(about, council.holidays);
  const code = ageOn(child.dateOfBirth, heldOn) < 4 ? 'PN0' : inTurn(codes, child.n * 3 + r * 7);
  const isLate = (child.n + r * 4) % 13 === 6;
  return { id: newId(), heldOn, code, dueOn: addDays(heldOn, isLate ? -4 : 6 + (child.n % 10)) };
}

/** Three actions decided at each review; of the last one they are still open. */
function addDecisions(council: Council, child: Registered, held: Held, r: number): void {
  for (let position = 0; position < 3; position += 1) {
    const id = newId();
    const done = r > 0 || position === 0;
    council.rows.add('decisions', {
      id,
      reviewId: held.id,
      childId: child.id,
      position,
      words: sealed(council, 'decisions.words', id, `Action ${position + 1}: ask the school for a place.`),
      owner: sealed(council, 'decisions.owner', id, 'Social worker'),
      dueOn: addDays(held.heldOn, 60),
      state: done ? 'done' : 'open',
      recordedBy: child.iroId,
      recordedAt: at(held.heldOn, 18),
      stateAt: done ? at(addDays(held.heldOn, 55), 9) : null
    });
  }
}

/** What staff and respondents do about one review: action, and on which day from the meeting. */
const deeds: readonly (readonly [action: string, kind: 'staff' | 'respondent', days: number])[] = [
  ['review.planned', 'staff', -60],
  ['invitation.created', 'staff', -15],
  ['invitation.created', 'staff', -15],
  ['invitation.created', 'staff', -15],
  ['invitation.entered', 'respondent', -12],
  ['invitation.entered', 'respondent', -9],
  ['answers.read', 'staff', -8],
  ['answers.read', 'staff', -7],
  ['triage.added', 'staff', -7],
  ['answers.read', 'staff', -5],
  ['triage.added', 'staff', -5],
  ['answers.read', 'staff', -1],
  ['answers.read', 'staff', 0],
  ['answers.printed', 'staff', 0],
  ['meeting.recorded', 'staff', 0],
  ['code.confirmed', 'staff', 1],
  ['decision.added', 'staff', 1],
  ['decision.added', 'staff', 1],
  ['decision.added', 'staff', 1],
  ['letter.sent', 'staff', 4],
  ['rating.read', 'staff', 6]
];

/** The log of one review, and the invitation that went out by e-mail. */
function addLog(council: Council, child: Registered, held: Held): void {
  for (const [n, [action, actorKind, days]] of deeds.entries()) {
    const when = at(
      addWorkingDays(addDays(held.heldOn, days), 0, council.holidays),
      9 + (n % 8),
      child.n % 60
    );
    const actorId = actorKind === 'staff' ? child.iroId : null;
    council.rows.add('events', {
      id: newId(),
      at: when,
      actorKind,
      actorId,
      action,
      childId: child.id,
      subjectId: held.id
    });
  }
  const sentAt = at(addDays(held.heldOn, -15), 9);
  for (const purpose of ['invitation', 'reminder'] as const) {
    const id = newId();
    council.rows.add('outbox', {
      id,
      about: `${purpose}:${id}`,
      purpose,
      channel: 'email',
      message: null,
      reviewId: held.id,
      putInAt: sentAt,
      tries: 1,
      tryAt: sentAt,
      handedAt: sentAt,
      sentAt: sentAt + hour / 60
    });
  }
}
