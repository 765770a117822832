/**
 * What a child wants to be asked about first: asked before the meeting, and said yes to. Until then it is kept out of
 * the room like what is private.
 */
import { and, eq } from 'drizzle-orm';
import type { LifeArea } from '../../forms/definition.ts';
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import { openReview, type Staff } from './caseload.ts';
import { noteReadings } from './readings.ts';
import type { PrivateTopic } from './shown-answers.ts';
import { voicesOf, type Read } from './voices.ts';

/** One subject to ask about, and whether the child said yes. */
export interface AskFirst {
  readonly area: LifeArea;
  /** The topics it stands for, in the language of the reader. */
  readonly words: string;
  readonly saidYes: boolean;
}

/** What the child who sent these views marked, as it stands now. */
export const marksIn = (read: readonly Read[]): readonly PrivateTopic[] =>
  read.flatMap(({ voice, topics }) => (voice.standing === 'stands' ? topics : []));

/**
 * The subjects to ask about first, each once. A yes from before the child last sent their views does not count: they
 * have said since that they want to be asked. What is also private stays private, and is not asked about.
 */
export async function askFirstOf(
  store: Store,
  reviewId: string,
  read: readonly Read[]
): Promise<readonly AskFirst[]> {
  const marks = marksIn(read);
  const isPrivate = new Set(marks.filter(({ mark }) => mark === 'private').map(({ area }) => area));
  const toAsk = marks.filter(({ mark, area }) => mark === 'ask-first' && !isPrivate.has(area));
  if (toAsk.length === 0) return [];
  const sentAt = Math.max(...read.filter(({ topics }) => topics.length > 0).map(({ voice }) => voice.sentAt));
  const { packConsents } = store.t;
  const rows = await store.db
    .select({ area: packConsents.area, givenAt: packConsents.givenAt })
    .from(packConsents)
    .where(eq(packConsents.reviewId, reviewId));
  const given = new Set<string>(rows.filter(({ givenAt }) => givenAt >= sentAt).map(({ area }) => area));
  return [...Map.groupBy(toAsk, ({ area }) => area)].flatMap(([area, topics]) =>
    area === null
      ? []
      : [{ area, words: topics.map(({ words }) => words).join(', '), saidYes: given.has(area) }]
  );
}

/** The areas that stay out of the room, whoever speaks of them: private, or to be asked about and not said yes to. */
export function keptOut(
  marks: readonly PrivateTopic[],
  askFirst: readonly AskFirst[]
): ReadonlySet<LifeArea | null> {
  const open = new Set(askFirst.filter(({ saidYes }) => saidYes).map(({ area }) => area));
  return new Set(marks.map(({ area }) => area).filter((area) => area === null || !open.has(area)));
}

/**
 * Keeps what the child said yes to: what is named here, and nothing else of what is to be asked about first. What the
 * child never marked changes nothing.
 * @param areas said yes to, as codes of life areas
 * @throws NotYours when this person may not record the meeting
 */
export async function keepConsents(
  store: Store,
  viewer: Staff,
  reviewId: string,
  areas: readonly string[],
  now: number
): Promise<void> {
  const review = await openReview(store, viewer, 'record-meeting', reviewId, now);
  const asked = await askFirstOf(store, reviewId, await voicesOf(store, reviewId, 'views'));
  const changed = asked.filter(({ area, saidYes }) => areas.includes(area) !== saidYes);
  if (changed.length === 0) return;
  await store.transaction(async (tx) => {
    const { packConsents } = tx.t;
    for (const { area, saidYes } of changed) {
      await tx.db
        .delete(packConsents)
        .where(and(eq(packConsents.reviewId, reviewId), eq(packConsents.area, area)));
      if (!saidYes)
        await tx.db
          .insert(packConsents)
          .values({ id: newId(), reviewId, area, givenBy: viewer.staffId, givenAt: now });
    }
    const deeds = changed.map(({ saidYes }) => ({
      action: saidYes ? 'pack.yes-taken-back' : 'pack.yes-said',
      childId: review.childId,
      subjectId: reviewId
    }));
    await noteReadings(tx, viewer, deeds, now);
  });
}
