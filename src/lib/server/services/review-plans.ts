/** A child's next review, planned or moved by hand. */
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { dayOf, longDay, type Day } from '../../domain/day.ts';
import { isLookedAfter } from '../../domain/looked-after.ts';
import { tooFarAhead } from '../../domain/planned-day.ts';
import { sealOrNull } from '../crypto/vault.ts';
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import type { Staff } from './caseload.ts';
import { childFor, type ChildRow } from './child-page.ts';
import { record } from './events.ts';
import { followMove } from './moved-reviews.ts';
import { planKey, planWarnings, type When } from './plan-warnings.ts';
import { recountOpenLimit } from './open-limits.ts';
import { readTime, readWords, reasonOf } from './register-cells.ts';
import { isFine, notADay, onlyWrong, type Problems, type Written } from './typed-form.ts';

/** Kinds of place, as the forms know them. */
export const placeKinds: readonly { readonly value: string; readonly words: string }[] = [
  { value: '', words: 'Not decided yet' },
  { value: 'home', words: 'Where the child lives' },
  { value: 'school', words: 'At school' },
  { value: 'office', words: 'At a council office' },
  { value: 'outside', words: 'Outside or in a café' },
  { value: 'online', words: 'On a screen' },
  { value: 'else', words: 'Somewhere else' }
];

export interface PlanForm {
  readonly meetingOn: Day | null | undefined;
  /** HH:MM, or empty. */
  readonly meetingTime: string;
  readonly placeKind: string;
  readonly place: string;
  /** The open review that is meant, where a child has two; the nearest when it is left out. */
  readonly reviewId?: string;
  /** `planKey` of a day and time that were asked about and are meant. */
  readonly sure?: string;
}

function problemsOf(form: PlanForm, today: Day): Problems<PlanForm> {
  const { meetingOn } = form;
  return onlyWrong<PlanForm>({
    meetingOn: meetingOn === undefined ? notADay : meetingOn && outOfReach(meetingOn, today),
    meetingTime: form.meetingTime === '' ? null : reasonOf(readTime(form.meetingTime)),
    placeKind: placeKinds.some((kind) => kind.value === form.placeKind) ? null : 'Choose a kind of place.',
    place: reasonOf(readWords(form.place, 300))
  });
}

const outOfReach = (day: Day, today: Day): string | null =>
  day < today
    ? 'This day has passed. Record a meeting that was held on the page of the review.'
    : tooFarAhead(day, today);

/** What is asked about before it is kept: not what stands already, nor what was asked about before. */
async function askedOf(tx: Store, child: ChildRow, open: When | null, form: PlanForm, now: number) {
  const when = { meetingOn: form.meetingOn ?? null, meetingTime: timeOf(form) };
  const stands = open?.meetingOn === when.meetingOn && open?.meetingTime === when.meetingTime;
  if (stands || form.sure === planKey(form)) return {};
  return onlyWrong<PlanForm>(await planWarnings(tx, child, when, dayOf(now)));
}

function timeOf({ meetingTime }: PlanForm): string | null {
  const time = meetingTime === '' ? null : readTime(meetingTime);
  return time && 'value' in time ? time.value : null;
}

/**
 * Plans the child's next review, or moves the one that is planned. Gives the review's id. An unusual day or time, or one at
 * which the IRO has another meeting, is asked about once.
 * @throws NotYours
 */
export async function savePlan(
  store: Store,
  viewer: Staff,
  childId: string,
  form: PlanForm,
  now: number
): Promise<Written<PlanForm>> {
  return store.transaction(async (tx) => {
    const child = await childFor(tx, viewer, 'plan-review', childId, now);
    const open = await openReviewOf(tx, childId, form.reviewId);
    const problems = { ...(await askedOf(tx, child, open, form, now)), ...problemsOf(form, dayOf(now)) };
    if (!isLookedAfter(child, dayOf(now))) return { ok: false, problems: { meetingOn: careEnded(child) } };
    if (!isFine(problems)) return { ok: false, problems };
    const id = open?.id ?? newId();
    const { reviews } = tx.t;
    const columns = columnsOf(tx, id, form, now);
    if (open) {
      await tx.db.update(reviews).set(columns).where(eq(reviews.id, id));
      await followMove(tx, { id, childId, before: open, after: columns }, viewer.staffId, now);
    } else await tx.db.insert(reviews).values({ id, childId, createdAt: now, ...columns });
    await recountOpenLimit(tx, childId);
    const action = open ? 'review.moved' : 'review.planned';
    await record(tx, { actorKind: 'staff', actorId: viewer.staffId, action, childId, subjectId: id }, now);
    return { ok: true, id };
  });
}

const careEnded = ({ ceasedOn }: { readonly ceasedOn: Day | null }): string =>
  `No longer looked after from ${longDay(ceasedOn ?? '')}: no review is planned.`;

/**
 * The review of a child that is still to be held: the one named, or the nearest, where more are open than there should
 * be. Null when there is none.
 */
export async function openReviewOf(tx: Store, childId: string, reviewId = '') {
  const { reviews } = tx.t;
  const rows = await tx.db
    .select({ id: reviews.id, meetingOn: reviews.meetingOn, meetingTime: reviews.meetingTime })
    .from(reviews)
    .where(and(eq(reviews.childId, childId), isNull(reviews.heldOn), isNull(reviews.cancelledAt)))
    .orderBy(asc(sql`coalesce(${reviews.meetingOn}, ${reviews.dueOn})`), asc(reviews.createdAt));
  return rows.find(({ id }) => id === reviewId) ?? rows[0] ?? null;
}

function columnsOf(tx: Store, id: string, form: PlanForm, now: number) {
  return {
    meetingOn: form.meetingOn ?? null,
    meetingTime: timeOf(form),
    placeKind: form.placeKind || null,
    place: sealOrNull(tx.vault, form.place, `reviews.place:${id}`),
    updatedAt: now
  };
}
