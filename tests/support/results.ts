/** Reviews, invitations and ratings in numbers, for the figures of the results page. */
import { eq } from 'drizzle-orm';
import { tallyOf } from '../../src/lib/domain/tally.ts';
import type { Audience } from '../../src/lib/domain/viewer.ts';
import { newId } from '../../src/lib/server/db/id.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import * as answers from '../../src/lib/server/services/results-answers.ts';
import { heldReviews, type ResultsWanted } from '../../src/lib/server/services/results-held.ts';
import * as late from '../../src/lib/server/services/results-late.ts';
import { ratingsOf } from '../../src/lib/server/services/results-ratings.ts';
import * as figures from '../../src/lib/server/services/results.ts';

/** The figures of a period, each read by itself. */
export const participationByReview = async (store: Store, wanted: ResultsWanted) =>
  figures.participationByReview(await heldReviews(store, wanted));
export const participationByChild = async (store: Store, wanted: ResultsWanted, onlyOverFourWeeks: boolean) =>
  figures.participationByChild(await heldReviews(store, wanted), onlyOverFourWeeks);
export const timeliness = async (store: Store, wanted: ResultsWanted) =>
  figures.timeliness(await heldReviews(store, wanted));
export const lateByReason = async (store: Store, wanted: ResultsWanted) =>
  late.lateByReason(await heldReviews(store, wanted));
export const returns = async (store: Store, wanted: ResultsWanted) =>
  answers.returns(await answers.peopleAsked(store, wanted));
export const meetingsRated = async (store: Store, wanted: ResultsWanted) =>
  answers.meetingsRated(await answers.peopleAsked(store, wanted));
export const satisfactionOf = async (store: Store, wanted: ResultsWanted, audience: Audience) =>
  (await ratingsOf(store, wanted, audience)).themes;
export const ratedBy = async (store: Store, wanted: ResultsWanted, audience: Audience) =>
  (await ratingsOf(store, wanted, audience)).by;

const now = Date.UTC(2026, 10, 20, 9);

export interface NewChild {
  readonly localId: string;
  readonly dateOfBirth?: string;
  readonly iroId?: string;
  readonly lookedAfterSince?: string | null;
  readonly ceasedOn?: string | null;
  readonly statuses?: readonly string[];
}

export async function child(store: Store, wanted: NewChild): Promise<string> {
  const id = newId();
  const { statuses = [], dateOfBirth = '2012-05-01', lookedAfterSince = '2024-01-01', ...rest } = wanted;
  await store.db.insert(store.t.children).values({
    id,
    language: 'en',
    cycle: 'standard',
    createdAt: now,
    updatedAt: now,
    dateOfBirth,
    lookedAfterSince,
    ...rest
  });
  for (const [at, legalStatus] of statuses.entries())
    await store.db
      .insert(store.t.episodes)
      .values({ id: newId(), childId: id, startedOn: `2025-0${at + 1}-01`, endedOn: null, legalStatus });
  return id;
}

export async function held(
  store: Store,
  childId: string,
  heldOn: string,
  code: string | null,
  dueOn: string | null = '2027-01-01'
): Promise<string> {
  const id = newId();
  await store.db
    .insert(store.t.reviews)
    .values({ id, childId, heldOn, participationCode: code, dueOn, createdAt: now, updatedAt: now });
  return id;
}

/** As many children as each number says, each with one review of that code. */
export async function heldBy(
  store: Store,
  counts: Readonly<Record<string, number>>,
  heldOn = '2026-06-01'
): Promise<void> {
  const at = { createdAt: now, updatedAt: now };
  const made = Object.entries(counts).flatMap(([code, count]) =>
    Array.from({ length: count }, (_, n) => ({ id: newId(), localId: `${code}-${n}`, code }))
  );
  const born = (code: string) => (code === 'PN0' ? '2024-01-01' : '2012-05-01');
  await store.db.insert(store.t.children).values(
    made.map(({ id, localId, code }) => ({
      id,
      localId,
      dateOfBirth: born(code),
      language: 'en',
      cycle: 'standard',
      ...at
    }))
  );
  await store.db.insert(store.t.reviews).values(
    made.map(({ id, code }) => ({
      id: newId(),
      childId: id,
      heldOn,
      participationCode: code === 'none' ? null : code,
      ...at
    }))
  );
}

interface Invited {
  readonly audience?: Audience;
  readonly opened?: boolean;
  readonly started?: boolean;
  /** Instant of the views. */
  readonly sentAt?: number;
}

let nth = 0;

export async function invited(
  store: Store,
  childId: string,
  reviewId: string,
  how: Invited = {}
): Promise<void> {
  const { audience = 'child', opened = false, started = false, sentAt } = how;
  const id = newId();
  nth += 1;
  await store.db.insert(store.t.invitations).values({
    id,
    reviewId,
    childId,
    audience,
    tokenHash: `t${nth}`,
    codeHash: `c${nth}`,
    language: 'en',
    createdAt: now,
    openedAt: opened ? now : null,
    endsAt: now + 1e9
  });
  if (started || sentAt !== undefined)
    await submission(store, childId, reviewId, 'views', audience, sentAt ?? null, id);
}

async function submission(
  store: Store,
  childId: string,
  reviewId: string,
  purpose: 'views' | 'rating',
  audience: string,
  submittedAt: number | null,
  invitationId: string | null
): Promise<string> {
  const id = newId();
  await store.db.insert(store.t.submissions).values({
    id,
    invitationId,
    reviewId,
    childId,
    audience,
    purpose,
    formId: purpose === 'rating' ? 'rating-child-8-11' : 'child-8-11',
    formVersion: 1,
    language: 'en',
    startedAt: submittedAt ?? now,
    savedAt: submittedAt ?? now,
    submittedAt,
    worry: false
  });
  return id;
}

/** A rating that was sent, with one choice for each question; null for one that was skipped. */
export async function rated(
  store: Store,
  childId: string,
  reviewId: string,
  sentAt: number,
  choices: Readonly<Record<string, string | null>>
): Promise<void> {
  const submissionId = await submission(store, childId, reviewId, 'rating', 'child', sentAt, null);
  const said = Object.entries(choices).map(([questionId, choice]) => ({
    questionId,
    outcome: choice === null ? 'skipped' : 'answered',
    choice
  }));
  const { submissions } = store.t;
  await store.db
    .update(submissions)
    .set({ tally: tallyOf(said) })
    .where(eq(submissions.id, submissionId));
  for (const [questionId, choice] of Object.entries(choices)) {
    await store.db.insert(store.t.answers).values({
      id: newId(),
      submissionId,
      questionId,
      outcome: choice === null ? 'skipped' : 'answered',
      choice,
      asked: { question: questionId },
      shared: 'iro',
      worry: false,
      savedAt: sentAt
    });
  }
}
