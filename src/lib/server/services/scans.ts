/** Pictures and PDFs of the paper a submission was typed in from: sealed, for whoever may read the answers. */
import { asc, eq, inArray } from 'drizzle-orm';
import { may } from '../../domain/access.ts';
import { dayOf } from '../../domain/day.ts';
import type { ScanFile } from '../media/scan.ts';
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import { demand, NotYours, openReview, type Staff } from './caseload.ts';
import { addFile, fileOf, removeFile, type KeptFile } from './files.ts';
import { paperDesk, type Paper, type PaperOf } from './paper-desk.ts';
import { mayReadKept } from './kept-answers.ts';
import { noteReadings } from './readings.ts';
import { holdReview, type SubmissionRow } from './submission-records.ts';

/** Of one submission. */
export const mostScans = 10;

export interface Scan {
  readonly id: string;
  readonly mediaType: string;
  /** In bytes. */
  readonly size: number;
  readonly addedAt: number;
}

/** The scans of some submissions, in the order they were added. The caller has checked who may know of them. */
export async function scansOf(
  store: Store,
  submissionIds: readonly string[]
): Promise<ReadonlyMap<string, readonly Scan[]>> {
  if (submissionIds.length === 0) return new Map();
  const { scans, files } = store.t;
  const rows = await store.db
    .select({
      submissionId: scans.submissionId,
      id: scans.id,
      mediaType: files.mediaType,
      size: files.size,
      addedAt: scans.addedAt
    })
    .from(scans)
    .innerJoin(files, eq(files.id, scans.fileId))
    .where(inArray(scans.submissionId, [...submissionIds]))
    .orderBy(asc(scans.addedAt), asc(scans.id));
  const found = Map.groupBy(rows, (row) => row.submissionId);
  return new Map(
    [...found].map(([submissionId, own]) => [
      submissionId,
      own.map(({ id, mediaType, size, addedAt }): Scan => ({ id, mediaType, size, addedAt }))
    ])
  );
}

export interface ScanDesk extends PaperOf {
  readonly submissionId: string;
  readonly sent: boolean;
  readonly scans: readonly Scan[];
}

/**
 * The scans of one person's paper: while it is typed in for whoever types it, once it is sent for the IRO. Null when
 * no paper of theirs was typed in.
 * @throws NotYours
 */
export async function scanDesk(
  store: Store,
  viewer: Staff,
  paper: Paper,
  now: number
): Promise<ScanDesk | null> {
  const desk = await paperDesk(store, viewer, paper, now);
  const row = desk.draft?.mine ? desk.draft.row : desk.sent?.row;
  if (!row || row.typedBy === null || isHidden(viewer, row)) return null;
  await demandPaper(store, viewer, 'type-paper-form', desk, row, now);
  const scans = (await scansOf(store, [row.id])).get(row.id) ?? [];
  const { review, person, purpose, writer } = desk;
  return { review, person, purpose, writer, submissionId: row.id, sent: row.submittedAt !== null, scans };
}

/** Sent, and kept from the IRO since: gone for all but the manager. */
const isHidden = (viewer: Staff, row: Pick<SubmissionRow, 'submittedAt' | 'keptFromIro'>): boolean =>
  row.submittedAt !== null && row.keptFromIro && !mayReadKept(viewer);

/** Once it is sent, it counts for the access table as typed by nobody. */
async function demandPaper(
  store: Store,
  viewer: Staff,
  action: 'type-paper-form' | 'read-answers',
  { review }: Pick<PaperOf, 'review'>,
  row: Pick<SubmissionRow, 'submittedAt' | 'typedBy'>,
  now: number
): Promise<void> {
  const typedBy = row.submittedAt === null ? row.typedBy : null;
  const record = { childId: review.childId, iroId: review.iro?.id ?? null, typedBy };
  await demand(store, viewer, action, record, dayOf(now));
}

export type ScansAdded =
  { readonly ok: true } | { readonly ok: false; readonly reason: 'no-paper' | 'too-many' };

/** Adds scans that were read by `readScan`; all or none. @throws NotYours */
export async function addScans(
  store: Store,
  viewer: Staff,
  paper: Paper,
  added: readonly ScanFile[],
  now: number
): Promise<ScansAdded> {
  return store.transaction(async (tx) => {
    const before = await scanDesk(tx, viewer, paper, now);
    if (!before) return { ok: false, reason: 'no-paper' };
    await holdReview(tx, before.writer);
    const desk = (await scanDesk(tx, viewer, paper, now)) ?? before;
    if (desk.scans.length + added.length > mostScans) return { ok: false, reason: 'too-many' };
    const { submissionId, review } = desk;
    const addedBy = viewer.staffId;
    for (const { mediaType, bytes } of added) {
      const id = newId();
      const file = { childId: review.childId, purpose: 'scan', mediaType, bytes, addedBy } as const;
      const fileId = await addFile(tx, file, now);
      await tx.db.insert(tx.t.scans).values({ id, submissionId, fileId, addedBy, addedAt: now });
      const deed = { action: 'scan.added', childId: review.childId, subjectId: id } as const;
      await noteReadings(tx, viewer, [deed], now);
    }
    return { ok: true };
  });
}

/** Takes one out for good, such as a sheet of somebody else's; one that is gone already is no fault. @throws NotYours */
export async function removeScan(
  store: Store,
  viewer: Staff,
  paper: Paper,
  scanId: string,
  now: number
): Promise<void> {
  await store.transaction(async (tx) => {
    const desk = await scanDesk(tx, viewer, paper, now);
    if (!desk?.scans.some(({ id }) => id === scanId)) return;
    await dropRows(tx, eq(tx.t.scans.id, scanId));
    const deed = { action: 'scan.removed', childId: desk.review.childId, subjectId: scanId } as const;
    await noteReadings(tx, viewer, [deed], now);
  });
}

/** Takes out all scans of a draft that is deleted. The caller has checked who may. */
export const removeScansOf = (tx: Store, submissionId: string): Promise<void> =>
  dropRows(tx, eq(tx.t.scans.submissionId, submissionId));

async function dropRows(tx: Store, which: ReturnType<typeof eq>): Promise<void> {
  const { scans } = tx.t;
  const rows = await tx.db.select({ fileId: scans.fileId }).from(scans).where(which);
  await tx.db.delete(scans).where(which);
  for (const { fileId } of rows) await removeFile(tx, fileId);
}

/**
 * One scan, for whoever may read the answers it was typed in to; reading it is logged.
 * @throws NotYours when they may not, or the review has no such scan
 */
export async function scanForStaff(
  store: Store,
  viewer: Staff,
  { reviewId, scanId }: { readonly reviewId: string; readonly scanId: string },
  now: number
): Promise<KeptFile> {
  const { scans, submissions } = store.t;
  const [row] = await store.db
    .select({ fileId: scans.fileId, submission: submissions })
    .from(scans)
    .innerJoin(submissions, eq(submissions.id, scans.submissionId))
    .where(eq(scans.id, scanId));
  const review = await openReview(store, viewer, 'invite', reviewId, now);
  if (row?.submission.reviewId !== reviewId || isHidden(viewer, row.submission)) throw new NotYours();
  // Typed in by mistake, it may hold any child's words.
  if (row.submission.mistypedBy !== null && !may(viewer, 'read-answers')) throw new NotYours();
  const isUnsent = row.submission.submittedAt === null;
  if (isUnsent && row.submission.typedBy !== viewer.staffId) throw new NotYours();
  await demandPaper(store, viewer, 'read-answers', { review }, row.submission, now);
  const file = await fileOf(store, row.fileId);
  if (!file) throw new NotYours();
  const reading = { action: 'scan.read', childId: review.childId, subjectId: scanId } as const;
  await noteReadings(store, viewer, [reading], now);
  return file;
}
