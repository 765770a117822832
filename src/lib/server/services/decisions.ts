/**
 * What a review decided, in words that all who were there may read, with who does it and by when. Before the next
 * review everybody is asked what became of it (bank B16, C12, P14, F11).
 */
import { and, asc, desc, eq, isNotNull, max, sql } from 'drizzle-orm';
import { dayOf, isDay, type Day } from '../../domain/day.ts';
import { openOrNull, sealOrNull } from '../crypto/vault.ts';
import { newId } from '../db/id.ts';
import { prepared } from '../db/prepared.ts';
import type { Store } from '../db/store.ts';
import { NotYours, openReview, type Staff } from './caseload.ts';
import { noteReadings } from './readings.ts';

export const decisionStates = ['open', 'done', 'part', 'not-done'] as const;
export type DecisionState = (typeof decisionStates)[number];

export interface Decision {
  readonly id: string;
  readonly words: string;
  readonly owner: string | null;
  readonly dueOn: Day | null;
  readonly state: DecisionState;
}

/** In characters. */
const most = { words: 300, owner: 100 } as const;

export interface NewDecision {
  readonly words: string;
  readonly owner: string;
  /** YYYY-MM-DD, or '' when none was named. */
  readonly dueOn: string;
}

export type DecisionError = 'words-missing' | 'words-too-long' | 'owner-too-long' | 'not-a-day';
export type DecisionSaved =
  { readonly ok: true } | { readonly ok: false; readonly errors: readonly DecisionError[] };

/**
 * What is still to be done of every held review, as the next forms ask about it: the last review's first, then what was
 * carried from those before it. Nothing agreed is lost because one review did not speak of it.
 */
export async function openDecisions(
  store: Store,
  childId: string
): Promise<{ readonly id: string; readonly words: string }[]> {
  const held = await heldDecisions(store, childId);
  return standing(held).map(({ id, words }) => ({ id, words }));
}

/** A decision of an earlier review, and when that review was held. */
export interface Carried extends Decision {
  readonly heldOn: Day;
}

/**
 * What earlier reviews decided and this held one has still to look at: open, or brought up to date since it was held.
 * Who may see it is for the caller to ask.
 */
export async function carriedInto(
  store: Store,
  review: { readonly childId: string; readonly heldOn: Day }
): Promise<Carried[]> {
  const until = (await heldDecisions(store, review.childId)).filter(({ heldOn }) => heldOn <= review.heldOn);
  const open = new Set(standing(until).map(({ id }) => id));
  return until
    .filter(({ heldOn }) => heldOn < review.heldOn)
    .filter(({ id, stateAt }) => open.has(id) || (stateAt !== null && dayOf(stateAt) >= review.heldOn));
}

interface HeldDecision extends Carried {
  readonly reviewId: string;
  /** The child's own wish it answers. */
  readonly outcomeId: string | null;
  readonly stateAt: number | null;
}

/**
 * Those still open, without what a later review decided anew: in the same words, or in answer to the same wish.
 * @param held of the latest review first
 */
function standing(held: readonly HeldDecision[]): HeldDecision[] {
  const later = new Set<string>();
  const open: HeldDecision[] = [];
  for (const [, decided] of Map.groupBy(held, ({ reviewId }) => reviewId)) {
    open.push(
      ...decided.filter((one) => one.state === 'open' && !marksOf(one).some((mark) => later.has(mark)))
    );
    for (const mark of decided.flatMap(marksOf)) later.add(mark);
  }
  return open;
}

const marksOf = ({ words, outcomeId }: HeldDecision): string[] => [
  words.trim().replace(/\s+/g, ' ').toLowerCase(),
  ...(outcomeId === null ? [] : [`outcome:${outcomeId}`])
];

async function heldDecisions(store: Store, childId: string): Promise<HeldDecision[]> {
  const rows = await decisionsOfHeld(store).execute({ childId });
  return rows.flatMap(({ decision, heldOn }) =>
    heldOn === null
      ? []
      : [
          {
            ...opened(store, decision),
            heldOn,
            reviewId: decision.reviewId,
            outcomeId: decision.outcomeId,
            stateAt: decision.stateAt
          }
        ]
  );
}

const decisionsOfHeld = prepared(({ db, t: { reviews, decisions } }) =>
  db
    .select({ decision: decisions, heldOn: reviews.heldOn })
    .from(decisions)
    .innerJoin(reviews, eq(reviews.id, decisions.reviewId))
    .where(and(eq(decisions.childId, sql.placeholder('childId')), isNotNull(reviews.heldOn)))
    .orderBy(desc(reviews.heldOn), desc(reviews.id), asc(decisions.position))
    .prepare('decisions_of_held')
);

function opened(store: Store, row: Store['t']['decisions']['$inferSelect']): Decision {
  return {
    id: row.id,
    words: store.vault.open(row.words, `decisions.words:${row.id}`),
    owner: openOrNull(store.vault, row.owner, `decisions.owner:${row.id}`),
    dueOn: row.dueOn,
    state: decisionStates.find((state) => state === row.state) ?? 'open'
  };
}

/**
 * The decisions of one review in their order.
 * @throws NotYours when this person may not write its reply
 */
export async function decisionsOf(
  store: Store,
  viewer: Staff,
  reviewId: string,
  now: number
): Promise<Decision[]> {
  await openReview(store, viewer, 'write-reply', reviewId, now);
  const { decisions } = store.t;
  const rows = await store.db
    .select()
    .from(decisions)
    .where(eq(decisions.reviewId, reviewId))
    .orderBy(asc(decisions.position));
  return rows.map((row) => opened(store, row));
}

/** Adds one. @throws NotYours as `decisionsOf` */
export async function addDecision(
  store: Store,
  viewer: Staff,
  reviewId: string,
  given: NewDecision,
  now: number
): Promise<DecisionSaved> {
  const review = await openReview(store, viewer, 'write-reply', reviewId, now);
  const errors = errorsIn(given);
  if (errors.length > 0) return { ok: false, errors };
  const id = newId();
  await store.transaction(async (tx) => {
    const { decisions } = tx.t;
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
      owner: sealOrNull(tx.vault, given.owner.trim(), `decisions.owner:${id}`),
      dueOn: given.dueOn === '' ? null : given.dueOn,
      state: 'open',
      recordedBy: viewer.staffId,
      recordedAt: now
    });
    const deed = { action: 'decision.added', childId: review.childId, subjectId: id } as const;
    await noteReadings(tx, viewer, [deed], now);
  });
  return { ok: true };
}

function errorsIn({ words, owner, dueOn }: NewDecision): DecisionError[] {
  const errors: DecisionError[] = [];
  if (words.trim() === '') errors.push('words-missing');
  if (words.length > most.words) errors.push('words-too-long');
  if (owner.length > most.owner) errors.push('owner-too-long');
  if (dueOn !== '' && !isDay(dueOn)) errors.push('not-a-day');
  return errors;
}

/**
 * Says what became of one: of this review, or of an earlier held one whose decisions this held one looks at again.
 * @throws NotYours as `decisionsOf`, and when it is neither
 */
export async function setDecisionState(
  store: Store,
  viewer: Staff,
  { reviewId, id, state }: { readonly reviewId: string; readonly id: string; readonly state: DecisionState },
  now: number
): Promise<void> {
  const review = await openReview(store, viewer, 'write-reply', reviewId, now);
  const { decisions, reviews } = store.t;
  const its = and(eq(decisions.id, id), eq(decisions.childId, review.childId));
  const [row] = await store.db
    .select({ reviewId: decisions.reviewId, heldOn: reviews.heldOn })
    .from(decisions)
    .innerJoin(reviews, eq(reviews.id, decisions.reviewId))
    .where(its);
  if (!row || (row.reviewId !== reviewId && !isEarlier(row.heldOn, review.heldOn))) throw new NotYours();
  await store.db.update(decisions).set({ state, stateAt: now }).where(its);
  const deed = { action: `decision.${state}`, childId: review.childId, subjectId: id } as const;
  await noteReadings(store, viewer, [deed], now);
}

const isEarlier = (heldOn: Day | null, than: Day | null): boolean =>
  heldOn !== null && than !== null && heldOn < than;
