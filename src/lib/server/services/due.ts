/**
 * What the IRO still has to do after each review, and by when: decisions within 5 working days, answers and words
 * back to the child within 15, the record complete within 20 (domain file §2.4), and the code before the return can go; and half
 * way to the next review, the look at what was decided.
 */
import { and, asc, eq, exists, gte, isNotNull, isNull, lt, not, or, sql } from 'drizzle-orm';
import { ageOn } from '../../domain/age-band.ts';
import { addDays, addMonths, type Day } from '../../domain/day.ts';
import { defaultSteps } from '../../domain/review-clock.ts';
import { addWorkingDays, type Holidays } from '../../domain/working-day.ts';
import type { Store } from '../db/store.ts';
import { childName, childrenIn, type Caseload } from './caseload.ts';
import { countdown, type Countdown } from './countdown.ts';
import { midwayDue, type MidwayDue } from './midway-due.ts';

type StepAfter = 'meeting' | 'decisions' | 'code' | 'answers' | 'words-back';
type DueStep = StepAfter | 'midway';

const daysFor = (id: string): number => defaultSteps.find((step) => step.id === id)?.days ?? 5;

/** Working days after the meeting by which each step is due: the meeting itself and its code go with the decisions. */
const dueAfter: Readonly<Record<StepAfter, number>> = {
  meeting: daysFor('decisions'),
  decisions: daysFor('decisions'),
  code: daysFor('decisions'),
  answers: daysFor('full-record'),
  'words-back': daysFor('full-record')
};

/** What is known about one review after its planned day. */
export interface DueFacts {
  /** The day the clock starts: the day held, or the planned day while the meeting is not recorded. */
  readonly from: Day;
  readonly held: boolean;
  readonly coded: boolean;
  /** A decision is recorded that nobody took back, or it was said that nothing was decided. */
  readonly decided: boolean;
  /** What the child asked was answered, or they sent nothing that could be. */
  readonly answered: boolean;
  readonly written: boolean;
}

export interface Step {
  readonly step: DueStep;
  readonly by: Day;
}

/** The steps not done yet, in the order they are due. Nothing else can be done before the meeting is recorded. */
export function stepsLeft(facts: DueFacts, holidays: Holidays): Step[] {
  const left: StepAfter[] = facts.held
    ? [
        ...(facts.coded ? [] : (['code'] as const)),
        ...(facts.decided ? [] : (['decisions'] as const)),
        // Whoever sends a letter says of each thing asked that it is answered or left open.
        ...(facts.answered || facts.written ? [] : (['answers'] as const)),
        ...(facts.written ? [] : (['words-back'] as const))
      ]
    : ['meeting'];
  return left.map((step) => ({ step, by: addWorkingDays(facts.from, dueAfter[step], holidays) }));
}

/**
 * One review with something still to do; the clock is that of the first step. A review may stand twice: for what follows
 * the meeting, and for its midway check.
 */
export interface Due extends Countdown {
  readonly reviewId: string;
  readonly childId: string;
  readonly name: string;
  readonly age: number;
  readonly iroName: string | null;
  readonly from: Day;
  readonly held: boolean;
  readonly first: Step;
  readonly later: readonly Step[];
}

/** Every review of a caseload with something still to do, the most pressing first. */
export async function dueFrom(
  store: Store,
  caseload: Caseload,
  today: Day,
  holidays: Holidays
): Promise<Due[]> {
  const rows = await unfinished(store, caseload, today);
  const midway = await midwayDue(store, caseload, today, holidays);
  return [
    ...rows.flatMap((row) => dueOf(store, row, today, holidays)),
    ...midway.map((one) => checkOf(one, today, holidays))
  ].sort(
    (a, b) => inOrder(a.first.by, b.first.by) || inOrder(a.from, b.from) || inOrder(a.reviewId, b.reviewId)
  );
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function checkOf(check: MidwayDue, today: Day, holidays: Holidays): Due {
  const { reviewId, childId, age, iroName, heldOn, by } = check;
  return {
    reviewId,
    childId,
    get name() {
      return check.name;
    },
    age,
    iroName,
    from: heldOn,
    held: true,
    first: { step: 'midway', by },
    later: [],
    ...countdown(heldOn, by, today, holidays)
  };
}

type Row = Awaited<ReturnType<typeof unfinished>>[number];

function dueOf(store: Store, row: Row, today: Day, holidays: Holidays): Due[] {
  const from = row.heldOn ?? row.meetingOn;
  if (from === null) return [];
  const facts = {
    from,
    held: row.heldOn !== null,
    coded: row.code !== null,
    // A review loaded as already held has no sitting here: its letters and decisions are elsewhere.
    decided: row.decided || !row.sat,
    answered: row.answered || !row.asked || !row.sat,
    written: row.written || !row.sat
  };
  const [first, ...later] = stepsLeft(facts, holidays);
  if (first === undefined) return [];
  const { reviewId, childId, iroName, dateOfBirth } = row;
  return [
    {
      reviewId,
      childId,
      iroName,
      // A whole council's list is long and only its head is shown: a name is unsealed when it is looked at.
      get name() {
        return childName(store, { ...row, id: row.childId });
      },
      age: ageOn(dateOfBirth, from),
      from,
      held: facts.held,
      first,
      later,
      ...countdown(from, first.by, today, holidays)
    }
  ];
}

/**
 * Subqueries for one review, each asking for what its index holds, so that no other row is looked at: a sitting recorded
 * here, views of the child, something decided, answered, written.
 */
function tracesOf(store: Store) {
  const { db, t } = store;
  const { reviews, meetings, decisions, outcomes, letters, submissions } = t;
  const stands = and(eq(decisions.reviewId, reviews.id), isNull(decisions.withdrawnAt));
  const sent = and(
    eq(submissions.reviewId, reviews.id),
    eq(submissions.purpose, 'views'),
    eq(submissions.audience, 'child'),
    isNotNull(submissions.submittedAt),
    isNull(submissions.replacedAt),
    isNull(submissions.withdrawnAt)
  );
  return {
    asked: exists(db.select({ id: submissions.reviewId }).from(submissions).where(sent)),
    sat: exists(db.select({ id: meetings.reviewId }).from(meetings).where(eq(meetings.reviewId, reviews.id))),
    decided: sql`(${isNotNull(reviews.nothingDecidedAt)} or ${exists(db.select({ id: decisions.reviewId }).from(decisions).where(stands))})`,
    answered: exists(
      db.select({ id: outcomes.reviewId }).from(outcomes).where(eq(outcomes.reviewId, reviews.id))
    ),
    written: exists(db.select({ id: letters.reviewId }).from(letters).where(eq(letters.reviewId, reviews.id)))
  };
}

/** Reviews of the last twelve months with a step open: planned and gone by, or held and not finished. */
async function unfinished(store: Store, caseload: Caseload, today: Day) {
  const { reviews, children, staff } = store.t;
  const { sat, asked, decided, answered, written } = tracesOf(store);
  const since = addMonths(today, -12);
  const rows = await store.db
    .select({
      reviewId: reviews.id,
      childId: children.id,
      localId: children.localId,
      firstName: children.firstName,
      nickname: children.nickname,
      dateOfBirth: children.dateOfBirth,
      iroName: staff.name,
      meetingOn: reviews.meetingOn,
      heldOn: reviews.heldOn,
      code: reviews.participationCode,
      sat: sql<unknown>`${sat}`,
      asked: sql<unknown>`${asked}`,
      decided: sql<unknown>`${decided}`,
      answered: sql<unknown>`${answered}`,
      written: sql<unknown>`${written}`
    })
    .from(reviews)
    .innerJoin(children, eq(children.id, reviews.childId))
    .leftJoin(staff, eq(staff.id, children.iroId))
    .where(
      and(
        childrenIn(store, caseload),
        isNull(reviews.cancelledAt),
        or(
          and(isNull(reviews.heldOn), gte(reviews.meetingOn, since), lt(reviews.meetingOn, today)),
          and(
            gte(reviews.heldOn, since),
            lt(reviews.heldOn, addDays(today, 1)),
            // What most reviews lack nothing of comes first: the rest is then not looked at.
            or(isNull(reviews.participationCode), and(or(not(written), not(decided)), sat))
          )
        )
      )
    )
    .orderBy(asc(reviews.heldOn));
  // SQLite answers 1 and 0 where PostgreSQL answers true and false.
  return rows.map((row) => ({
    ...row,
    sat: Boolean(row.sat),
    asked: Boolean(row.asked),
    decided: Boolean(row.decided),
    answered: Boolean(row.answered),
    written: Boolean(row.written)
  }));
}
