/** Reviews that were held, against those that are here already. */
import { slashedDay, type Day } from '../../domain/day.ts';
import { isExportable } from '../../domain/participation-code.ts';
import { newId } from '../db/id.ts';
import { dueDay } from './register-care.ts';
import { changeOrSame, differing } from './register-changes.ts';
import { notInHeader, type ChildAfter, type Comparing } from './register-children.ts';
import { note, stop } from './register-problems.ts';
import type { ReviewRecord } from './register-records.ts';
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
