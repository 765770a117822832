/** What a load would write: rows to add, rows to change, and how many stand as they are. */
import type { Store } from '../db/store.ts';

type T = Store['t'];

export interface TableChanges<Insert> {
  readonly add: Insert[];
  readonly change: { readonly id: string; readonly set: Partial<Insert> }[];
  same: number;
}

export interface Changes {
  readonly children: TableChanges<T['children']['$inferInsert']>;
  readonly episodes: TableChanges<T['episodes']['$inferInsert']>;
  /** Reviews that were held. */
  readonly held: TableChanges<T['reviews']['$inferInsert']>;
  /** The next review of a child. */
  readonly planned: TableChanges<T['reviews']['$inferInsert']>;
  readonly people: TableChanges<T['connections']['$inferInsert']>;
  /** People who no longer have to do with the child: their way in ends too. */
  readonly ended: string[];
  /** People who must not be asked any more: theirs ends as well. */
  readonly ruledOut: string[];
  /** Children whose care has ended: the asking for their review that was not held ends. */
  readonly careEnded: string[];
  /** Children whose end of care was taken away again: what it ended begins again. */
  readonly careResumed: string[];
  /** Reviews that were planned for another day or time before. */
  readonly moved: Move[];
}

interface Move {
  readonly id: string;
  readonly childId: string;
  readonly before: When;
  readonly after: When;
}

interface When {
  readonly meetingOn: string | null;
  readonly meetingTime: string | null;
}

export const changedTables = ['children', 'episodes', 'held', 'planned', 'people'] as const;
export type ChangedTable = (typeof changedTables)[number];

interface Count {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
}
export type LoadCounts = { readonly [table in ChangedTable]: Count };

const none = <I>(): TableChanges<I> => ({ add: [], change: [], same: 0 });

export function noChanges(): Changes {
  const tables = { children: none(), episodes: none(), held: none(), planned: none(), people: none() };
  return { ...tables, ended: [], ruledOut: [], careEnded: [], careResumed: [], moved: [] } as Changes;
}

export function countsOf(changes: Changes): LoadCounts {
  const count = (table: ChangedTable): Count => ({
    added: changes[table].add.length,
    changed: changes[table].change.length,
    same: changes[table].same
  });
  return {
    children: count('children'),
    episodes: count('episodes'),
    held: count('held'),
    planned: count('planned'),
    people: count('people')
  };
}

/** Puts a row that exists on the list to change, or counts it as the same when nothing differs. */
export function changeOrSame<I>(table: TableChanges<I>, id: string, set: Partial<I>): void {
  if (Object.keys(set).length > 0) table.change.push({ id, set });
  else table.same += 1;
}

/** The fields of `wanted` that differ from `row`. Undefined means the file says nothing about it. */
export function differing<R extends object>(
  row: R,
  wanted: { readonly [K in keyof R]?: R[K] | undefined }
): Partial<R> {
  const changed = Object.entries(wanted).filter(
    ([key, value]) => value !== undefined && row[key as keyof R] !== value
  );
  return Object.fromEntries(changed) as Partial<R>;
}

/** What was there before, what would be, and which record a hand may have changed. */
export interface FactChange {
  readonly childId: string;
  /** The review, person or child whose fact it is. */
  readonly subjectId: string;
  readonly fact: string;
  readonly from: string;
  readonly to: string;
  /** 0: a day or a person, whom somebody may wait for in vain. 1: another fact. 2: a record of what was. */
  readonly weight: 0 | 1 | 2;
}
