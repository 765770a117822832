/**
 * The next review of each child in the load. Its limit is always the calculator's: what was kept with an open review and
 * differs from it after the load is put right, whatever it came from, and the check of the files says so.
 */
import { slashedDay, type Day } from '../../domain/day.ts';
import { isLookedAfter } from '../../domain/looked-after.ts';
import { tooFarAhead, unusualDay, unusualTime } from '../../domain/planned-day.ts';
import { openOrNull, sealOrNull } from '../crypto/vault.ts';
import { newId } from '../db/id.ts';
import { cameOn, dueDay } from './register-care.ts';
import { changeOrSame, differing } from './register-changes.ts';
import type { ChildAfter, Comparing } from './register-children.ts';
import { note, stop, type Origin } from './register-problems.ts';
import type { RegisterRecord, RegisterRecords } from './register-records.ts';
import type { HeldDays } from './register-reviews.ts';
import type { ReviewRow } from './register-state.ts';

export function comparePlanned(
  work: Comparing,
  children: ReadonlyMap<string, ChildAfter>,
  records: readonly RegisterRecord[],
  held: HeldDays
): void {
  for (const record of records) {
    const child = children.get(record.localId);
    if (child && record.reviewOn) comparePlan(work, child, record, record.reviewOn, held);
  }
}

/** The days on which the child's reviews will have been held after the load. */
function daysOf(work: Comparing, child: ChildAfter, held: HeldDays): readonly Day[] {
  const rows = work.state.reviews.get(child.id) ?? [];
  const known = rows.flatMap((row) => (row.cancelledAt === null ? (row.heldOn ?? []) : []));
  return held.get(child.id) ?? known.sort();
}

/** The review that is open after the load, when it is here already. */
function openOf(work: Comparing, child: ChildAfter): ReviewRow | undefined {
  const rows = work.state.reviews.get(child.id) ?? [];
  const open = rows.find((row) => row.heldOn === null && row.cancelledAt === null);
  const wasHeld = work.changes.held.change.some(({ id, set }) => id === open?.id && set.heldOn);
  return wasHeld ? undefined : open;
}

function comparePlan(
  work: Comparing,
  child: ChildAfter,
  record: RegisterRecord,
  reviewOn: Day,
  held: HeldDays
): void {
  const days = daysOf(work, child, held);
  const leftOut = whyLeftOut(work, child, days.at(-1), reviewOn);
  if (leftOut !== null) {
    work.problems.push(note(record.from, 'Next review date', `${leftOut}, so this date is left out.`));
    work.changes.planned.same += 1;
    return;
  }
  const open = openOf(work, child);
  const refused = whyRefused(work, open, reviewOn);
  if (refused !== null) {
    work.problems.push(stop(record.from, 'Next review date', refused));
    return;
  }
  const dueOn = dueDay(child, days, cameOn(child), work.state.holidays);
  notePlan(work, record, reviewOn, dueOn);
  if (open) changePlan(work, open, record, reviewOn);
  else work.changes.planned.add.push(newPlan(work, child.id, record, reviewOn, dueOn));
}

function whyLeftOut(work: Comparing, child: ChildAfter, last: Day | undefined, reviewOn: Day): string | null {
  if (last && last >= reviewOn) return `A review was held on ${slashedDay(last)}`;
  const { ceasedOn } = child;
  if (ceasedOn === null || isLookedAfter(child, work.today)) return null;
  return `The child is no longer looked after from ${slashedDay(ceasedOn)}`;
}

/** A day that stands here already is no new mistake: the same register is loaded every night. */
function whyRefused(work: Comparing, open: ReviewRow | undefined, reviewOn: Day): string | null {
  if (open?.meetingOn === reviewOn) return null;
  if (reviewOn < work.today)
    return 'This day has passed, and no review was recorded on it or since. A meeting is planned for today or later.';
  return tooFarAhead(reviewOn, work.today);
}

function notePlan(work: Comparing, record: RegisterRecord, reviewOn: Day, dueOn: Day | null): void {
  const column = 'Next review date';
  if (reviewOn < work.today)
    work.problems.push(note(record.from, column, 'This date has passed and no review was recorded on it.'));
  else if (dueOn && reviewOn > dueOn)
    work.problems.push(note(record.from, column, `This is after the legal limit, ${slashedDay(dueOn)}.`));
  const day = unusualDay(reviewOn, work.state.holidays);
  const time = record.reviewTime ? unusualTime(record.reviewTime) : null;
  if (day !== null) work.problems.push(note(record.from, column, day));
  if (time !== null) work.problems.push(note(record.from, 'Next review time', time));
}

function changePlan(work: Comparing, row: ReviewRow, record: RegisterRecord, meetingOn: Day): void {
  const { reviewTime: meetingTime, placeKind, place } = record;
  const set: Partial<ReviewRow> = differing(row, { meetingOn, meetingTime, placeKind });
  const at = `reviews.place:${row.id}` as const;
  if (place !== undefined && place !== openOrNull(work.vault, row.place, at))
    set.place = work.vault.seal(place, at);
  const after = { meetingOn, meetingTime: meetingTime ?? row.meetingTime };
  if (set.meetingOn !== undefined || set.meetingTime !== undefined)
    work.changes.moved.push({ id: row.id, childId: row.childId, before: row, after });
  changeOrSame(
    work.changes.planned,
    row.id,
    Object.keys(set).length > 0 ? { ...set, updatedAt: work.now } : {}
  );
}

/** Says which limits of open reviews the load moves; the recount after the load moves them. */
export function compareLimits(
  work: Comparing,
  children: ReadonlyMap<string, ChildAfter>,
  records: RegisterRecords,
  held: HeldDays
): void {
  const seen = new Set<string>();
  for (const { localId, from } of [
    records.register,
    records.headers,
    records.episodes,
    records.reviews
  ].flat()) {
    const child = children.get(localId);
    if (!child || seen.has(localId)) continue;
    seen.add(localId);
    compareLimit(work, child, from, held);
  }
}

function compareLimit(work: Comparing, child: ChildAfter, from: Origin, held: HeldDays): void {
  const open = openOf(work, child);
  if (!open) return;
  const dueOn = dueDay(child, daysOf(work, child, held), cameOn(child), work.state.holidays);
  if (dueOn === open.dueOn) return;
  const words = (day: Day | null) => (day === null ? 'not known' : slashedDay(day));
  work.problems.push(
    note(
      from,
      null,
      `The legal limit of the next review changes from ${words(open.dueOn)} to ${words(dueOn)}.`
    )
  );
}

function newPlan(
  work: Comparing,
  childId: string,
  record: RegisterRecord,
  meetingOn: Day,
  dueOn: Day | null
) {
  const id = newId();
  return {
    id,
    childId,
    dueOn,
    meetingOn,
    meetingTime: record.reviewTime ?? null,
    placeKind: record.placeKind ?? null,
    place: sealOrNull(work.vault, record.place, `reviews.place:${id}`),
    createdAt: work.now,
    updatedAt: work.now
  };
}
