/** Pictures the council puts in: its own for a concept, and photographs of people, shown to those they belong to. */
import { eq } from 'drizzle-orm';
import { dayOf } from '../../domain/day.ts';
import type { StaffMember, Viewer } from '../../domain/viewer.ts';
import { isConcept } from '../../symbols/concepts.ts';
import { prepared } from '../db/prepared.ts';
import type { Store } from '../db/store.ts';
import { demand, NotYours, type Staff } from './caseload.ts';
import { record } from './events.ts';
import { addFile, fileOf, removeFile, type KeptFile } from './files.ts';

export interface NewPicture {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** Concept → the address of the council's own picture. */
export type CouncilSymbols = Readonly<Record<string, string>>;

/** Every concept the council has its own picture for. */
export async function councilSymbols(store: Store): Promise<CouncilSymbols> {
  const rows = await allSymbols(store).execute();
  return Object.fromEntries(rows.map(({ concept, fileId }) => [concept, `/symbols/${fileId}`]));
}

const allSymbols = prepared(({ db, t: { councilSymbols: own } }) =>
  db.select({ concept: own.concept, fileId: own.fileId }).from(own).prepare('council_symbols')
);

/** Puts the council's picture in the place of the shipped one. False when there is no such concept. */
export async function putSymbol(
  store: Store,
  viewer: StaffMember,
  concept: string,
  picture: NewPicture,
  now: number
): Promise<boolean> {
  if (!isConcept(concept)) return false;
  await store.transaction(async (tx) => {
    const before = await fileOfSymbol(tx, concept);
    const fileId = await addFile(
      tx,
      { childId: null, purpose: 'symbol', ...picture, addedBy: viewer.staffId },
      now
    );
    const kept = { fileId, addedBy: viewer.staffId, addedAt: now };
    const { councilSymbols: own } = tx.t;
    await tx.db
      .insert(own)
      .values({ concept, ...kept })
      .onConflictDoUpdate({ target: own.concept, set: kept });
    if (before) await removeFile(tx, before);
    await noteSymbol(tx, viewer, 'symbol.put', concept, now);
  });
  return true;
}

/** Gives the shipped picture its place back. */
export async function dropSymbol(
  store: Store,
  viewer: StaffMember,
  concept: string,
  now: number
): Promise<void> {
  await store.transaction(async (tx) => {
    const before = await fileOfSymbol(tx, concept);
    if (!before) return;
    await tx.db.delete(tx.t.councilSymbols).where(eq(tx.t.councilSymbols.concept, concept));
    await removeFile(tx, before);
    await noteSymbol(tx, viewer, 'symbol.dropped', concept, now);
  });
}

const noteSymbol = (tx: Store, viewer: StaffMember, action: string, concept: string, now: number) =>
  record(tx, { actorKind: 'staff', actorId: viewer.staffId, action, subjectId: concept }, now);

async function fileOfSymbol(store: Store, concept: string): Promise<string | null> {
  const { councilSymbols: own } = store.t;
  const [row] = await store.db.select({ id: own.fileId }).from(own).where(eq(own.concept, concept));
  return row?.id ?? null;
}

/** A symbol's picture, for anybody: it is nobody's. Null for every other file. */
export async function publicSymbol(store: Store, fileId: string): Promise<KeptFile | null> {
  const file = await fileOf(store, fileId);
  return file?.purpose === 'symbol' ? file : null;
}

const prefix = 'file:';

/** Where a picture kept as `file:<id>` is shown; a concept's name, or null, stays as it is. */
export const pictureAddress = (kept: string | null): string | null =>
  kept?.startsWith(prefix) ? `/pictures/${kept.slice(prefix.length)}` : kept;

/**
 * A photograph of somebody round a child, in the place of the one before.
 * @param agreedBy who agreed that it is shown
 * @throws NotYours
 */
export async function putPhotograph(
  store: Store,
  viewer: Staff,
  {
    childId,
    personId,
    agreedBy
  }: { readonly childId: string; readonly personId: string; readonly agreedBy: string },
  picture: NewPicture,
  now: number
): Promise<void> {
  const { children, connections } = store.t;
  const [child] = await store.db
    .select({ iroId: children.iroId })
    .from(children)
    .where(eq(children.id, childId));
  if (!child) throw new NotYours();
  await demand(store, viewer, 'edit-child', { childId, iroId: child.iroId }, dayOf(now));
  await store.transaction(async (tx) => {
    const [person] = await tx.db.select().from(connections).where(eq(connections.id, personId));
    if (person?.childId !== childId) throw new NotYours();
    const wanted = { childId, purpose: 'person', ...picture, agreedBy, addedBy: viewer.staffId } as const;
    const fileId = await addFile(tx, wanted, now);
    await tx.db
      .update(connections)
      .set({ picture: prefix + fileId })
      .where(eq(connections.id, personId));
    if (person.picture?.startsWith(prefix)) await removeFile(tx, person.picture.slice(prefix.length));
    const deed = { actorKind: 'staff', actorId: viewer.staffId, action: 'photograph.put', childId } as const;
    await record(tx, { ...deed, subjectId: personId }, now);
  });
}

/** One's own photograph, which the children see beside one's name. */
export async function putOwnPhotograph(
  store: Store,
  viewer: StaffMember,
  picture: NewPicture,
  now: number
): Promise<void> {
  const { staff } = store.t;
  await store.transaction(async (tx) => {
    const [me] = await tx.db
      .select({ picture: staff.picture })
      .from(staff)
      .where(eq(staff.id, viewer.staffId));
    const wanted = { childId: null, purpose: 'staff', ...picture, addedBy: viewer.staffId } as const;
    const fileId = await addFile(tx, wanted, now);
    await tx.db
      .update(staff)
      .set({ picture: prefix + fileId })
      .where(eq(staff.id, viewer.staffId));
    if (me?.picture?.startsWith(prefix)) await removeFile(tx, me.picture.slice(prefix.length));
  });
}

/** A photograph for somebody who may see it: the child it belongs to, staff of the child, anybody who is in for staff's own. */
export async function photographFor(
  store: Store,
  viewer: Viewer,
  fileId: string,
  now: number
): Promise<KeptFile | null> {
  if (viewer.kind === 'nobody') return null;
  const file = await fileOf(store, fileId);
  if (file?.purpose === 'staff') return file;
  if (!file || file.childId === null || !isShownTo(viewer, file.purpose)) return null;
  return (await isOfTheirs(store, viewer, file.childId, now)) ? file : null;
}

/** A child's own photograph is for the staff of the child alone: who else holds a card of theirs is not shown it. */
const isShownTo = (viewer: Viewer, purpose: string): boolean =>
  purpose === 'person' || (purpose === 'child' && viewer.kind === 'staff');

async function isOfTheirs(
  store: Store,
  viewer: Exclude<Viewer, { kind: 'nobody' }>,
  childId: string,
  now: number
): Promise<boolean> {
  // Parents and carers are not shown who else is round the child.
  if (viewer.kind === 'respondent') return viewer.audience === 'child' && viewer.childId === childId;
  const { children } = store.t;
  const [child] = await store.db
    .select({ iroId: children.iroId })
    .from(children)
    .where(eq(children.id, childId));
  return child !== undefined && (await maySeeChild(store, viewer, { childId, iroId: child.iroId }, now));
}

async function maySeeChild(
  store: Store,
  viewer: StaffMember,
  record: { readonly childId: string; readonly iroId: string | null },
  now: number
): Promise<boolean> {
  try {
    await demand(store, viewer, 'see-child', record, dayOf(now));
    return true;
  } catch (problem) {
    if (problem instanceof NotYours) return false;
    throw problem;
  }
}
