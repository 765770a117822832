/**
 * A paper that was typed in and sent by mistake: as the words of somebody else, into the wrong review, or twice. Staff
 * take it back; to the person it was typed in for it never was. It is kept, marked with who took it back, for a worry in
 * it waits until somebody marks it.
 *
 * Whose words stand on it nobody knows here, and they may be another child's: of what was taken back the reading page
 * shows the flagged answers alone, until they are marked, and then nothing. The scans are for whoever may read any
 * child's words, who can find out whose paper it is. Whoever took it back has the paper itself.
 */
import { and, desc, eq, gte, inArray, isNotNull, isNull } from 'drizzle-orm';
import { may } from '../../domain/access.ts';
import type { Audience } from '../../domain/viewer.ts';
import { openOrNull } from '../crypto/vault.ts';
import type { Store } from '../db/store.ts';
import { openReview, type ReviewCard, type Staff } from './caseload.ts';
import { mayReadKept } from './kept-answers.ts';
import { noteReadings } from './readings.ts';
import type { Paper } from './paper-desk.ts';
import { scansOf, type Scan } from './scans.ts';
import { holdReview, type Purpose, type SubmissionRow } from './submission-records.ts';

/** Why it was a mistake, as the log keeps it. */
export const mistypedReasons = ['wrong-person', 'wrong-review', 'twice'] as const;
type MistypedReason = (typeof mistypedReasons)[number];

const actionOf = (reason: MistypedReason): string => `paper.mistyped.${reason}`;

/** The adult whose words it was typed in as; null for the child. */
type Adult = { readonly name: string; readonly calledBy: string | null; readonly role: string } | null;

/** A paper that stands as sent and was typed in by staff. Nothing of what it says. */
export interface TypedPaper {
  readonly review: ReviewCard;
  readonly audience: Audience;
  readonly person: Adult;
  readonly typedBy: string;
  readonly sentAt: number;
  readonly submissionId: string;
}

/**
 * The paper of one person that can be taken back. Null when there is none: nothing of theirs was typed in, it was taken
 * back already, they have changed it since and made it their own, or it is kept from this reader.
 * @throws NotYours when the access table does not let this person take papers of the review back
 */
export async function paperToTakeBack(
  store: Store,
  viewer: Staff,
  { reviewId, who, purpose = 'views' }: Paper,
  now: number
): Promise<TypedPaper | null> {
  const review = await openReview(store, viewer, 'take-back-paper', reviewId, now);
  const { submissions, staff, connections } = store.t;
  const theirs = who === 'child' ? eq(submissions.audience, 'child') : eq(submissions.connectionId, who);
  const [row] = await store.db
    .select({ submission: submissions, typedBy: staff.name, connection: connections })
    .from(submissions)
    .innerJoin(staff, eq(staff.id, submissions.typedBy))
    .leftJoin(connections, eq(connections.id, submissions.connectionId))
    .where(
      and(
        eq(submissions.reviewId, reviewId),
        eq(submissions.purpose, purpose),
        theirs,
        isNotNull(submissions.submittedAt),
        isNull(submissions.withdrawnAt),
        isNull(submissions.replacedAt)
      )
    );
  if (!row || (row.submission.keptFromIro && !mayReadKept(viewer))) return null;
  const { id, audience, submittedAt } = row.submission;
  return {
    review,
    audience: audience as Audience,
    person: adultOf(store, row.submission, row.connection),
    typedBy: row.typedBy,
    sentAt: submittedAt ?? 0,
    submissionId: id
  };
}

/** @param row beside a child's submission it is null, or all its columns are */
function adultOf(
  { vault }: Store,
  { connectionId }: SubmissionRow,
  row: Store['t']['connections']['$inferSelect'] | null
): Adult {
  if (connectionId === null || row === null) return null;
  const calledBy = openOrNull(vault, row.calledBy, `connections.calledBy:${row.id}`);
  return { name: vault.open(row.name, `connections.name:${row.id}`), calledBy, role: row.role };
}

export type TakenBack =
  { readonly ok: true } | { readonly ok: false; readonly reason: 'no-paper' | 'no-reason' };

/**
 * Takes it back, whether or not the meeting was held. The person can answer again, and the right paper be typed in. What
 * followed from it goes with it: the copy of its answers in what the person has begun to change, the replies to its
 * wishes, and a request for an advocate that nobody has answered. What the person wrote themselves stays; a typed paper
 * never takes the place of anything that was sent. Logged, with the reason.
 * @throws NotYours
 */
export async function takeBackPaper(
  store: Store,
  viewer: Staff,
  paper: Paper,
  reason: string,
  now: number
): Promise<TakenBack> {
  const known = mistypedReasons.find((one) => one === reason);
  return store.transaction(async (tx) => {
    const before = await paperToTakeBack(tx, viewer, paper, now);
    if (!before) return { ok: false, reason: 'no-paper' };
    if (!known) return { ok: false, reason: 'no-reason' };
    await holdReview(tx, { reviewId: paper.reviewId, childId: before.review.childId });
    const typed = await paperToTakeBack(tx, viewer, paper, now);
    if (!typed) return { ok: false, reason: 'no-paper' };
    const { submissions } = tx.t;
    const its = eq(submissions.id, typed.submissionId);
    await tx.db.update(submissions).set({ withdrawnAt: now, mistypedBy: viewer.staffId }).where(its);
    const [row] = await tx.db.select().from(submissions).where(its);
    if (row) await takeBackWhatFollowed(tx, row);
    const { childId } = typed.review;
    await noteReadings(
      tx,
      viewer,
      [{ action: actionOf(known), childId, subjectId: typed.submissionId }],
      now
    );
    return { ok: true };
  });
}

async function takeBackWhatFollowed(tx: Store, row: SubmissionRow): Promise<void> {
  await takeOutOfDrafts(tx, row);
  const sentAt = row.submittedAt ?? 0;
  const { requests, wishAnswers } = tx.t;
  if (row.purpose === 'views' && row.audience === 'child')
    await tx.db
      .delete(wishAnswers)
      .where(and(eq(wishAnswers.reviewId, row.reviewId), gte(wishAnswers.decidedAt, sentAt)));
  const asked = and(
    eq(requests.reviewId, row.reviewId),
    eq(requests.kind, 'advocate'),
    row.invitationId === null ? isNull(requests.invitationId) : eq(requests.invitationId, row.invitationId),
    // Sent and asked for in one go: what the person asked for themselves has its own instant.
    eq(requests.askedAt, sentAt),
    isNull(requests.words),
    isNull(requests.handledAt)
  );
  await tx.db.delete(requests).where(asked);
}

/** A copied answer keeps the instant of what it was copied from; one that the person has saved since has its own. */
async function takeOutOfDrafts(tx: Store, row: SubmissionRow): Promise<void> {
  const { answers, submissions } = tx.t;
  const copied = await tx.db
    .select({ questionId: answers.questionId, savedAt: answers.savedAt })
    .from(answers)
    .where(eq(answers.submissionId, row.id));
  const drafts = await tx.db
    .select({ id: submissions.id })
    .from(submissions)
    .where(and(eq(submissions.replacesId, row.id), isNull(submissions.submittedAt)));
  for (const { id } of drafts) {
    for (const { questionId, savedAt } of copied)
      await tx.db
        .delete(answers)
        .where(
          and(eq(answers.submissionId, id), eq(answers.questionId, questionId), eq(answers.savedAt, savedAt))
        );
    const left = await tx.db.select({ id: answers.id }).from(answers).where(eq(answers.submissionId, id));
    if (left.length === 0) await tx.db.delete(submissions).where(eq(submissions.id, id));
    else await tx.db.update(submissions).set({ replacesId: null }).where(eq(submissions.id, id));
  }
}

/** One line for a reader of the review: that it was, never what it said. */
export interface MistypedPaper {
  readonly submissionId: string;
  readonly purpose: Purpose;
  readonly audience: Audience;
  readonly person: Adult;
  readonly typedBy: string;
  readonly takenBackBy: string;
  readonly takenBackAt: number;
  /** Null when the log does not say. */
  readonly reason: MistypedReason | null;
  /** For whoever may read any child's words; empty for everybody else. */
  readonly scans: readonly Scan[];
}

/** Every paper of one review that was taken back as a mistake. The caller has checked that its answers may be read. */
export async function mistypedPapers(
  store: Store,
  viewer: Staff,
  { id: reviewId }: Pick<ReviewCard, 'id'>
): Promise<MistypedPaper[]> {
  const { submissions, connections, staff } = store.t;
  const rows = await store.db
    .select({ submission: submissions, connection: connections, takenBackBy: staff.name })
    .from(submissions)
    .innerJoin(staff, eq(staff.id, submissions.mistypedBy))
    .leftJoin(connections, eq(connections.id, submissions.connectionId))
    .where(eq(submissions.reviewId, reviewId))
    .orderBy(desc(submissions.withdrawnAt));
  const shown = rows.filter(({ submission }) => mayReadKept(viewer) || !submission.keptFromIro);
  const ids = shown.map(({ submission }) => submission.id);
  const typists = await namesOf(
    store,
    shown.flatMap(({ submission }) => submission.typedBy ?? [])
  );
  const reasons = await reasonsOf(store, ids);
  // The words may be any child's.
  const scans = await scansOf(store, may(viewer, 'read-answers') ? ids : []);
  return shown.map(({ submission, connection, takenBackBy }) => ({
    submissionId: submission.id,
    purpose: submission.purpose === 'rating' ? 'rating' : 'views',
    audience: submission.audience as Audience,
    person: adultOf(store, submission, connection),
    typedBy: typists.get(submission.typedBy ?? '') ?? '',
    takenBackBy,
    takenBackAt: submission.withdrawnAt ?? 0,
    reason: reasons.get(submission.id) ?? null,
    scans: scans.get(submission.id) ?? []
  }));
}

async function namesOf(store: Store, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { staff } = store.t;
  const rows = await store.db
    .select({ id: staff.id, name: staff.name })
    .from(staff)
    .where(inArray(staff.id, [...ids]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function reasonsOf(store: Store, ids: readonly string[]): Promise<ReadonlyMap<string, MistypedReason>> {
  if (ids.length === 0) return new Map();
  const { events } = store.t;
  const rows = await store.db
    .select({ id: events.subjectId, action: events.action })
    .from(events)
    .where(and(inArray(events.subjectId, [...ids]), inArray(events.action, mistypedReasons.map(actionOf))));
  return new Map(
    rows.flatMap(({ id, action }) => {
      const reason = mistypedReasons.find((one) => actionOf(one) === action);
      return id === null || !reason ? [] : [[id, reason]];
    })
  );
}
