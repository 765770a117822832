/**
 * A child's own photograph, shown to the staff of the child while somebody's agreement to it is on record. Taking the
 * agreement back takes the picture out of the database, and with it from every page.
 */
import { eq } from 'drizzle-orm';
import type { Day } from '../../domain/day.ts';
import { dayOf } from '../../domain/day.ts';
import { openOrNull } from '../crypto/vault.ts';
import type { Store } from '../db/store.ts';
import { childPicture, type Staff } from './caseload.ts';
import { childFor } from './child-page.ts';
import { record } from './events.ts';
import { addFile, removeFile } from './files.ts';
import type { NewPicture } from './pictures.ts';
import { reasonOf, readWords } from './register-cells.ts';

export interface ChildPhotograph {
  /** Where it is shown to who may see the child. */
  readonly address: string;
  /** Who agreed to it, and when, as written down. */
  readonly agreedBy: string | null;
  readonly addedOn: Day;
}

/** The child's photograph with who agreed to it; null without one. @throws NotYours unless they may see the child */
export async function photographOf(
  store: Store,
  viewer: Staff,
  childId: string,
  now: number
): Promise<ChildPhotograph | null> {
  const child = await childFor(store, viewer, 'see-child', childId, now);
  const address = childPicture(child);
  if (child.picture === null || address === null) return null;
  const { files } = store.t;
  const [file] = await store.db
    .select({ agreedBy: files.agreedBy, addedAt: files.addedAt })
    .from(files)
    .where(eq(files.id, child.picture));
  if (!file) return null;
  const agreedBy = openOrNull(store.vault, file.agreedBy, `files.agreedBy:${child.picture}`);
  return { address, agreedBy, addedOn: dayOf(file.addedAt) };
}

/** What is wrong with the words on who agreed; null when nothing is. 300 characters at most. */
export const agreementProblem = (agreedBy: string): string | null =>
  agreedBy === '' ? 'Say who agreed to it, and when.' : reasonOf(readWords(agreedBy, 300));

/**
 * Puts the child's photograph in the place of the one before, whose bytes go.
 * @param agreedBy who agreed to it, and when; checked with `agreementProblem`
 * @param picture read and written anew by `readPicture`
 * @throws NotYours unless this person may change the child
 */
export async function putChildPhotograph(
  store: Store,
  viewer: Staff,
  childId: string,
  agreedBy: string,
  picture: NewPicture,
  now: number
): Promise<void> {
  if (agreementProblem(agreedBy) !== null) throw new Error('Nobody is said to have agreed.');
  await store.transaction(async (tx) => {
    const before = await childFor(tx, viewer, 'edit-child', childId, now);
    const wanted = { childId, purpose: 'child', ...picture, agreedBy, addedBy: viewer.staffId } as const;
    const fileId = await addFile(tx, wanted, now);
    await replace(tx, before, fileId, now);
    await noted(tx, viewer, 'child-photograph.put', childId, now);
  });
}

/** Agreement is taken back: the picture is deleted. @throws NotYours unless this person may change the child */
export async function dropChildPhotograph(
  store: Store,
  viewer: Staff,
  childId: string,
  now: number
): Promise<void> {
  await store.transaction(async (tx) => {
    const before = await childFor(tx, viewer, 'edit-child', childId, now);
    if (before.picture === null) return;
    await replace(tx, before, null, now);
    await noted(tx, viewer, 'child-photograph.removed', childId, now);
  });
}

async function replace(
  tx: Store,
  before: { readonly id: string; readonly picture: string | null },
  picture: string | null,
  now: number
): Promise<void> {
  const { children } = tx.t;
  await tx.db.update(children).set({ picture, updatedAt: now }).where(eq(children.id, before.id));
  if (before.picture !== null) await removeFile(tx, before.picture);
}

const noted = (tx: Store, viewer: Staff, action: string, childId: string, now: number) =>
  record(tx, { actorKind: 'staff', actorId: viewer.staffId, action, childId }, now);
