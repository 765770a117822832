/** The duty rota: who is told of safety answers while the office is closed, and when nobody is. */
import { and, asc, eq, gt, gte, inArray, isNull, or } from 'drizzle-orm';
import { contactIn } from '../../domain/contact.ts';
import type { Day } from '../../domain/day.ts';
import { hoursWithoutDuty, instantOf, isOpen, type Span } from '../../domain/duty.ts';
import { openOrNull, sealOrNull } from '../crypto/vault.ts';
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import { holidaySet } from './bank-holidays.ts';
import type { StaffName } from './covers.ts';
import { record } from './events.ts';
import { runsAt } from './on-duty.ts';
import { officeHours } from './settings.ts';
import { isFine, notADay, onlyWrong, type Problems, type Written } from './typed-form.ts';

/** In days. */
const longestShift = 14;
/** How far ahead closed hours without anybody are told, in days. */
export const aheadDays = 14;
const day = 86_400_000;
/** In characters. */
const longestName = 80;

export interface Shift {
  readonly id: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly name: string;
  /** Somebody outside, who cannot sign in. */
  readonly outside: boolean;
  readonly email: string | null;
  readonly mobile: string | null;
  /** When their account ends, if it does before the shift. */
  readonly accountEndsAt: number | null;
  readonly state: 'now' | 'ahead';
}

/** Shifts that run at `now` or are to come, soonest first. */
export async function listShifts(store: Store, now: number): Promise<Shift[]> {
  const { dutyShifts, staff } = store.t;
  const rows = await store.db
    .select({ shift: dutyShifts, staffName: staff.name, leaves: staff.endsAt })
    .from(dutyShifts)
    .leftJoin(staff, eq(staff.id, dutyShifts.staffId))
    .where(gt(dutyShifts.endsAt, now))
    .orderBy(asc(dutyShifts.startsAt), asc(dutyShifts.id));
  return rows.map(({ shift, staffName, leaves }) => ({
    id: shift.id,
    startsAt: shift.startsAt,
    endsAt: shift.endsAt,
    name: staffName ?? opened(store, shift, 'name') ?? '',
    outside: shift.staffId === null,
    email: opened(store, shift, 'email'),
    mobile: opened(store, shift, 'mobile'),
    accountEndsAt: leaves !== null && leaves < shift.endsAt ? leaves : null,
    state: shift.startsAt <= now ? 'now' : 'ahead'
  }));
}

type ShiftRow = Store['t']['dutyShifts']['$inferSelect'];
const opened = (store: Store, row: ShiftRow, column: 'name' | 'email' | 'mobile'): string | null =>
  openOrNull(store.vault, row[column], `dutyShifts.${column}:${row.id}`);

/** The closed hours of the coming days in which nobody is on duty. A shift of somebody who leaves ends with their account. */
export async function unwatchedHours(store: Store, shifts: readonly Shift[], now: number): Promise<Span[]> {
  const covered = shifts.map(({ startsAt, endsAt, accountEndsAt }) => ({
    from: startsAt,
    until: accountEndsAt ?? endsAt
  }));
  const ahead = { from: now, until: now + aheadDays * day };
  return hoursWithoutDuty(ahead, covered, await officeHours(store), await holidaySet(store));
}

/** Everybody who may be on duty: IROs and managers with a living account. */
export async function whoMayBeOnDuty(store: Store, now: number): Promise<StaffName[]> {
  const { staff } = store.t;
  return store.db
    .select({ id: staff.id, name: staff.name })
    .from(staff)
    .where(and(inArray(staff.role, ['iro', 'manager']), or(isNull(staff.endsAt), gt(staff.endsAt, now))))
    .orderBy(asc(staff.name));
}

/** What was typed. A day is null or undefined when its boxes are empty or no real day. */
export interface ShiftTyped {
  readonly startsOn: Day | null | undefined;
  readonly startsAt: string;
  readonly endsOn: Day | null | undefined;
  readonly endsAt: string;
  /** Empty for somebody outside. */
  readonly staffId: string;
  readonly name: string;
  readonly email: string;
  readonly mobile: string;
}

const time = /^([01]\d|2[0-3]):[0-5]\d$/;
const timeMissing = 'Write a time such as 17:00.';

/** The two instants; NaN where the boxes are no day and time. */
function spanOf(typed: ShiftTyped): Span {
  const at = (on: Day | null | undefined, clock: string) =>
    on && time.test(clock) ? instantOf(on, clock) : Number.NaN;
  return { from: at(typed.startsOn, typed.startsAt), until: at(typed.endsOn, typed.endsAt) };
}

function lengthProblem({ from, until }: Span, now: number): string | false {
  if (until <= from) return 'The end is before the start.';
  if (until <= now) return 'The end has passed already.';
  // A day more or less an hour, when the clocks change.
  return until - from > longestShift * day + 3_600_000 && `A shift is at most ${longestShift} days long.`;
}

function whenProblems(typed: ShiftTyped, now: number): Problems<ShiftTyped> {
  return onlyWrong<ShiftTyped>({
    startsOn: !typed.startsOn && notADay,
    startsAt: !time.test(typed.startsAt) && timeMissing,
    endsOn: typed.endsOn ? lengthProblem(spanOf(typed), now) : notADay,
    endsAt: !time.test(typed.endsAt) && timeMissing
  });
}

type Who = Pick<ShiftTyped, 'staffId' | 'name' | 'email' | 'mobile'>;

function whoProblems(who: Who, known: ReadonlySet<string>): Problems<ShiftTyped> {
  const isWritten = [who.name, who.email, who.mobile].some((box) => box !== '');
  if (who.staffId === '')
    return isWritten ? outsideProblems(who) : { staffId: 'Choose who is on duty, or write who it is below.' };
  if (!known.has(who.staffId)) return { staffId: 'Choose somebody who has an account.' };
  return isWritten ? { staffId: 'Choose somebody, or write who it is: not both.' } : {};
}

function outsideProblems({ name, email, mobile }: Who): Problems<ShiftTyped> {
  return onlyWrong<ShiftTyped>({
    name: nameProblem(name),
    email:
      email + mobile === ''
        ? 'Write an e-mail address or a mobile number: there is no other way to reach them.'
        : isNo(email, 'email') && 'Write an e-mail address, such as edt@example.org.',
    mobile: isNo(mobile, 'text') && 'Write a mobile number, such as 07700 900123.'
  });
}

const isNo = (written: string, channel: 'email' | 'text'): boolean =>
  written !== '' && contactIn(written)?.channel !== channel;

function nameProblem(name: string): string | false {
  if (name === '') return 'Write who it is, such as the emergency duty team.';
  return name.length > longestName && `Write at most ${longestName} characters.`;
}

/** Puts a shift on the rota. @param by staff id of the manager */
export async function addShift(
  store: Store,
  typed: ShiftTyped,
  by: string,
  now: number
): Promise<Written<ShiftTyped>> {
  const known = new Set((await whoMayBeOnDuty(store, now)).map(({ id }) => id));
  const problems = { ...whoProblems(typed, known), ...whenProblems(typed, now) };
  if (!isFine(problems)) return { ok: false, problems };
  const id = newId();
  const { from: startsAt, until: endsAt } = spanOf(typed);
  const seal = (column: 'name' | 'email' | 'mobile', words: string | undefined) =>
    sealOrNull(store.vault, words ?? '', `dutyShifts.${column}:${id}`);
  await store.transaction(async (tx) => {
    await tx.db.insert(tx.t.dutyShifts).values({
      id,
      startsAt,
      endsAt,
      staffId: typed.staffId === '' ? null : typed.staffId,
      name: seal('name', typed.name),
      email: seal('email', contactIn(typed.email)?.to),
      mobile: seal('mobile', contactIn(typed.mobile)?.to),
      addedBy: by,
      addedAt: now
    });
    await record(tx, { actorKind: 'staff', actorId: by, action: 'duty.added', subjectId: id }, now);
  });
  return { ok: true, id };
}

/** Takes a shift away. One that runs ends now, so that who was on duty stays known; one that is over stays as it is. */
export async function removeShift(store: Store, id: string, by: string, now: number): Promise<void> {
  await store.transaction(async (tx) => {
    const { dutyShifts } = tx.t;
    const its = eq(dutyShifts.id, id);
    const ended = await tx.db
      .update(dutyShifts)
      .set({ endsAt: now })
      .where(and(its, runsAt(tx, now)))
      .returning({ id: dutyShifts.id });
    const gone = await tx.db
      .delete(dutyShifts)
      .where(and(its, gte(dutyShifts.startsAt, now)))
      .returning({ id: dutyShifts.id });
    if (ended.length + gone.length > 0)
      await record(tx, { actorKind: 'staff', actorId: by, action: 'duty.removed', subjectId: id }, now);
  });
}

/** Whom to tell besides the team at `now`: nobody while the office is open. */
export interface ToTell {
  readonly staffIds: ReadonlySet<string>;
  /** Somebody outside, once for each way to reach them. */
  readonly outside: readonly { readonly channel: 'email' | 'text'; readonly to: string }[];
}

export async function dutyToTell(store: Store, now: number): Promise<ToTell> {
  if (isOpen(now, await officeHours(store), await holidaySet(store)))
    return { staffIds: new Set(), outside: [] };
  const { dutyShifts } = store.t;
  const rows = await store.db.select().from(dutyShifts).where(runsAt(store, now));
  return {
    staffIds: new Set(rows.flatMap((row) => row.staffId ?? [])),
    outside: rows.flatMap((row) => [
      ...contacts('email', opened(store, row, 'email')),
      ...contacts('text', opened(store, row, 'mobile'))
    ])
  };
}

const contacts = (channel: 'email' | 'text', to: string | null) => (to === null ? [] : [{ channel, to }]);
