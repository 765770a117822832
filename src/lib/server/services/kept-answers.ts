/**
 * What somebody sent that is about the IRO: only the manager reads it. The IRO, whoever covers them and whoever is on
 * duty neither see it nor hear of it.
 */
import { and, eq, isNotNull, isNull, type SQL } from 'drizzle-orm';
import { may } from '../../domain/access.ts';
import type { Store } from '../db/store.ts';
import { NotYours, openReview, type Staff } from './caseload.ts';
import { noteReadings } from './readings.ts';
import type { SubmissionRow, Writer } from './submission-records.ts';

/** Whether what is kept from the IRO is shown to this person. */
export const mayReadKept = (viewer: Staff): boolean => may(viewer, 'handle-kept-answers');

/** Leaves out what this person must not know of. Needs `submissions`. */
export const unlessKept = ({ t: { submissions } }: Pick<Store, 't'>, reads: boolean): SQL | undefined =>
  reads ? undefined : eq(submissions.keptFromIro, false);

type Whose = Pick<SubmissionRow, 'reviewId' | 'purpose' | 'audience' | 'connectionId' | 'invitationId'> &
  /** Of one submission; without it the person's own. */
  Partial<Pick<SubmissionRow, 'id' | 'mistypedBy'>>;

/** Every version of what one person wrote for one review and purpose. A child has one voice, whatever card they used. */
function versionsOf({ t: { submissions } }: Store, whose: Whose): SQL | undefined {
  // What was typed in by mistake is nobody's here, and stands by itself.
  if (whose.mistypedBy && whose.id) return eq(submissions.id, whose.id);
  const adult =
    whose.connectionId === null
      ? and(
          isNull(submissions.connectionId),
          whose.invitationId === null
            ? isNull(submissions.invitationId)
            : eq(submissions.invitationId, whose.invitationId)
        )
      : eq(submissions.connectionId, whose.connectionId);
  return and(
    eq(submissions.reviewId, whose.reviewId),
    eq(submissions.purpose, whose.purpose),
    eq(submissions.audience, whose.audience),
    isNull(submissions.mistypedBy),
    whose.audience === 'child' ? undefined : adult,
    // A rating that lost its card was sent without a name, and is nobody's here.
    whose.purpose === 'rating' ? isNotNull(submissions.invitationId) : undefined
  );
}

/** Keeps it from the IRO, or no longer, with what the same person sent before and is writing now. */
export async function keepVersions(tx: Store, whose: Whose, kept: boolean): Promise<void> {
  await tx.db.update(tx.t.submissions).set({ keptFromIro: kept }).where(versionsOf(tx, whose));
}

/** True when something that this person wrote for it is kept: what they send instead is kept too. */
export async function isKept(tx: Store, who: Writer, { purpose, reviewId }: SubmissionRow): Promise<boolean> {
  const { submissions } = tx.t;
  const { audience, connectionId, invitationId } = who;
  const rows = await tx.db
    .select({ id: submissions.id })
    .from(submissions)
    .where(
      and(
        versionsOf(tx, { reviewId, purpose, audience, connectionId, invitationId }),
        eq(submissions.keptFromIro, true)
      )
    )
    .limit(1);
  return rows.length > 0;
}

/**
 * The manager says that it is about the IRO, or that it is not. Logged.
 * @throws NotYours for everybody else, and when the review has no such submission with a name
 */
export async function setKept(
  store: Store,
  viewer: Staff,
  target: { readonly reviewId: string; readonly submissionId: string },
  kept: boolean,
  now: number
): Promise<void> {
  const review = await openReview(store, viewer, 'handle-kept-answers', target.reviewId, now);
  const { submissions } = store.t;
  const [row] = await store.db.select().from(submissions).where(eq(submissions.id, target.submissionId));
  if (row?.reviewId !== review.id || row.submittedAt === null) throw new NotYours();
  if (row.purpose === 'rating' && row.invitationId === null) throw new NotYours();
  await store.transaction(async (tx) => {
    await keepVersions(tx, row, kept);
    const action = kept ? 'answers.kept-from-iro' : 'answers.given-to-iro';
    await noteReadings(tx, viewer, [{ action, childId: review.childId, subjectId: row.id }], now);
  });
}
