/** Pictures and sounds, sealed as they lie. Who may see one is for the service that knows what it belongs to. */
import { eq } from 'drizzle-orm';
import { sealOrNull } from '../crypto/vault.ts';
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';

type FilePurpose = 'symbol' | 'place' | 'person' | 'child' | 'staff' | 'sound' | 'voice' | 'scan';

export interface NewFile {
  /** Whose it is; null for the council's own. */
  readonly childId: string | null;
  readonly purpose: FilePurpose;
  /** As found in the bytes. */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** Who agreed that a person's picture is shown. */
  readonly agreedBy?: string | null;
  /** The member of staff; null when a respondent added it. */
  readonly addedBy: string | null;
}

export interface KeptFile {
  readonly mediaType: string;
  readonly bytes: Buffer<ArrayBuffer>;
  readonly childId: string | null;
  readonly purpose: string;
}

/** Seals and keeps it; gives its id. */
export async function addFile(store: Store, file: NewFile, now: number): Promise<string> {
  const id = newId();
  const { childId, purpose, mediaType, bytes, addedBy } = file;
  await store.db.insert(store.t.files).values({
    id,
    childId,
    purpose,
    mediaType,
    size: bytes.length,
    content: store.vault.sealBytes(bytes, `files.content:${id}`),
    agreedBy: sealOrNull(store.vault, file.agreedBy, `files.agreedBy:${id}`),
    addedBy,
    addedAt: now
  });
  return id;
}

/** Opens a file. The caller has checked who asks. */
export async function fileOf(store: Store, id: string): Promise<KeptFile | null> {
  const { files } = store.t;
  const [row] = await store.db.select().from(files).where(eq(files.id, id));
  if (!row) return null;
  const { mediaType, childId, purpose } = row;
  return { mediaType, childId, purpose, bytes: store.vault.openBytes(row.content, `files.content:${id}`) };
}

/** Takes it out for good. */
export async function removeFile(store: Store, id: string): Promise<void> {
  await store.db.delete(store.t.files).where(eq(store.t.files.id, id));
}
