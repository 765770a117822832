/**
 * A person has opened a submission and says what it means for safety (domain file §6.1). A decision is never
 * changed, only followed by another; what the child sees is that of the latest.
 */
import { desc, eq, inArray } from 'drizzle-orm';
import {
  triageAbout,
  triageDecisions,
  triageSays,
  type TriageDecision,
  type TriageSays
} from '../../domain/triage.ts';
import { openOrNull, sealOrNull } from '../crypto/vault.ts';
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import { NotYours, type ReviewCard, type Staff } from './caseload.ts';
import { keepVersions, mayReadKept } from './kept-answers.ts';
import { reviewToMark } from './on-duty.ts';
import { noteReadings } from './readings.ts';
import type { SubmissionRow } from './submission-records.ts';

/** What was typed on the decision form. */
export interface TriageEntries {
  readonly decision: string;
  readonly passedTo: string;
  readonly passedWhen: string;
  readonly note: string;
  readonly tellChild: string;
  /** Whom it is about, when a concern is passed on: one of `triageAbout`. */
  readonly about?: string;
  /** Not empty: an earlier mark on it was made by mistake. Counts for a decision that passes nothing on. */
  readonly mistake?: string;
}

type TriageErrors = Partial<Record<keyof TriageEntries, string>>;
export type Triaged = { readonly ok: true } | { readonly ok: false; readonly errors: TriageErrors };

/** One decision as it was taken. */
export interface TriageRecord {
  readonly submissionId: string;
  readonly decision: TriageDecision;
  readonly passedTo: string | null;
  /** Null where it was not asked. */
  readonly about: TriageSays | null;
  readonly note: string | null;
  readonly tellChild: string | null;
  readonly by: string;
  readonly at: number;
}

/** Room for a few sentences in each box. */
const longest = 2000;

/**
 * Marks one submission. Needs: for a concern passed on, to whom and when, and whom it is about; one about the IRO is
 * kept from them at once; for talking first and for a concern,
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
  const review = await reviewToMark(store, viewer, target, now);
  const submission = await submissionOf(store, viewer, review, target.submissionId);
  return mark(store, viewer, submission, entries, now);
}

/** What is marked, and what the log may say of it. */
export interface Marked {
  readonly id: string;
  readonly worry: boolean;
  /** The first name of the child who sees what is told; null when nobody is told anything. */
  readonly told: string | null;
  /** Null where whose it is must not be told. */
  readonly childId: string | null;
  readonly subjectId: string;
  /** Typed in by mistake: whose words they are is not known, so there is nobody to talk to first. */
  readonly mistyped?: boolean;
}

/** Keeps a decision when nothing is missing in it. The caller has checked that this person may decide. */
export async function mark(
  store: Store,
  viewer: Staff,
  marked: Marked,
  entries: TriageEntries,
  now: number
): Promise<Triaged> {
  const errors = triageErrors(entries, marked);
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  await keep(store, viewer, marked, entries, now);
  return { ok: true };
}

async function submissionOf(
  store: Store,
  viewer: Staff,
  review: ReviewCard,
  submissionId: string
): Promise<Marked> {
  const { submissions } = store.t;
  const [row] = await store.db.select().from(submissions).where(eq(submissions.id, submissionId));
  if (row === undefined || row.reviewId !== review.id || !isMarkedBy(viewer, row)) throw new NotYours();
  const rating = row.purpose === 'rating';
  // A parent or carer is told nothing here: what a child is told goes with the child's own words.
  const told = row.audience === 'child' && !rating && row.mistypedBy === null ? review.name : null;
  const mistyped = row.mistypedBy !== null;
  return { id: row.id, worry: row.worry, told, childId: review.childId, subjectId: row.id, mistyped };
}

/** It was sent, is not kept from this person, and carries a name: a rating without one is nobody's who has the review. */
function isMarkedBy(viewer: Staff, row: SubmissionRow): boolean {
  if (row.submittedAt === null || (row.keptFromIro && !mayReadKept(viewer))) return false;
  return row.purpose !== 'rating' || row.invitationId !== null;
}

function triageErrors(entries: TriageEntries, marked: Marked): TriageErrors {
  const decision = triageDecisions.find((known) => known.value === entries.decision)?.value;
  if (decision === undefined || (decision === 'talk-first' && marked.mistyped))
    return { decision: 'Choose what this means for safety.' };
  const missing = needed(decision, marked);
  // A word that is none of the choices says nothing.
  const given = { ...entries, about: aboutIn(entries) ?? '' };
  const empty = Object.entries(missing).filter(
    ([field]) => (given[field as keyof TriageEntries] ?? '').trim() === ''
  );
  const tooLong = (['passedTo', 'passedWhen', 'note', 'tellChild'] as const)
    .filter((field) => entries[field].length > longest)
    .map((field) => [field, `Use at most ${longest} characters. There are ${entries[field].length}.`]);
  return Object.fromEntries([...empty, ...tooLong]) as TriageErrors;
}

/** Field → what to say when it is empty. */
function needed(decision: TriageDecision, { told, worry, childId }: Marked): TriageErrors {
  const tellChild: TriageErrors =
    told === null ? {} : { tellChild: `Say in plain words what ${told} will see.` };
  if (decision === 'passed-on') {
    return {
      passedTo: 'Say who you passed it to.',
      passedWhen: 'Say when and how, such as 09:55 today by phone.',
      // Nobody knows whose carer or IRO it would be when it came without a name.
      ...(childId === null ? {} : { about: 'Say whom the worry is about.' }),
      ...tellChild
    };
  }
  if (decision === 'talk-first') return tellChild;
  return worry ? { note: 'A safety answer was flagged. Say why there is no concern.' } : {};
}

async function keep(
  store: Store,
  viewer: Staff,
  { id: submissionId, told, childId, subjectId }: Marked,
  entries: TriageEntries,
  now: number
): Promise<void> {
  const id = newId();
  const passed =
    entries.decision === 'passed-on' ? `${entries.passedTo.trim()}, ${entries.passedWhen.trim()}` : null;
  const tellChild = told === null ? null : entries.tellChild.trim();
  const about = aboutIn(entries);
  await store.transaction(async (tx) => {
    await tx.db.insert(tx.t.triages).values({
      id,
      submissionId,
      decision: entries.decision,
      about,
      passedTo: sealOrNull(tx.vault, passed, `triages.passedTo:${id}`),
      note: sealOrNull(tx.vault, entries.note.trim(), `triages.note:${id}`),
      tellChild: sealOrNull(tx.vault, tellChild, `triages.tellChild:${id}`),
      decidedBy: viewer.staffId,
      decidedAt: now
    });
    const { submissions } = tx.t;
    await tx.db.update(submissions).set({ waits: false }).where(eq(submissions.id, submissionId));
    await noteReadings(tx, viewer, [{ action: 'triage.added', childId, subjectId }], now);
    if (about === 'iro') await keepFromItsIro(tx, submissionId);
  });
}

/** Whom a concern that is passed on is about; of another decision, that the mark before it was a mistake. */
function aboutIn({ decision, about, mistake = '' }: TriageEntries): TriageSays | null {
  if (decision === 'passed-on') return triageAbout.find((known) => known === about) ?? null;
  return mistake === '' ? null : 'mistake';
}

async function keepFromItsIro(tx: Store, submissionId: string): Promise<void> {
  const { submissions } = tx.t;
  const [row] = await tx.db.select().from(submissions).where(eq(submissions.id, submissionId));
  if (row) await keepVersions(tx, row, true);
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
    about: triageSays.find((known) => known === triage.about) ?? null,
    note: openOrNull(store.vault, triage.note, `triages.note:${triage.id}`),
    tellChild: openOrNull(store.vault, triage.tellChild, `triages.tellChild:${triage.id}`),
    by,
    at: triage.decidedAt
  }));
}
