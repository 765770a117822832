/**
 * Writes down what a review decided: added, put right, taken back, or that nothing was decided. Each decision answers
 * something the child asked, or says why it answers none of it.
 */
import { and, eq, isNull, max, min } from 'drizzle-orm';
import { isDay, type Day } from '../../domain/day.ts';
import { sealOrNull } from '../crypto/vault.ts';
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import { NotYours, openReview, type ReviewCard, type Staff } from './caseload.ts';
import { tieAsked, tieTo, type Tie, type TieError, type TieGiven } from './decision-ties.ts';
import { noteReadings } from './readings.ts';

/** In characters. */
const most = { words: 300, owner: 100 } as const;

export interface NewDecision extends TieGiven {
  readonly words: string;
  readonly owner: string;
  /** YYYY-MM-DD, or '' when none was named. */
  readonly dueOn: string;
}

export type DecisionError =
  'words-missing' | 'words-too-long' | 'owner-too-long' | 'not-a-day' | 'due-too-early' | TieError;
export type DecisionSaved =
  { readonly ok: true } | { readonly ok: false; readonly errors: readonly DecisionError[] };

interface Named {
  readonly reviewId: string;
  readonly id: string;
}

/** Adds one: it is then no longer so that nothing was decided. @throws NotYours */
export async function addDecision(
  store: Store,
  viewer: Staff,
  reviewId: string,
  given: NewDecision,
  now: number
): Promise<DecisionSaved> {
  const review = await openReview(store, viewer, 'write-reply', reviewId, now);
  const { tie, errors } = await checked(store, viewer, review, given, now);
  if (tie === null || errors.length > 0) return { ok: false, errors };
  const id = newId();
  await store.transaction(async (tx) => {
    const { decisions, reviews } = tx.t;
    const [last] = await tx.db
      .select({ position: max(decisions.position) })
      .from(decisions)
      .where(eq(decisions.reviewId, reviewId));
    await tx.db.insert(decisions).values({
      id,
      reviewId,
      childId: review.childId,
      position: (last?.position ?? -1) + 1,
      words: tx.vault.seal(given.words.trim(), `decisions.words:${id}`),
      ...(await rest(tx, viewer, review, { id, given, tie }, now)),
      state: 'open',
      recordedBy: viewer.staffId,
      recordedAt: now
    });
    await tx.db.update(reviews).set({ nothingDecidedAt: null }).where(eq(reviews.id, reviewId));
    await noted(tx, viewer, review, 'decision.added', id, now);
  });
  return { ok: true };
}

/** Puts one right: its words, who does it, by when, what it answers. @throws NotYours when it is not of this review */
export async function editDecision(
  store: Store,
  viewer: Staff,
  { reviewId, id }: Named,
  given: NewDecision,
  now: number
): Promise<DecisionSaved> {
  const review = await openReview(store, viewer, 'write-reply', reviewId, now);
  await demandDecision(store, { reviewId, id });
  const { tie, errors } = await checked(store, viewer, review, given, now);
  if (tie === null || errors.length > 0) return { ok: false, errors };
  await store.transaction(async (tx) => {
    const words = tx.vault.seal(given.words.trim(), `decisions.words:${id}`);
    const changed = { words, ...(await rest(tx, viewer, review, { id, given, tie }, now)) };
    await tx.db.update(tx.t.decisions).set(changed).where(eq(tx.t.decisions.id, id));
    await noted(tx, viewer, review, 'decision.changed', id, now);
  });
  return { ok: true };
}

/**
 * Takes one back that was recorded by mistake, or puts it back: nobody is asked about it while it is taken back.
 * @throws NotYours when it is not of this review
 */
export async function withdrawDecision(
  store: Store,
  viewer: Staff,
  { reviewId, id, back = false }: Named & { readonly back?: boolean },
  now: number
): Promise<void> {
  const review = await openReview(store, viewer, 'write-reply', reviewId, now);
  await demandDecision(store, { reviewId, id });
  await store.transaction(async (tx) => {
    const { decisions, reviews } = tx.t;
    const taken = back
      ? { withdrawnAt: null, withdrawnBy: null }
      : { withdrawnAt: now, withdrawnBy: viewer.staffId };
    await tx.db.update(decisions).set(taken).where(eq(decisions.id, id));
    if (back) await tx.db.update(reviews).set({ nothingDecidedAt: null }).where(eq(reviews.id, reviewId));
    await noted(tx, viewer, review, back ? 'decision.restored' : 'decision.withdrawn', id, now);
  });
}

/**
 * Says that nothing was decided, so that no decisions are waited for, or takes that back. Where something was decided it
 * changes nothing.
 * @returns whether it was written @throws NotYours
 */
export async function sayNothingDecided(
  store: Store,
  viewer: Staff,
  { reviewId, so }: { readonly reviewId: string; readonly so: boolean },
  now: number
): Promise<boolean> {
  const review = await openReview(store, viewer, 'write-reply', reviewId, now);
  const { decisions, reviews } = store.t;
  const standing = and(eq(decisions.reviewId, reviewId), isNull(decisions.withdrawnAt));
  const [one] = await store.db.select({ id: decisions.id }).from(decisions).where(standing).limit(1);
  if (so && (one !== undefined || review.heldOn === null)) return false;
  await store.transaction(async (tx) => {
    const said = { nothingDecidedAt: so ? now : null };
    await tx.db.update(reviews).set(said).where(eq(reviews.id, reviewId));
    const action = so ? 'decisions.none' : 'decisions.none-taken-back';
    await noted(tx, viewer, review, action, reviewId, now);
  });
  return true;
}

async function demandDecision(store: Store, { reviewId, id }: Named): Promise<void> {
  const { decisions } = store.t;
  const its = and(eq(decisions.id, id), eq(decisions.reviewId, reviewId));
  const [row] = await store.db.select({ id: decisions.id }).from(decisions).where(its);
  if (!row) throw new NotYours();
}

async function checked(
  store: Store,
  viewer: Staff,
  review: ReviewCard,
  given: NewDecision,
  now: number
): Promise<{ tie: Tie | null; errors: DecisionError[] }> {
  const tied = await tieAsked(store, viewer, review.id, given, now);
  const errors = errorsIn(given, await metOn(store, review));
  return tied.ok ? { tie: tied.tie, errors } : { tie: null, errors: [...errors, tied.error] };
}

/** The first day on which the review met; null while no sitting is recorded. */
async function metOn(store: Store, { id, heldOn }: ReviewCard): Promise<Day | null> {
  const { meetings } = store.t;
  const [first] = await store.db
    .select({ on: min(meetings.heldOn) })
    .from(meetings)
    .where(eq(meetings.reviewId, id));
  return first?.on ?? heldOn;
}

function errorsIn({ words, owner, dueOn }: NewDecision, met: Day | null): DecisionError[] {
  const errors: DecisionError[] = [];
  if (words.trim() === '') errors.push('words-missing');
  if (words.length > most.words) errors.push('words-too-long');
  if (owner.length > most.owner) errors.push('owner-too-long');
  if (dueOn !== '' && !isDay(dueOn)) errors.push('not-a-day');
  else if (dueOn !== '' && met !== null && dueOn < met) errors.push('due-too-early');
  return errors;
}

interface Written {
  readonly id: string;
  readonly given: NewDecision;
  readonly tie: Tie;
}

async function rest(tx: Store, viewer: Staff, review: ReviewCard, { id, given, tie }: Written, now: number) {
  return {
    owner: sealOrNull(tx.vault, given.owner.trim(), `decisions.owner:${id}`),
    dueOn: given.dueOn === '' ? null : given.dueOn,
    ...(await tieTo(tx, viewer, review, { id, tie }, now))
  };
}

const noted = (
  tx: Store,
  viewer: Staff,
  { childId }: ReviewCard,
  action: string,
  subjectId: string,
  now: number
): Promise<void> => noteReadings(tx, viewer, [{ action, childId, subjectId }], now);
