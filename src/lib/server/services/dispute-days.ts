/** The day on which a challenge was raised: its clocks run from it, so that a wrong year is asked about, and put right. */
import { and, desc, eq, lt, or } from 'drizzle-orm';
import { addMonths, dayInWords, dayOf, type Day } from '../../domain/day.ts';
import { answerBy, disputeLevel } from '../../domain/disputes.ts';
import type { Store } from '../db/store.ts';
import { holidaySet } from './bank-holidays.ts';
import type { Staff } from './caseload.ts';
import { disputeFor } from './dispute-log.ts';
import { noteReadings } from './readings.ts';
import { isFine, notADay, onlyWrong, type Problems, type Written } from './typed-form.ts';

/** What was raised longer ago is hardly written down only now: in months. */
const longAgo = 2;

export interface RaisedDay {
  /** Null when no day was written, undefined when it is not a real one. */
  readonly raisedOn: Day | null | undefined;
  /** The day that was questioned before: it is taken when it was written again. */
  readonly sure?: string;
}

/**
 * What is wrong with the day on which a challenge was raised. A day long ago is questioned once.
 * @param since when the child came into care; null when it is not known
 */
export function raisedProblem(
  { raisedOn, sure }: RaisedDay,
  { today, since }: { readonly today: Day; readonly since: Day | null }
): string | null {
  if (raisedOn === null || raisedOn === undefined) return notADay;
  if (raisedOn > today) return 'This day has not come yet.';
  if (since !== null && raisedOn < since)
    return `The child came into care on ${dayInWords(since)}. This is before it.`;
  return raisedOn < addMonths(today, -longAgo) && sure !== raisedOn
    ? `${dayInWords(raisedOn)} is more than two months ago. Is it right? Press again.`
    : null;
}

/**
 * Puts the day right on which a challenge was raised at its level, open or ended: the days of its answer and of all levels
 * follow. The level below ended on that day, and does so on the new one. Logged.
 * @throws NotYours
 */
export async function correctRaisedOn(
  store: Store,
  viewer: Staff,
  id: string,
  form: RaisedDay,
  now: number
): Promise<Written<RaisedDay>> {
  return store.transaction(async (tx): Promise<Written<RaisedDay>> => {
    const { dispute, since } = await disputeFor(tx, viewer, id, now);
    const below = await levelBelow(tx, dispute);
    const { raisedOn } = form;
    const problems = dayProblems(form, dispute, below?.raisedOn ?? null, { today: dayOf(now), since });
    const level = disputeLevel(dispute.level)?.value;
    if (!isFine(problems) || !raisedOn || !level) return { ok: false, problems };
    if (raisedOn === dispute.raisedOn) return { ok: true, id };
    const { disputes } = tx.t;
    const set = { raisedOn, answerBy: answerBy(level, raisedOn, await holidaySet(tx)) };
    await tx.db.update(disputes).set(set).where(eq(disputes.id, id));
    if (below) await tx.db.update(disputes).set({ endedOn: raisedOn }).where(eq(disputes.id, below.id));
    const deed = { action: 'dispute.day-corrected', childId: dispute.childId, subjectId: id };
    await noteReadings(tx, viewer, [deed], now);
    return { ok: true, id };
  });
}

type DisputeRow = Store['t']['disputes']['$inferSelect'];

function dayProblems(
  form: RaisedDay,
  { raisedOn: stands, endedOn }: DisputeRow,
  earliest: Day | null,
  on: { readonly today: Day; readonly since: Day | null }
): Problems<RaisedDay> {
  if (form.raisedOn === stands) return {};
  return onlyWrong<RaisedDay>({
    raisedOn: betweenProblem(form.raisedOn ?? null, earliest, endedOn) ?? raisedProblem(form, on)
  });
}

function betweenProblem(day: Day | null, earliest: Day | null, endedOn: Day | null): string | null {
  if (day === null) return null;
  if (earliest !== null && day < earliest) return 'This is before it was raised at the level below.';
  return endedOn !== null && day > endedOn ? 'It ended before this day.' : null;
}

/** The level that it was taken higher from; undefined for the first. */
async function levelBelow(tx: Store, { firstId, raisedAt }: DisputeRow): Promise<DisputeRow | undefined> {
  if (firstId === null) return undefined;
  const { disputes } = tx.t;
  const [row] = await tx.db
    .select()
    .from(disputes)
    .where(and(or(eq(disputes.id, firstId), eq(disputes.firstId, firstId)), lt(disputes.raisedAt, raisedAt)))
    .orderBy(desc(disputes.raisedAt))
    .limit(1);
  return row;
}
