/**
 * Words in ratings that were sent without a name. A rating of one meeting with one child in it is easily told, so
 * these are shown to the manager alone: who it was as parent, carer or child, the month, and the words; never the
 * child, the review, the day, or their order. Domain file §4.10.
 */
import { and, desc, eq, isNotNull, not, sql, type SQL } from 'drizzle-orm';
import { may } from '../../domain/access.ts';
import { dayOf, type Day } from '../../domain/day.ts';
import { openOrNull } from '../crypto/vault.ts';
import type { Store } from '../db/store.ts';
import { NotYours, type Staff } from './caseload.ts';
import { noteReadings } from './readings.ts';
import { mark, triagesOf, type Triaged, type TriageEntries, type TriageRecord } from './triage.ts';
import { hasWords } from './unread-views.ts';

/** One rating's words. */
export interface UnnamedRating {
  /** Names the rating without saying anything of it: ids are made in order of time. */
  readonly handle: string;
  readonly audience: string;
  /** `YYYY-MM` */
  readonly month: string;
  /** Nobody has marked it and the promised day has gone by. */
  readonly late: boolean;
  readonly worry: boolean;
  readonly said: readonly { readonly asked: string; readonly words: string }[];
  /** What was decided, the latest first; empty while nobody has. Not when: that would tell the day it came. */
  readonly decisions: readonly Pick<TriageRecord, 'decision' | 'passedTo' | 'note' | 'by'>[];
}

/** What the manager still has to read. */
export interface UnnamedToRead {
  readonly toRead: number;
  readonly late: number;
}

/** How many of those already read are shown. */
const readShown = 20;

/** Null for everybody but those who may read these ratings. */
export async function unnamedToRead(store: Store, viewer: Staff, now: number): Promise<UnnamedToRead | null> {
  if (!may(viewer, 'read-unnamed-ratings')) return null;
  const { submissions } = store.t;
  const today = dayOf(now);
  const rows = await store.db
    .select({ readBy: submissions.readBy })
    .from(submissions)
    .where(and(unmarked(store), unnamed(store)));
  return { toRead: rows.length, late: rows.filter((row) => isLate(row.readBy, today)).length };
}

const isLate = (readBy: Day | null, today: Day): boolean => readBy !== null && readBy < today;

/** Sent, without a name, with words in it. */
const unnamed = (store: Store) => {
  const { submissions } = store.t;
  return and(
    eq(submissions.purpose, 'rating'),
    hasNoCard(store),
    isNotNull(submissions.submittedAt),
    hasWords(store)
  );
};

const unmarked = ({ t: { submissions } }: Store) => eq(submissions.waits, true);

/** Said so that no index finds them: those without a name are many, and those that wait are few. */
const hasNoCard = ({ t: { submissions } }: Store): SQL => sql`coalesce(${submissions.invitationId}, '') = ''`;

/**
 * Everything not read yet and the latest of what was; each reading is logged by its handle, so that the log tells no
 * more than the page. Unread first, then by month; within a month in no order that says anything.
 * @throws NotYours for everybody but those who may read these ratings.
 */
export async function unnamedRatings(store: Store, viewer: Staff, now: number): Promise<UnnamedRating[]> {
  if (!may(viewer, 'read-unnamed-ratings')) throw new NotYours();
  const rows = [...(await rowsOf(store, true)), ...(await rowsOf(store, false))];
  const ratings: UnnamedRating[] = [];
  for (const row of rows) ratings.push(await ratingOf(store, row, dayOf(now)));
  await noteReadings(store, viewer, ratings.map(readingOf('rating.read-unnamed')), now);
  const weight = (rating: UnnamedRating) => (rating.decisions.length > 0 ? 2 : rating.worry ? 0 : 1);
  return ratings.sort(
    (a, b) => weight(a) - weight(b) || b.month.localeCompare(a.month) || (a.handle < b.handle ? -1 : 1)
  );
}

const readingOf =
  (action: string) =>
  ({ handle }: Pick<UnnamedRating, 'handle'>) => ({ action, childId: null, subjectId: handle });

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

function rowsOf(store: Store, unread: boolean) {
  const { submissions } = store.t;
  const { id, audience, submittedAt, readBy, worry } = submissions;
  const rows = store.db
    .select({ id, audience, submittedAt, readBy, worry })
    .from(submissions)
    .where(and(unnamed(store), unread ? unmarked(store) : not(unmarked(store))))
    .orderBy(desc(submittedAt));
  return unread ? rows : rows.limit(readShown);
}

const handleOf = (store: Store, id: string): string => store.vault.mac('ratings.unnamed', id);

async function ratingOf(store: Store, row: Row, today: Day): Promise<UnnamedRating> {
  const decisions = (await triagesOf(store, [row.id])).map(({ decision, passedTo, note, by }) => ({
    decision,
    passedTo,
    note,
    by
  }));
  return {
    handle: handleOf(store, row.id),
    audience: row.audience,
    month: dayOf(row.submittedAt ?? 0).slice(0, 7),
    late: decisions.length === 0 && isLate(row.readBy, today),
    worry: row.worry,
    said: await wordsOf(store, row.id),
    decisions
  };
}

async function wordsOf(store: Store, submissionId: string): Promise<UnnamedRating['said']> {
  const { answers } = store.t;
  const rows = await store.db
    .select()
    .from(answers)
    .where(and(eq(answers.submissionId, submissionId), isNotNull(answers.words)));
  rows.sort((a, b) => a.questionId.localeCompare(b.questionId, 'en', { numeric: true }));
  return rows.map((row) => ({
    asked: row.asked.question,
    words: openOrNull(store.vault, row.words, `answers.words:${row.id}`) ?? ''
  }));
}

/**
 * Marks one rating as read, or its worry as passed on; the person who wrote it is told nothing, for nobody knows who.
 * @throws NotYours when there is none by this handle, or this person may not read these ratings.
 */
export async function decideUnnamed(
  store: Store,
  viewer: Staff,
  handle: string,
  entries: TriageEntries,
  now: number
): Promise<Triaged> {
  if (!may(viewer, 'read-unnamed-ratings')) throw new NotYours();
  const { submissions } = store.t;
  const { id, worry } = submissions;
  const rows = await store.db.select({ id, worry }).from(submissions).where(unnamed(store));
  const row = rows.find((one) => handleOf(store, one.id) === handle);
  if (row === undefined) throw new NotYours();
  // There is nobody to talk to first.
  const decision = entries.decision === 'talk-first' ? '' : entries.decision;
  const marked = { ...row, told: null, childId: null, subjectId: handle };
  return mark(store, viewer, marked, { ...entries, decision }, now);
}
