/** Reviews that were held, and the next one planned, against those that are here already. */
import { slashedDay, type Day } from '../../domain/day.ts';
import { isLookedAfter } from '../../domain/looked-after.ts';
import { isExportable } from '../../domain/participation-code.ts';
import { openOrNull, sealOrNull } from '../crypto/vault.ts';
import { newId } from '../db/id.ts';
import { dueDay } from './register-care.ts';
import { changeOrSame, differing } from './register-changes.ts';
import { notInHeader, type ChildAfter, type Comparing } from './register-children.ts';
import { note, stop } from './register-problems.ts';
import type { RegisterRecord, ReviewRecord } from './register-records.ts';
import { grouped, type ReviewRow } from './register-state.ts';

/** Days on which a child's reviews will have been held after the load, by child id; only children of the load. */
export type HeldDays = Map<string, Day[]>;

export function compareHeld(
  work: Comparing,
  children: ReadonlyMap<string, ChildAfter>,
  records: readonly ReviewRecord[]
): HeldDays {
  const held: HeldDays = new Map();
  for (const [localId, theirs] of grouped(records, (record) => record.localId)) {
    const child = children.get(localId);
    const good = theirs.filter((record) => belongs(work, child, record));
    if (!child || good.length === 0) continue;
    noteShortBreaks(work, child, good);
    held.set(child.id, compareChildsReviews(work, child, good));
  }
  return held;
}

function belongs(work: Comparing, child: ChildAfter | undefined, record: ReviewRecord): boolean {
  if (!child) work.problems.push(stop(record.from, 'CHILD', notInHeader(record.localId)));
  else if (child.dateOfBirth !== record.dateOfBirth) {
    const said = slashedDay(child.dateOfBirth);
    work.problems.push(
      stop(
        record.from,
        'DOB',
        `The date of birth does not agree: the Header or register says ${said} (INT17).`
      )
    );
  } else return true;
  return false;
}

function noteShortBreaks(work: Comparing, child: ChildAfter, records: readonly ReviewRecord[]): void {
  const [first] = records;
  if (!first || isExportable(child.episodes.map((episode) => episode.legalStatus))) return;
  const words =
    'All legal statuses of this child are V3 or V4 (short breaks), so these reviews stay out of the return (rule 399).';
  work.problems.push(note(first.from, 'CHILD', words));
}

function compareChildsReviews(work: Comparing, child: ChildAfter, records: readonly ReviewRecord[]): Day[] {
  const rows = work.state.reviews.get(child.id) ?? [];
  const days = new Set([
    ...rows.flatMap((row) => row.heldOn ?? []),
    ...records.map((record) => record.heldOn)
  ]);
  const ordered = [...days].sort();
  const used = new Set<string>();
  for (const record of records) {
    const row = matching(rows, record.heldOn, used);
    if (row) {
      used.add(row.id);
      changeHeld(work, row, record);
      continue;
    }
    const dueOn = dueDay(
      child,
      ordered.filter((day) => day < record.heldOn),
      record.heldOn,
      work.state.holidays
    );
    work.changes.held.add.push(newHeld(work, child.id, record, dueOn));
  }
  return ordered;
}

/** The review held that day, or the open one planned for it: a planned review that took place is not a second one. */
function matching(rows: readonly ReviewRow[], day: Day, used: ReadonlySet<string>): ReviewRow | undefined {
  const free = rows.filter((row) => !used.has(row.id) && row.cancelledAt === null);
  return (
    free.find((row) => row.heldOn === day) ?? free.find((row) => row.heldOn === null && row.meetingOn === day)
  );
}

function changeHeld(work: Comparing, row: ReviewRow, record: ReviewRecord): void {
  const differs =
    row.participationCode !== null && record.code !== null && row.participationCode !== record.code;
  if (differs && work.state.decided.has(row.id)) {
    const words = `The IRO confirmed ${row.participationCode} here and the file says ${record.code}. Change it on the page of the review.`;
    work.problems.push(stop(record.from, 'REVIEW_CODE', words));
    return;
  }
  const set = differing(row, { heldOn: record.heldOn, participationCode: record.code ?? undefined });
  changeOrSame(work.changes.held, row.id, Object.keys(set).length > 0 ? { ...set, updatedAt: work.now } : {});
}

function newHeld(work: Comparing, childId: string, record: ReviewRecord, dueOn: Day | null) {
  const { heldOn, code } = record;
  const at = { createdAt: work.now, updatedAt: work.now };
  return { id: newId(), childId, iroId: null, dueOn, heldOn, participationCode: code, ...at };
}

/** The next review of each child in the register file. */
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

function comparePlan(
  work: Comparing,
  child: ChildAfter,
  record: RegisterRecord,
  reviewOn: Day,
  held: HeldDays
): void {
  const rows = work.state.reviews.get(child.id) ?? [];
  const days = held.get(child.id) ?? rows.flatMap((row) => row.heldOn ?? []).sort();
  const leftOut = whyLeftOut(work, child, days.at(-1), reviewOn);
  if (leftOut !== null) {
    work.problems.push(note(record.from, 'Next review date', `${leftOut}, so this date is left out.`));
    work.changes.planned.same += 1;
    return;
  }
  const dueOn = dueDay(child, days, reviewOn, work.state.holidays);
  notePlan(work, record, reviewOn, dueOn);
  const open = rows.find((row) => row.heldOn === null && row.cancelledAt === null);
  if (open) changePlan(work, open, record, reviewOn, dueOn);
  else work.changes.planned.add.push(newPlan(work, child.id, record, reviewOn, dueOn));
}

function whyLeftOut(work: Comparing, child: ChildAfter, last: Day | undefined, reviewOn: Day): string | null {
  if (last && last >= reviewOn) return `A review was held on ${slashedDay(last)}`;
  const { ceasedOn } = child;
  if (ceasedOn === null || isLookedAfter(child, work.today)) return null;
  return `The child is no longer looked after from ${slashedDay(ceasedOn)}`;
}

function notePlan(work: Comparing, record: RegisterRecord, reviewOn: Day, dueOn: Day | null): void {
  const column = 'Next review date';
  if (reviewOn < work.today)
    work.problems.push(note(record.from, column, 'This date has passed and no review was recorded on it.'));
  else if (dueOn && reviewOn > dueOn)
    work.problems.push(note(record.from, column, `This is after the legal limit, ${slashedDay(dueOn)}.`));
}

function changePlan(
  work: Comparing,
  row: ReviewRow,
  record: RegisterRecord,
  meetingOn: Day,
  dueOn: Day | null
): void {
  const { reviewTime: meetingTime, placeKind, place } = record;
  const set: Partial<ReviewRow> = differing(row, { meetingOn, meetingTime, placeKind });
  const at = `reviews.place:${row.id}` as const;
  if (place !== undefined && place !== openOrNull(work.vault, row.place, at))
    set.place = work.vault.seal(place, at);
  if (row.dueOn === null && dueOn) set.dueOn = dueOn;
  const after = { meetingOn, meetingTime: meetingTime ?? row.meetingTime };
  if (set.meetingOn !== undefined || set.meetingTime !== undefined)
    work.changes.moved.push({ id: row.id, childId: row.childId, before: row, after });
  changeOrSame(
    work.changes.planned,
    row.id,
    Object.keys(set).length > 0 ? { ...set, updatedAt: work.now } : {}
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
