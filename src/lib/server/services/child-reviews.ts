/** The reviews of one child as their page lists them: those still to be held, those that were, and those called off. */
import { desc, eq, sql } from 'drizzle-orm';
import { mayComeBack } from '../../domain/called-off.ts';
import type { Day } from '../../domain/day.ts';
import { openOrNull } from '../crypto/vault.ts';
import type { Store } from '../db/store.ts';

export interface ReviewLine {
  readonly id: string;
  readonly heldOn: Day | null;
  readonly meetingOn: Day | null;
  readonly meetingTime: string | null;
  readonly placeKind: string | null;
  readonly place: string | null;
  readonly dueOn: Day | null;
  readonly cancelled: boolean;
  readonly code: string | null;
  /** It was cancelled, and nothing has taken its place. */
  readonly comesBack: boolean;
}

export interface ChildReviews {
  /** Neither held nor cancelled: the nearest, where there are more. */
  readonly open: ReviewLine | null;
  /** Others that are open beside it: one of them is too many. */
  readonly alsoOpen: readonly ReviewLine[];
  /** Held or cancelled, the latest first. */
  readonly past: readonly ReviewLine[];
}

/** Every review of a child, in three lots. */
export async function reviewsOf(store: Store, childId: string): Promise<ChildReviews> {
  const { reviews } = store.t;
  const rows = await store.db
    .select()
    .from(reviews)
    .where(eq(reviews.childId, childId))
    .orderBy(
      desc(sql`coalesce(${reviews.heldOn}, ${reviews.meetingOn}, ${reviews.dueOn})`),
      desc(reviews.createdAt),
      desc(reviews.id)
    );
  const back = new Set(mayComeBack(rows).map(({ id }) => id));
  const lines = rows.map((row) => ({
    id: row.id,
    heldOn: row.heldOn,
    meetingOn: row.meetingOn,
    meetingTime: row.meetingTime,
    placeKind: row.placeKind,
    place: openOrNull(store.vault, row.place, `reviews.place:${row.id}`),
    dueOn: row.dueOn,
    cancelled: row.cancelledAt !== null,
    code: row.participationCode,
    comesBack: back.has(row.id)
  }));
  const isOpen = (review: ReviewLine) => review.heldOn === null && !review.cancelled;
  const [open = null, ...alsoOpen] = lines.filter(isOpen).reverse();
  return { open, alsoOpen, past: lines.filter((review) => !isOpen(review)) };
}
