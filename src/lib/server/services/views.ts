/**
 * One review's views, word for word: the child's first, the parents' and carers' beside them, by life area.
 * Every reading is logged in the same request.
 */
import { and, asc, eq, isNotNull } from 'drizzle-orm';
import { form } from '../../forms/registry.ts';
import type { LifeArea } from '../../forms/definition.ts';
import type { Day } from '../../domain/day.ts';
import { openOrNull } from '../crypto/vault.ts';
import type { Store } from '../db/store.ts';
import { openReview, type ReviewCard, type Staff } from './caseload.ts';
import { formContextFor } from './form-context.ts';
import { noteReadings } from './readings.ts';
import {
  areasInOrder,
  privateTopics,
  shownAnswers,
  type PrivateTopic,
  type ShownAnswer
} from './shown-answers.ts';
import { answersOf } from './submissions.ts';
import { triagesOf, type TriageRecord } from './triage.ts';

/** One person's submission. */
export interface Voice {
  readonly submissionId: string;
  readonly audience: 'child' | 'parent' | 'carer';
  /** The parent or carer by name and what the child calls them; null for the child. */
  readonly person: { readonly name: string; readonly calledBy: string | null } | null;
  readonly band: string | null;
  readonly language: string;
  readonly sentAt: number;
  readonly readBy: Day | null;
  /** nobody | carer | …; null when it was not said. */
  readonly helper: string | null;
  readonly helperName: string | null;
  readonly worry: boolean;
  /** `changed`: another was sent after it. `taken-back`: withdrawn by the person. */
  readonly standing: 'stands' | 'changed' | 'taken-back';
  readonly answered: number;
  readonly left: number;
  readonly triages: readonly TriageRecord[];
  readonly answers: readonly ShownAnswer[];
}

/** One life area across the voices, in their order. */
export interface AreaRow {
  readonly area: LifeArea;
  readonly worry: boolean;
  /** The child does not want this area talked about in front of everyone (or wants to be asked first). */
  readonly mark: PrivateTopic['mark'] | null;
  readonly cells: readonly (readonly ShownAnswer[])[];
}

export interface Views {
  readonly review: ReviewCard;
  readonly voices: readonly Voice[];
  readonly rows: readonly AreaRow[];
  readonly topics: readonly PrivateTopic[];
}

/**
 * Opens every submission sent before this review, and logs each reading.
 * @throws NotYours when this person may not read the answers of this review.
 */
export async function readViews(store: Store, viewer: Staff, reviewId: string, now: number): Promise<Views> {
  const review = await openReview(store, viewer, 'read-answers', reviewId, now);
  const rows = await sentFor(store, review.id);
  const triages = await triagesOf(
    store,
    rows.map((row) => row.submission.id)
  );
  const read: { voice: Voice; topics: PrivateTopic[] }[] = [];
  for (const row of rows) read.push(await voiceOf(store, row, triages));
  const shown = read.filter(({ voice }) => stillMatters(voice)).sort((a, b) => rank(a.voice) - rank(b.voice));
  await noteReadings(
    store,
    viewer,
    shown.map(({ voice }) => ({
      action: 'answers.read',
      childId: review.childId,
      subjectId: voice.submissionId
    })),
    now
  );
  const voices = shown.map(({ voice }) => voice);
  const topics = shown.flatMap((one) => (one.voice.standing === 'stands' ? one.topics : []));
  return { review, voices, topics, rows: rowsOf(voices, topics) };
}

/** What was changed or taken back is only shown while a worry in it has not been looked at. */
const stillMatters = (voice: Voice): boolean =>
  voice.standing === 'stands' || (voice.worry && voice.triages.length === 0);

const order = ['child', 'parent', 'carer'];
const rank = (voice: Voice): number =>
  order.indexOf(voice.audience) + (voice.standing === 'stands' ? 0 : 0.5);

type Row = Awaited<ReturnType<typeof sentFor>>[number];

function sentFor(store: Store, reviewId: string) {
  const { submissions, connections } = store.t;
  return store.db
    .select({ submission: submissions, connection: connections })
    .from(submissions)
    .leftJoin(connections, eq(connections.id, submissions.connectionId))
    .where(
      and(
        eq(submissions.reviewId, reviewId),
        eq(submissions.purpose, 'views'),
        isNotNull(submissions.submittedAt)
      )
    )
    .orderBy(asc(submissions.submittedAt));
}

async function voiceOf(store: Store, { submission, connection }: Row, triages: readonly TriageRecord[]) {
  const definition = form(submission.formId, submission.formVersion);
  const stored = await answersOf(store, submission.id);
  const context = await formContextFor(store, submission, 'en');
  const answers = shownAnswers(definition, stored, context, submission.language);
  const answered = answers.filter((answer) => answer.outcome === 'answered').length;
  const voice: Voice = {
    submissionId: submission.id,
    audience: submission.audience as Voice['audience'],
    person: submission.connectionId === null || connection === null ? null : personOf(store, connection),
    band: definition?.band ?? null,
    language: submission.language,
    sentAt: submission.submittedAt ?? 0,
    readBy: submission.readBy,
    helper: submission.helper,
    helperName: openOrNull(store.vault, submission.helperName, `submissions.helperName:${submission.id}`),
    worry: submission.worry,
    standing:
      submission.withdrawnAt !== null ? 'taken-back' : submission.replacedAt !== null ? 'changed' : 'stands',
    answered,
    left: answers.length - answered,
    triages: triages.filter((triage) => triage.submissionId === submission.id),
    answers
  };
  return {
    voice,
    topics: submission.audience === 'child' ? privateTopics(definition, stored, submission.language) : []
  };
}

function personOf(store: Store, row: NonNullable<Row['connection']>): NonNullable<Voice['person']> {
  return {
    name: store.vault.open(row.name, `connections.name:${row.id}`),
    calledBy: openOrNull(store.vault, row.calledBy, `connections.calledBy:${row.id}`)
  };
}

function rowsOf(voices: readonly Voice[], topics: readonly PrivateTopic[]): AreaRow[] {
  const all = voices.flatMap((voice) => voice.answers);
  return areasInOrder(all).map((area) => ({
    area,
    worry: all.some((answer) => answer.area === area && answer.worry),
    mark: topics.find((topic) => topic.area === area)?.mark ?? null,
    cells: voices.map((voice) => voice.answers.filter((answer) => answer.area === area))
  }));
}

/** What the child asked for in their own words, to answer one by one. Logged as read. */
export async function askedFor(
  store: Store,
  viewer: Staff,
  reviewId: string,
  now: number
): Promise<ShownAnswer[]> {
  const { voices } = await readViews(store, viewer, reviewId, now);
  const child = voices.filter((voice) => voice.audience === 'child' && voice.standing === 'stands');
  return child
    .flatMap((voice) => voice.answers)
    .filter((answer) => answer.words !== null && answer.area !== 'REV');
}
