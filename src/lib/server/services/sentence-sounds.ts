/**
 * A person's voice for the sentences of the forms. A sound belongs to words in a language: other words have none until
 * somebody reads them, and the same words in two forms are recorded once.
 */
import { createHash } from 'node:crypto';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { newId } from '../db/id.ts';
import { prepared } from '../db/prepared.ts';
import type { Store } from '../db/store.ts';
import { record } from './events.ts';
import { addFile, fileOf, removeFile, type KeptFile } from './files.ts';
import type { Sound } from './spoken-answers.ts';

/** The words of one sentence, and the language they are in. */
export interface Said {
  readonly locale: string;
  /** As they stand in the form: see `Sentence.written`. */
  readonly written: string;
}

export interface SoundState {
  /** Its file: part of its public address. */
  readonly fileId: string;
  readonly addedAt: number;
  /** The name of the member of staff; null when nobody is known. */
  readonly addedBy: string | null;
}

/** What a sentence is known by: SHA-256 of its words, in hex. */
export const hashOf = (written: string): string =>
  createHash('sha256').update(written.normalize('NFC')).digest('hex');

/** Most pages have no sounds at all: asked first, before the sentences of a page are worked out. */
export async function hasSounds(store: Store, locale: string): Promise<boolean> {
  return (await anySound(store).execute({ locale })).length > 0;
}

const anySound = prepared(({ db, t: { sentenceSounds } }) =>
  db
    .select({ id: sentenceSounds.id })
    .from(sentenceSounds)
    .where(eq(sentenceSounds.locale, sql.placeholder('locale')))
    .limit(1)
    .prepare('any_sound')
);

/** Sentences asked about at once: more than the fullest page has (a test counts them). */
export const mostOnPage = 64;

/** The files of those sentences that have a sound, by their written words. Asks about the first {@link mostOnPage}. */
export async function soundsFor(
  store: Store,
  locale: string,
  written: readonly string[]
): Promise<ReadonlyMap<string, string>> {
  const byHash = new Map(written.slice(0, mostOnPage).map((words) => [hashOf(words), words]));
  const hashes = [...byHash.keys()];
  const places = Object.fromEntries(slots.map((slot, at) => [slot, hashes[at] ?? '']));
  const rows = await soundsOfSome(store).execute({ locale, ...places });
  return new Map(rows.map(({ hash, fileId }) => [byHash.get(hash) ?? '', fileId]));
}

const slots = Array.from({ length: mostOnPage }, (_, at) => `s${String(at)}`);

const soundsOfSome = prepared(({ db, t: { sentenceSounds } }) =>
  db
    .select({ hash: sentenceSounds.sentenceHash, fileId: sentenceSounds.fileId })
    .from(sentenceSounds)
    .where(
      and(
        eq(sentenceSounds.locale, sql.placeholder('locale')),
        inArray(
          sentenceSounds.sentenceHash,
          slots.map((slot) => sql.placeholder(slot))
        )
      )
    )
    .prepare('sounds_of_some')
);

/** Every sound of a language, by the hash of its sentence: for staff, who see whole forms. */
export async function soundStates(store: Store, locale: string): Promise<ReadonlyMap<string, SoundState>> {
  const { sentenceSounds, staff } = store.t;
  const rows = await store.db
    .select({
      hash: sentenceSounds.sentenceHash,
      fileId: sentenceSounds.fileId,
      addedAt: sentenceSounds.addedAt,
      addedBy: staff.name
    })
    .from(sentenceSounds)
    .leftJoin(staff, eq(staff.id, sentenceSounds.addedBy))
    .where(eq(sentenceSounds.locale, locale));
  return new Map(rows.map(({ hash, ...state }) => [hash, state]));
}

/** Keeps a sound for a sentence, in the place of the one it had. */
export async function keepSound(
  store: Store,
  staffId: string,
  said: Said,
  sound: Sound,
  now: number
): Promise<void> {
  await store.transaction(async (tx) => {
    await dropRow(tx, said.locale, hashOf(said.written));
    const fileId = await addFile(tx, { childId: null, purpose: 'sound', ...sound, addedBy: staffId }, now);
    const id = newId();
    await tx.db.insert(tx.t.sentenceSounds).values({
      id,
      locale: said.locale,
      sentenceHash: hashOf(said.written),
      fileId,
      addedBy: staffId,
      addedAt: now
    });
    await record(tx, { actorKind: 'staff', actorId: staffId, action: 'sound.kept', subjectId: id }, now);
  });
}

/** Deletes the sound of a sentence for good. Nothing happens when it has none. */
export async function removeSound(
  store: Store,
  staffId: string,
  { locale, written }: Said,
  now: number
): Promise<void> {
  await store.transaction(async (tx) => {
    const id = await dropRow(tx, locale, hashOf(written));
    if (!id) return;
    await record(tx, { actorKind: 'staff', actorId: staffId, action: 'sound.deleted', subjectId: id }, now);
  });
}

/** Takes a sentence's sound and its file out. Gives the id of what was there. */
async function dropRow(tx: Store, locale: string, hash: string): Promise<string | null> {
  const { sentenceSounds } = tx.t;
  const its = and(eq(sentenceSounds.locale, locale), eq(sentenceSounds.sentenceHash, hash));
  const [row] = await tx.db.select().from(sentenceSounds).where(its);
  if (!row) return null;
  await tx.db.delete(sentenceSounds).where(eq(sentenceSounds.id, row.id));
  await removeFile(tx, row.fileId);
  return row.id;
}

/**
 * The sound at a public address. Only what a sentence has now: never a child's voice or anybody's picture, whatever id
 * was asked for.
 */
export async function publicSound(store: Store, fileId: string): Promise<KeptFile | null> {
  const { sentenceSounds } = store.t;
  const [row] = await store.db
    .select({ id: sentenceSounds.id })
    .from(sentenceSounds)
    .where(eq(sentenceSounds.fileId, fileId));
  const file = row ? await fileOf(store, fileId) : null;
  return file?.purpose === 'sound' ? file : null;
}
