/** The records of the large council that the staff pages are asked for: the fullest there are. */
import { and, asc, desc, eq, gte, isNotNull, isNull, lt } from 'drizzle-orm';
import { dayOf } from '../../src/lib/domain/day.ts';
import { forms } from '../../src/lib/forms/registry.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { addFile } from '../../src/lib/server/services/files.ts';
import { beginPaper, scanOf, workOf, type PaperPage } from './staff-work.ts';
import { hashOf } from '../../src/lib/server/services/sentence-sounds.ts';

/** What stands for the parameters of the routes, and in their queries. */
export interface Subject {
  /** `coming` or `held`. */
  readonly what: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** A paper form that the IRO is typing in. */
  readonly paper: PaperPage;
  readonly localId: string;
  readonly outcome: string | null;
  readonly sitting: string | null;
}

/**
 * Of the first child of an IRO's caseload: the review to come, with views nobody has read and an answer said aloud;
 * and the last one held, with everything there is.
 */
export async function subjectsOf(store: Store, iroId: string): Promise<Subject[]> {
  const { reviews, submissions } = store.t;
  const coming = await reviewWith(store, and(eq(reviews.iroId, iroId), isNull(reviews.heldOn)));
  // A day on which all was said that will be: in the week after a meeting ratings still come in.
  const weekAgo = dayOf(Date.now() - 8 * 86_400_000);
  const over = and(lt(reviews.heldOn, weekAgo), gte(reviews.heldOn, dayOf(Date.now() - 190 * 86_400_000)));
  const held = await reviewWith(
    store,
    and(eq(reviews.iroId, iroId), isNotNull(submissions.invitationId), over)
  );
  return [await subject(store, 'coming', iroId, coming), await subject(store, 'held', iroId, held)];
}

async function reviewWith(store: Store, where: ReturnType<typeof and>) {
  const { reviews, children, submissions } = store.t;
  const [row] = await store.db
    .select({
      reviewId: reviews.id,
      childId: children.id,
      localId: children.localId,
      submissionId: submissions.id
    })
    .from(reviews)
    .innerJoin(children, eq(children.id, reviews.childId))
    .innerJoin(submissions, eq(submissions.reviewId, reviews.id))
    .where(and(where, eq(submissions.audience, 'child'), eq(submissions.purpose, 'views')))
    .orderBy(asc(children.localId), desc(reviews.heldOn))
    .limit(1);
  if (!row) throw new Error('The large council has no such review.');
  return row;
}

type Found = Awaited<ReturnType<typeof reviewWith>>;

async function subject(store: Store, what: string, iroId: string, found: Found): Promise<Subject> {
  const { meetings, outcomes } = store.t;
  const { reviewId, childId, localId, submissionId } = found;
  const [sitting] = await store.db.select().from(meetings).where(eq(meetings.reviewId, reviewId));
  const [outcome] = await store.db.select().from(outcomes).where(eq(outcomes.reviewId, reviewId));
  const parameters = {
    review: reviewId,
    child: childId,
    ...(await workOf(store, childId, iroId, Date.now())),
    person: await parentOf(store, childId),
    member: iroId,
    submission: submissionId,
    voice: await voiceIn(store, childId, submissionId),
    scan: await scanOf(store, { childId, submissionId, addedBy: iroId }, Date.now()),
    form: 'child-8-11',
    concept: 'home',
    load: 'none',
    sentence: firstSentence
  };
  const paper = await beginPaper(store, iroId, Date.now());
  return { what, parameters, paper, localId, outcome: outcome?.id ?? null, sitting: sitting?.id ?? null };
}

const firstSentence = hashOf(forms[0]!.pages[0]!.questions[0]!.words.en);

async function parentOf(store: Store, childId: string): Promise<string> {
  const { connections } = store.t;
  const [person] = await store.db
    .select({ id: connections.id })
    .from(connections)
    .where(and(eq(connections.childId, childId), eq(connections.role, 'parent')));
  return person?.id ?? '';
}

/** Half a minute of sound, as a telephone keeps it, for one answer. */
async function voiceIn(store: Store, childId: string, submissionId: string): Promise<string> {
  const { answers } = store.t;
  const [said] = await store.db
    .select({ id: answers.id, voiceId: answers.voiceId })
    .from(answers)
    .where(and(eq(answers.submissionId, submissionId), eq(answers.outcome, 'answered')))
    .limit(1);
  if (said?.voiceId) return said.voiceId;
  const sound = { mediaType: 'audio/ogg', bytes: new Uint8Array(120_000) };
  const voiceId = await addFile(store, { childId, purpose: 'voice', ...sound, addedBy: null }, Date.now());
  await store.db
    .update(answers)
    .set({ voiceId })
    .where(eq(answers.id, said?.id ?? ''));
  return voiceId;
}
