/**
 * A person has opened a submission and says what it means for safety (domain file §6.1). A decision is never
 * changed, only followed by another; what the child sees is that of the latest.
 */
import { desc, eq, inArray } from 'drizzle-orm';
import { triageDecisions, type TriageDecision } from '../../domain/triage.ts';
import { openOrNull, sealOrNull } from '../crypto/vault.ts';
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import { NotYours, openReview, type ReviewCard, type Staff } from './caseload.ts';
import { noteReadings } from './readings.ts';

/** What was typed on the decision form. */
export interface TriageEntries {
  readonly decision: string;
  readonly passedTo: string;
  readonly passedWhen: string;
  readonly note: string;
  readonly tellChild: string;
}

export type TriageErrors = Partial<Record<keyof TriageEntries, string>>;
export type Triaged = { readonly ok: true } | { readonly ok: false; readonly errors: TriageErrors };

/** One decision as it was taken. */
export interface TriageRecord {
  readonly submissionId: string;
  readonly decision: TriageDecision;
  readonly passedTo: string | null;
  readonly note: string | null;
  readonly tellChild: string | null;
  readonly by: string;
  readonly at: number;
}

/** Room for a few sentences in each box. */
const longest = 2000;

/**
 * Marks one submission. Needs: for a concern passed on, to whom and when; for talking first and for a concern,
 * what the child will see; for no concern although a safety answer was flagged, a note of why.
 * @throws NotYours when the submission is not of this review or this person may not decide on it.
 */
export async function decide(
  store: Store,
  viewer: Staff,
  target: { readonly reviewId: string; readonly submissionId: string },
  entries: TriageEntries,
  now: number
): Promise<Triaged> {
  const review = await openReview(store, viewer, 'triage', target.reviewId, now);
  const submission = await submissionOf(store, review, target.submissionId);
  const errors = triageErrors(entries, submission, review.name);
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  await keep(store, viewer, review, submission, entries, now);
  return { ok: true };
}

interface Target {
  readonly id: string;
  readonly audience: string;
  readonly worry: boolean;
}

async function submissionOf(store: Store, review: ReviewCard, submissionId: string): Promise<Target> {
  const { submissions } = store.t;
  const [row] = await store.db
    .select({
      id: submissions.id,
      reviewId: submissions.reviewId,
      audience: submissions.audience,
      worry: submissions.worry,
      submittedAt: submissions.submittedAt
    })
    .from(submissions)
    .where(eq(submissions.id, submissionId));
  if (row === undefined || row.reviewId !== review.id || row.submittedAt === null) throw new NotYours();
  return row;
}

function triageErrors(entries: TriageEntries, submission: Target, name: string): TriageErrors {
  const decision = triageDecisions.find((known) => known.value === entries.decision)?.value;
  if (decision === undefined) return { decision: 'Choose what this means for safety.' };
  const missing = needed(decision, submission, name);
  const empty = Object.entries(missing).filter(
    ([field]) => entries[field as keyof TriageEntries].trim() === ''
  );
  const tooLong = (['passedTo', 'passedWhen', 'note', 'tellChild'] as const)
    .filter((field) => entries[field].length > longest)
    .map((field) => [field, `Use at most ${longest} characters. There are ${entries[field].length}.`]);
  return Object.fromEntries([...empty, ...tooLong]) as TriageErrors;
}

/** Field → what to say when it is empty. */
function needed(decision: TriageDecision, submission: Target, name: string): TriageErrors {
  const tellChild: TriageErrors =
    submission.audience === 'child' ? { tellChild: `Say in plain words what ${name} will see.` } : {};
  if (decision === 'passed-on') {
    return {
      passedTo: 'Say who you passed it to.',
      passedWhen: 'Say when and how, such as 09:55 today by phone.',
      ...tellChild
    };
  }
  if (decision === 'talk-first') return tellChild;
  return submission.worry ? { note: 'A safety answer was flagged. Say why there is no concern.' } : {};
}

async function keep(
  store: Store,
  viewer: Staff,
  review: ReviewCard,
  submission: Target,
  entries: TriageEntries,
  now: number
): Promise<void> {
  const id = newId();
  const passed =
    entries.decision === 'passed-on' ? `${entries.passedTo.trim()}, ${entries.passedWhen.trim()}` : null;
  // A parent or carer is told nothing here: what a child is told goes with the child's own words.
  const tellChild = submission.audience === 'child' ? entries.tellChild.trim() : null;
  await store.transaction(async (tx) => {
    await tx.db.insert(tx.t.triages).values({
      id,
      submissionId: submission.id,
      decision: entries.decision,
      passedTo: sealOrNull(tx.vault, passed, `triages.passedTo:${id}`),
      note: sealOrNull(tx.vault, entries.note.trim(), `triages.note:${id}`),
      tellChild: sealOrNull(tx.vault, tellChild, `triages.tellChild:${id}`),
      decidedBy: viewer.staffId,
      decidedAt: now
    });
    await noteReadings(
      tx,
      viewer,
      [{ action: 'triage.added', childId: review.childId, subjectId: submission.id }],
      now
    );
  });
}

/** Every decision on these submissions, the latest first. The caller has checked that they may be read. */
export async function triagesOf(store: Store, submissionIds: readonly string[]): Promise<TriageRecord[]> {
  if (submissionIds.length === 0) return [];
  const { triages, staff } = store.t;
  const rows = await store.db
    .select({ triage: triages, by: staff.name })
    .from(triages)
    .innerJoin(staff, eq(staff.id, triages.decidedBy))
    .where(inArray(triages.submissionId, [...submissionIds]))
    .orderBy(desc(triages.decidedAt), desc(triages.id));
  return rows.map(({ triage, by }) => ({
    submissionId: triage.submissionId,
    decision: triage.decision as TriageDecision,
    passedTo: openOrNull(store.vault, triage.passedTo, `triages.passedTo:${triage.id}`),
    note: openOrNull(store.vault, triage.note, `triages.note:${triage.id}`),
    tellChild: openOrNull(store.vault, triage.tellChild, `triages.tellChild:${triage.id}`),
    by,
    at: triage.decidedAt
  }));
}
