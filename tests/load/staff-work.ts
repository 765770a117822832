/** What the large council's team has at hand: one of each thing that a page shows by its own address. */
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { StaffRole } from '../../src/lib/domain/access.ts';
import { addDays, dayOf } from '../../src/lib/domain/day.ts';
import { drillScenes } from '../../src/lib/domain/drills.ts';
import { newId } from '../../src/lib/server/db/id.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { NotYours, type Staff } from '../../src/lib/server/services/caseload.ts';
import { raiseDispute } from '../../src/lib/server/services/disputes.ts';
import { runDrill } from '../../src/lib/server/services/drills.ts';
import { addFile } from '../../src/lib/server/services/files.ts';
import { noWords } from '../../src/lib/server/services/notice-form.ts';
import { sendNotice } from '../../src/lib/server/services/notices.ts';
import type { Paper } from '../../src/lib/server/services/paper-desk.ts';
import { nextToType, startTyping } from '../../src/lib/server/services/paper-entry.ts';
import { refer } from '../../src/lib/server/services/referring.ts';
import { unasked } from '../support/referring.ts';

const member = async (store: Store, role: StaffRole, id?: string): Promise<Staff> => {
  const { staff } = store.t;
  const [row] = await store.db
    .select()
    .from(staff)
    .where(id === undefined ? eq(staff.role, role) : eq(staff.id, id))
    .orderBy(staff.id)
    .limit(1);
  if (!row) throw new Error(`The large council has no ${role}.`);
  return { kind: 'staff', sessionId: '', staffId: row.id, name: row.name, role, proven: true };
};

const done = (kept: { readonly ok: boolean; readonly id?: string }): string => {
  if (!kept.ok || kept.id === undefined) throw new Error(`Refused: ${JSON.stringify(kept)}`);
  return kept.id;
};

/** Parameters of the routes → ids of a referral, a challenge, a notice and a drill, made once for a place. */
export async function workOf(
  store: Store,
  childId: string,
  iroId: string,
  now: number
): Promise<Readonly<Record<string, string>>> {
  const [iro, manager] = [await member(store, 'iro', iroId), await member(store, 'manager')];
  const { referrals, disputes, notices, drills } = store.t;
  const first = async (table: typeof referrals | typeof disputes, wanted = eq(table.childId, childId)) =>
    (await store.db.select({ id: table.id }).from(table).where(wanted).limit(1))[0]?.id;
  const [notice] = await store.db.select({ id: notices.id }).from(notices).limit(1);
  const [drill] = await store.db
    .select({ id: drills.id })
    .from(drills)
    .where(and(eq(drills.iroId, iroId), isNull(drills.readAt)));
  const today = dayOf(now);
  return {
    referral: (await first(referrals)) ?? done(await refer(store, iro, childId, unasked, now)),
    dispute:
      (await first(disputes)) ??
      done(await raiseDispute(store, iro, childId, { ...challenge, raisedOn: today }, now)),
    notice: notice?.id ?? done(await sendNotice(store, manager, 'became-looked-after', noticeOf(today), now)),
    drill: drill?.id ?? done(await runDrill(store, { iro: iroId, scene }, manager.staffId, now))
  };
}

const scene = drillScenes[0]?.id ?? '';
const challenge = { level: 'informal', theme: 'drift', words: 'No plan yet', tellChild: '' };
const noticeOf = (today: string) => ({
  ...noWords,
  localId: 'LC99999',
  firstName: 'Sasha',
  dateOfBirth: addDays(today, -3000),
  happenedOn: today,
  legalStatus: 'V2',
  livingKind: 'foster',
  language: 'English',
  worker: 'Owen Pugh',
  team: 'North',
  reach: '01632 960 001'
});

/** A picture of one sheet of paper as a telephone takes it, of what one person sent: made once for a place. */
export async function scanOf(
  store: Store,
  of: { readonly childId: string; readonly submissionId: string; readonly addedBy: string },
  addedAt: number
): Promise<string> {
  const { scans } = store.t;
  const { childId, submissionId, addedBy } = of;
  const [there] = await store.db.select().from(scans).where(eq(scans.submissionId, submissionId)).limit(1);
  if (there) return there.id;
  const sheet = { mediaType: 'image/webp', bytes: new Uint8Array(400_000) };
  const [id, fileId] = [
    newId(),
    await addFile(store, { childId, purpose: 'scan', ...sheet, addedBy }, addedAt)
  ];
  await store.db.insert(scans).values({ id, submissionId, fileId, addedBy, addedAt });
  return id;
}

/** A paper form that is being typed in, and the page of it that is next. */
export interface PaperPage extends Paper {
  readonly page: string;
}

/** Begins typing in the first paper of an IRO's coming reviews that nobody has answered yet. @throws Error when all have */
export async function beginPaper(store: Store, iroId: string, now: number): Promise<PaperPage> {
  const viewer = await member(store, 'iro', iroId);
  const { connections, reviews } = store.t;
  const people = await store.db
    .select({ reviewId: reviews.id, who: connections.id, role: connections.role })
    .from(reviews)
    .innerJoin(connections, eq(connections.childId, reviews.childId))
    .where(
      and(eq(reviews.iroId, iroId), isNull(reviews.heldOn), inArray(connections.role, ['parent', 'carer']))
    );
  for (const { role, ...paper } of people)
    if (await begins(store, viewer, paper, role, now))
      return { ...paper, page: (await nextToType(store, viewer, paper, now)) ?? '' };
  throw new Error('Everybody has answered.');
}

async function begins(
  store: Store,
  viewer: Staff,
  paper: Paper,
  formId: string,
  now: number
): Promise<boolean> {
  try {
    return (await startTyping(store, viewer, paper, { formId, language: 'en' }, now)).ok;
  } catch (error) {
    if (error instanceof NotYours) return false;
    throw error;
  }
}
