/**
 * Drills: a made-up disclosure in an IRO's list, to see how soon it is read (domain file §6.1, 9). It stands in a table
 * of its own, with no child and no review: what counts children, reviews or submissions never meets it.
 */
import { randomInt } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { dayOf } from '../../domain/day.ts';
import { sceneCalled, type DrillScene } from '../../domain/drills.ts';
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import { coverersOf, demand, NotYours, type Staff } from './caseload.ts';
import { iroNames } from './covers.ts';
import { record } from './events.ts';
import { onDutyNow } from './on-duty.ts';
import { tell } from './staff-alerts.ts';
import { onlyWrong, type Written } from './typed-form.ts';

/** Sent, not opened, not ended. */
export const isOpenDrill = ({ t: { drills } }: Pick<Store, 't'>) =>
  and(isNull(drills.readAt), isNull(drills.endedAt));

/** What was chosen. */
export interface DrillWanted {
  /** Staff id, or `lot`. */
  readonly iro: string;
  readonly scene: string;
}

/**
 * Puts a made-up disclosure into an IRO's list. One waits in a list at most.
 * @param by staff id of the manager
 * @param draw a whole number from 0 up to, not including, its argument: who it is, by lot
 */
export async function runDrill(
  store: Store,
  wanted: DrillWanted,
  by: string,
  now: number,
  draw: (below: number) => number = (below) => randomInt(below)
): Promise<Written<DrillWanted>> {
  return store.transaction(async (tx): Promise<Written<DrillWanted>> => {
    const { drills } = tx.t;
    const all = await iroNames(tx, now);
    const waits = await tx.db.select({ iroId: drills.iroId }).from(drills).where(isOpenDrill(tx));
    const free = all.filter(({ id }) => !waits.some(({ iroId }) => iroId === id));
    const lot = wanted.iro === 'lot' && free.length > 0 ? free[draw(free.length)] : undefined;
    const iro = lot ?? free.find(({ id }) => id === wanted.iro);
    const problems = onlyWrong<DrillWanted>({
      iro:
        !iro &&
        whyNobody(
          wanted.iro,
          all.length > 0 && (wanted.iro === 'lot' || all.some(({ id }) => id === wanted.iro))
        ),
      scene: !sceneCalled(wanted.scene) && 'Choose what the child is made to say.'
    });
    if (!iro || Object.keys(problems).length > 0) return { ok: false, problems };
    const id = newId();
    await tx.db
      .insert(drills)
      .values({ id, iroId: iro.id, scene: wanted.scene, startedBy: by, startedAt: now });
    await record(tx, { actorKind: 'staff', actorId: by, action: 'drill.started', subjectId: id }, now);
    return { ok: true, id };
  });
}

function whyNobody(asked: string, known: boolean): string {
  if (!known) return 'Choose whose list it goes to.';
  return asked === 'lot'
    ? 'A drill waits in every list already.'
    : 'A drill waits in this list already. End it, or choose another.';
}

/** Ends a drill that nobody has opened. One that was read, or ended, stays as it is. */
export async function endDrill(store: Store, id: string, by: string, now: number): Promise<void> {
  await store.transaction(async (tx) => {
    const { drills } = tx.t;
    const ended = await tx.db
      .update(drills)
      .set({ endedAt: now })
      .where(and(eq(drills.id, id), isOpenDrill(tx)))
      .returning({ id: drills.id });
    if (ended.length > 0)
      await record(tx, { actorKind: 'staff', actorId: by, action: 'drill.ended', subjectId: id }, now);
  });
}

/** One drill as the person who opens it sees it. */
export interface DrillPage {
  readonly id: string;
  readonly scene: DrillScene | null;
  readonly iroName: string;
  readonly startedAt: number;
  readonly endedAt: number | null;
  /** Null while nobody whose work it is has opened it. */
  readonly read: { readonly at: number; readonly by: string; readonly byViewer: boolean } | null;
}

/**
 * Opens a drill. The first time its IRO, their cover or whoever is on duty does, that is the reading; a manager only looks,
 * and whoever started it knows too much.
 * @throws NotYours when there is no such drill or the access table says no
 */
export async function openDrill(store: Store, viewer: Staff, id: string, now: number): Promise<DrillPage> {
  const before = await drillFor(store, viewer, id, now);
  const counts = before.isTheirs && before.row.startedBy !== viewer.staffId;
  if (counts && before.isOpen) await noteRead(store, viewer, id, now);
  const { row, iroName, readByName } = await drillRow(store, id);
  return {
    id,
    scene: sceneCalled(row.scene) ?? null,
    iroName,
    startedAt: row.startedAt,
    endedAt: row.endedAt,
    read:
      row.readAt === null
        ? null
        : { at: row.readAt, by: readByName ?? '', byViewer: row.readBy === viewer.staffId }
  };
}

/** Whether a row of the list is a drill that this person may open: it looks like a review until then. */
export const opensDrill = async (store: Store, viewer: Staff, id: string, now: number): Promise<boolean> => {
  try {
    await drillFor(store, viewer, id, now);
    return true;
  } catch (problem) {
    if (problem instanceof NotYours) return false;
    throw problem;
  }
};

async function drillFor(store: Store, viewer: Staff, id: string, now: number) {
  const { row } = await drillRow(store, id);
  const isOpen = row.readAt === null && row.endedAt === null;
  const onDuty = isOpen ? await onDutyNow(store, viewer, now) : [];
  // Who has read it may look again.
  const mine = row.readBy === viewer.staffId ? [viewer.staffId] : onDuty;
  const today = dayOf(now);
  await demand(store, viewer, 'read-drill', { childId: null, iroId: row.iroId, onDuty: mine }, today);
  const theirs = [row.iroId, ...(await coverersOf(store, row.iroId, today)), ...onDuty];
  return { row, isOpen, isTheirs: theirs.includes(viewer.staffId) };
}

async function drillRow(store: Store, id: string) {
  const { drills, staff } = store.t;
  const [row] = await store.db.select().from(drills).where(eq(drills.id, id));
  if (!row) throw new NotYours();
  const named = async (staffId: string) =>
    (await store.db.select({ name: staff.name }).from(staff).where(eq(staff.id, staffId)))[0]?.name;
  return {
    row,
    iroName: (await named(row.iroId)) ?? '',
    readByName: row.readBy === null ? undefined : await named(row.readBy)
  };
}

/** Once: of two who open it together, the first. */
async function noteRead(store: Store, viewer: Staff, id: string, now: number): Promise<void> {
  await store.transaction(async (tx) => {
    const { drills } = tx.t;
    const read = await tx.db
      .update(drills)
      .set({ readBy: viewer.staffId, readAt: now })
      .where(and(eq(drills.id, id), isOpenDrill(tx)))
      .returning({ id: drills.id });
    const deed = {
      actorKind: 'staff',
      actorId: viewer.staffId,
      action: 'drill.read',
      subjectId: id
    } as const;
    if (read.length > 0) await record(tx, deed, now);
  });
}

/** Tells of drills as of a safety answer, in the same words. Gives how many messages. @param origin address of this service */
export async function alertDrills(store: Store, origin: string, now: number): Promise<number> {
  const { drills } = store.t;
  const rows = await store.db
    .select({ about: drills.id, iroId: drills.iroId })
    .from(drills)
    .where(isOpenDrill(store));
  const alerts = rows.map((row) => ({ ...row, to: 'all' as const, purpose: 'worry' as const }));
  return tell(store, alerts, origin, now);
}
