/**
 * The midway check: half way between a held review and the next one, the IRO looks at what was decided, so that nothing
 * waits unseen until the next meeting (domain file §2.4 and §5 rows 80 and 184).
 */
import { desc, eq } from 'drizzle-orm';
import { dayOf, type Day } from '../../domain/day.ts';
import { isLookedAfter } from '../../domain/looked-after.ts';
import { openOrNull, sealOrNull } from '../crypto/vault.ts';
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import { holidaySet } from './bank-holidays.ts';
import { openReview, type ReviewCard, type Staff } from './caseload.ts';
import {
  carriedInto,
  decisionsOf,
  decisionStates,
  setDecisionState,
  type Carried,
  type Decision
} from './decisions.ts';
import { midwayOf, reviewsOf, type Midway } from './midway-due.ts';
import { noteReadings } from './readings.ts';
import { isFine, notADay, onlyWrong, type Problems, type Written } from './typed-form.ts';

/** In characters. */
const mostWords = 1000;

interface Check {
  readonly id: string;
  readonly doneOn: Day;
  readonly words: string | null;
  readonly by: string;
}

export interface MidwayPage {
  readonly review: ReviewCard;
  /** Null before the review was held, once a later one was, and when the next is not known. */
  readonly midway: Midway | null;
  /** The latest first. */
  readonly checks: readonly Check[];
  readonly decisions: readonly Decision[];
  readonly carried: readonly Carried[];
}

/**
 * What the midway page of a review shows; the words of earlier checks count as read, and are logged.
 * @throws NotYours when this person may not write the review's reply
 */
export async function midwayPage(
  store: Store,
  viewer: Staff,
  reviewId: string,
  now: number
): Promise<MidwayPage> {
  const review = await openReview(store, viewer, 'write-reply', reviewId, now);
  const checks = await checksOf(store, reviewId);
  const read = checks.filter(({ words }) => words !== null);
  const { childId, heldOn } = review;
  const readings = read.map(({ id }) => ({ action: 'midway.read', childId, subjectId: id }));
  await noteReadings(store, viewer, readings, now);
  return {
    review,
    midway: heldOn === null ? null : await midwayFor(store, childId, heldOn, dayOf(now)),
    checks,
    decisions: await decisionsOf(store, viewer, reviewId, now),
    carried: heldOn === null ? [] : await carriedInto(store, { childId, heldOn })
  };
}

async function midwayFor(store: Store, childId: string, heldOn: Day, today: Day): Promise<Midway | null> {
  const { children } = store.t;
  const [child] = await store.db.select().from(children).where(eq(children.id, childId));
  if (!child || !isLookedAfter(child, today)) return null;
  const known = await reviewsOf(store, [childId]);
  return midwayOf(child, heldOn, known.get(childId) ?? [], await holidaySet(store));
}

async function checksOf(store: Store, reviewId: string): Promise<Check[]> {
  const { midwayChecks, staff } = store.t;
  const rows = await store.db
    .select({ check: midwayChecks, by: staff.name })
    .from(midwayChecks)
    .innerJoin(staff, eq(staff.id, midwayChecks.doneBy))
    .where(eq(midwayChecks.reviewId, reviewId))
    .orderBy(desc(midwayChecks.doneOn), desc(midwayChecks.doneAt));
  return rows.map(({ check: { id, doneOn, words }, by }) => ({
    id,
    doneOn,
    words: openOrNull(store.vault, words, `midwayChecks.words:${id}`),
    by
  }));
}

export interface MidwayForm {
  readonly doneOn: Day | null | undefined;
  readonly words: string;
  /** What became of each decision, by its id. One that is not named stays as it is. */
  readonly states: Readonly<Record<string, string>>;
}

function problemsIn(form: MidwayForm, heldOn: Day | null, today: Day): Problems<MidwayForm> {
  return onlyWrong<MidwayForm>({
    doneOn: heldOn === null ? 'Record the meeting first.' : dayProblem(form.doneOn, heldOn, today),
    words: form.words.length > mostWords && `Make it shorter: ${mostWords} letters at most.`
  });
}

function dayProblem(day: Day | null | undefined, heldOn: Day, today: Day): string | null {
  if (!day) return notADay;
  if (day > today) return 'This day has not come yet.';
  return day < heldOn ? 'This is before the review was held.' : null;
}

/** Records a midway check, with what became of each decision. Gives its id. @throws NotYours as `midwayPage` */
export async function recordMidway(
  store: Store,
  viewer: Staff,
  reviewId: string,
  given: MidwayForm,
  now: number
): Promise<Written<MidwayForm>> {
  const form = { ...given, words: given.words.trim() };
  return store.transaction(async (tx) => {
    const { review, decisions, carried } = await midwayPage(tx, viewer, reviewId, now);
    const problems = problemsIn(form, review.heldOn, dayOf(now));
    if (!isFine(problems) || !form.doneOn) return { ok: false, problems };
    for (const { id, state: before } of [...decisions, ...carried]) {
      const state = decisionStates.find((one) => one === form.states[id]);
      if (state && state !== before) await setDecisionState(tx, viewer, { reviewId, id, state }, now);
    }
    const id = newId();
    await tx.db.insert(tx.t.midwayChecks).values({
      id,
      childId: review.childId,
      reviewId,
      doneOn: form.doneOn,
      words: sealOrNull(tx.vault, form.words, `midwayChecks.words:${id}`),
      doneBy: viewer.staffId,
      doneAt: now
    });
    const deed = { action: 'midway.recorded', childId: review.childId, subjectId: id };
    await noteReadings(tx, viewer, [deed], now);
    return { ok: true, id };
  });
}
