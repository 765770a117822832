/** Pictures and sounds: what the council puts in, and what respondents say aloud. */
import type { Vocabulary } from '../columns.ts';
import type { PeopleTables } from './people.ts';

export function mediaTables(c: Vocabulary, { children, staff }: PeopleTables) {
  /** One picture or sound. The bytes are sealed like words: a face or a voice says as much. */
  const files = c.table(
    'files',
    {
      id: c.id(),
      /** Whose it is; null for the council's own (a symbol, a place, a member of staff, read-aloud sound). */
      childId: c.text().references(() => children.id),
      /** symbol | place | person | staff | sound | voice. */
      purpose: c.text().notNull(),
      /** As found in the bytes, never as the sender said: image/webp, audio/ogg … */
      mediaType: c.text().notNull(),
      /** In bytes, before sealing. */
      size: c.int().notNull(),
      content: c.sealed().notNull(),
      /** Who agreed that this picture of a person is shown. */
      agreedBy: c.sealed(),
      /** Null when a respondent added it. */
      addedBy: c.text().references(() => staff.id),
      addedAt: c.instant().notNull()
    },
    (t) => [c.index('files_child').on(t.childId, t.purpose)]
  );

  /** The council's own picture for a concept of the symbol list, in place of the shipped drawing. */
  const councilSymbols = c.table('council_symbols', {
    concept: c.text().primaryKey(),
    fileId: c
      .text()
      .notNull()
      .references(() => files.id),
    addedBy: c.text().references(() => staff.id),
    addedAt: c.instant().notNull()
  });

  /** A person's voice reading one sentence of a form or page. */
  const sentenceSounds = c.table(
    'sentence_sounds',
    {
      id: c.id(),
      locale: c.text().notNull(),
      /** SHA-256 of the sentence as shown: other words have no sound until somebody reads them. */
      sentenceHash: c.text().notNull(),
      fileId: c
        .text()
        .notNull()
        .references(() => files.id),
      addedBy: c.text().references(() => staff.id),
      addedAt: c.instant().notNull()
    },
    (t) => [c.uniqueIndex('sentence_sounds_sentence').on(t.locale, t.sentenceHash)]
  );

  return { files, councilSymbols, sentenceSounds };
}

export type MediaTables = ReturnType<typeof mediaTables>;
