/** A child's next review, planned, moved or cancelled by hand. */
import { and, eq, isNull } from 'drizzle-orm';
import { dayOf, type Day } from '../../domain/day.ts';
import { sealOrNull } from '../crypto/vault.ts';
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import { NotYours, type Staff } from './caseload.ts';
import { childFor } from './child-page.ts';
import { record } from './events.ts';
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
}

function problemsOf(form: PlanForm, today: Day): Problems<PlanForm> {
  const { meetingOn } = form;
  const passed = typeof meetingOn === 'string' && meetingOn < today;
  return onlyWrong<PlanForm>({
    meetingOn:
      meetingOn === undefined
        ? notADay
        : passed && 'This day has passed. Record a meeting that was held on the page of the review.',
    meetingTime: form.meetingTime === '' ? null : reasonOf(readTime(form.meetingTime)),
    placeKind: placeKinds.some((kind) => kind.value === form.placeKind) ? null : 'Choose a kind of place.',
    place: reasonOf(readWords(form.place, 300))
  });
}

/**
 * Plans the child's next review, or moves the one that is planned. Gives the review's id.
 * @throws NotYours
 */
export async function savePlan(
  store: Store,
  viewer: Staff,
  childId: string,
  form: PlanForm,
  now: number
): Promise<Written<PlanForm>> {
  const problems = problemsOf(form, dayOf(now));
  return store.transaction(async (tx) => {
    await childFor(tx, viewer, 'plan-review', childId, now);
    if (!isFine(problems)) return { ok: false, problems };
    const open = await openReviewOf(tx, childId);
    const id = open?.id ?? newId();
    const { reviews } = tx.t;
    if (open)
      await tx.db
        .update(reviews)
        .set(columnsOf(tx, id, form, now))
        .where(eq(reviews.id, id));
    else await tx.db.insert(reviews).values({ id, childId, createdAt: now, ...columnsOf(tx, id, form, now) });
    await recountOpenLimit(tx, childId);
    const action = open ? 'review.moved' : 'review.planned';
    await record(tx, { actorKind: 'staff', actorId: viewer.staffId, action, childId, subjectId: id }, now);
    return { ok: true, id };
  });
}

async function openReviewOf(tx: Store, childId: string) {
  const { reviews } = tx.t;
  const [row] = await tx.db
    .select({ id: reviews.id })
    .from(reviews)
    .where(and(eq(reviews.childId, childId), isNull(reviews.heldOn), isNull(reviews.cancelledAt)));
  return row ?? null;
}

function columnsOf(tx: Store, id: string, form: PlanForm, now: number) {
  const time = form.meetingTime === '' ? null : readTime(form.meetingTime);
  return {
    meetingOn: form.meetingOn ?? null,
    meetingTime: time && 'value' in time ? time.value : null,
    placeKind: form.placeKind || null,
    place: sealOrNull(tx.vault, form.place, `reviews.place:${id}`),
    updatedAt: now
  };
}

/** Cancels a review that is not held. Ways in to it close by themselves. @throws NotYours */
export async function cancelReview(store: Store, viewer: Staff, childId: string, now: number): Promise<void> {
  await store.transaction(async (tx) => {
    await childFor(tx, viewer, 'plan-review', childId, now);
    const open = await openReviewOf(tx, childId);
    if (!open) throw new NotYours();
    const { reviews } = tx.t;
    await tx.db.update(reviews).set({ cancelledAt: now, updatedAt: now }).where(eq(reviews.id, open.id));
    const action = 'review.cancelled';
    await record(
      tx,
      { actorKind: 'staff', actorId: viewer.staffId, action, childId, subjectId: open.id },
      now
    );
  });
}
