/**
 * What a review decided, in words that all who were there may read, with who does it and by when. Before the next
 * review everybody is asked what became of it (bank B16, C12, P14, F11).
 */
import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { dayOf, type Day } from '../../domain/day.ts';
import { openOrNull } from '../crypto/vault.ts';
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
  /** The child's own wish it answers. */
  readonly outcomeId: string | null;
  /** Why it answers none of them. */
  readonly untied: string | null;
}

/**
 * What is still to be done of every held review, as the next forms ask about it: the last review's first, then what was
 * carried from those before it. Nothing agreed is lost because one review did not speak of it.
 */
export async function openDecisions(
  store: Store,
  childId: string
): Promise<{ readonly id: string; readonly words: string; readonly outcomeId: string | null }[]> {
  const held = await heldDecisions(store, childId);
  return standing(held).map(({ id, words, outcomeId }) => ({ id, words, outcomeId }));
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
    .where(
      and(
        eq(decisions.childId, sql.placeholder('childId')),
        isNull(decisions.withdrawnAt),
        isNotNull(reviews.heldOn)
      )
    )
    .orderBy(desc(reviews.heldOn), desc(reviews.id), asc(decisions.position))
    .prepare('decisions_of_held')
);

/** One row with its words opened. */
export function opened(store: Store, row: Store['t']['decisions']['$inferSelect']): Decision {
  return {
    id: row.id,
    words: store.vault.open(row.words, `decisions.words:${row.id}`),
    owner: openOrNull(store.vault, row.owner, `decisions.owner:${row.id}`),
    dueOn: row.dueOn,
    state: decisionStates.find((state) => state === row.state) ?? 'open',
    outcomeId: row.outcomeId,
    untied: openOrNull(store.vault, row.untied, `decisions.untied:${row.id}`)
  };
}

/** What one review decided in answer to what the child asked. Who may see it is for the caller to ask. */
export async function answersIn(store: Store, reviewId: string): Promise<Decision[]> {
  const { decisions } = store.t;
  const tied = and(
    eq(decisions.reviewId, reviewId),
    isNotNull(decisions.outcomeId),
    isNull(decisions.withdrawnAt)
  );
  const rows = await store.db.select().from(decisions).where(tied).orderBy(asc(decisions.position));
  return rows.map((row) => opened(store, row));
}

/**
 * The decisions of one review in their order, without those taken back.
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
    .where(and(eq(decisions.reviewId, reviewId), isNull(decisions.withdrawnAt)))
    .orderBy(asc(decisions.position));
  return rows.map((row) => opened(store, row));
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
  const its = and(eq(decisions.id, id), eq(decisions.childId, review.childId), isNull(decisions.withdrawnAt));
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
