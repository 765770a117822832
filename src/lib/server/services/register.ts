/**
 * The register: loads children and reviews from files, in two steps. `planLoad` says what would change and what
 * is wrong, and writes nothing; `applyLoad` writes it, all or nothing. Loading the same files again changes nothing.
 */
import { dayOf, type Day } from '../../domain/day.ts';
import type { Store } from '../db/store.ts';
import { record } from './events.ts';
import { countsOf, noChanges, type Changes, type LoadCounts } from './register-changes.ts';
import { differencesOf, type Difference } from './register-differences.ts';
import { compareChildren, type Comparing } from './register-children.ts';
import { passChildren } from './handovers.ts';
import { recountOpenLimits } from './open-limits.ts';
import { readRegisterFiles, type ReadFile, type ReadFiles, type SourceFile } from './register-files.ts';
import { comparePeople } from './register-people.ts';
import { inReadingOrder, type Problem } from './register-problems.ts';
import { compareLimits, comparePlanned } from './register-plans.ts';
import { compareHeld } from './register-reviews.ts';
import { grouped, registerState } from './register-state.ts';
import { writeChanges, type OnProgress } from './register-write.ts';

export type { SourceFile } from './register-files.ts';
export type { Problem } from './register-problems.ts';
export type { Progress } from './register-write.ts';
export type { LoadCounts } from './register-changes.ts';
export type { Difference } from './register-differences.ts';

export interface LoadPlan {
  readonly files: readonly ReadFile[];
  /** In reading order: by file, line and column. */
  readonly problems: readonly Problem[];
  readonly counts: LoadCounts;
  /** Rows that would not be loaded, each counted once. */
  readonly badRows: number;
  /** What was read, kept so that `applyLoad` can compare it again with what is there by then. */
  readonly read: ReadFiles;
  readonly now: number;
}

/** A plan with what would be otherwise for the children who are here already: names and contacts among it. */
export interface CheckedLoad extends LoadPlan {
  /** The worst first. */
  readonly differences: readonly Difference[];
}

/** Reads and compares; writes nothing. `now` in milliseconds decides which dates are in the future. */
export async function planLoad(
  store: Store,
  sources: readonly SourceFile[],
  now: number
): Promise<CheckedLoad> {
  const { plan, work } = await compare(store, readRegisterFiles(sources, dayOf(now)), now);
  return { ...plan, differences: await differencesOf(store, work) };
}

export type LoadResult =
  | { readonly applied: true; readonly counts: LoadCounts; readonly left: number; readonly written: number }
  /** There are bad rows and the person chose "nothing then": nothing was written. */
  | { readonly applied: false; readonly plan: LoadPlan };

export interface ApplyOptions {
  /** Load the good rows although some are bad. */
  readonly keepGood: boolean;
  /** Staff id of the person who loads; null for the command. */
  readonly by?: string | null;
}

/** Writes what `plan` found, in one transaction, compared once more with what is there now. */
export async function applyLoad(
  store: Store,
  plan: LoadPlan,
  options: ApplyOptions,
  onProgress: OnProgress = () => undefined
): Promise<LoadResult> {
  return store.transaction(async (tx) => {
    const { plan: fresh, work, childIds } = await compare(tx, plan.read, plan.now);
    if (fresh.badRows > 0 && !options.keepGood) return { applied: false, plan: fresh };
    const { changes } = work;
    await passAll(tx, changes, options.by ?? null, plan.now);
    const written = await writeChanges(tx, changes, { by: options.by ?? null, now: plan.now }, onProgress);
    await recountOpenLimits(tx, childIds);
    if (written > 0) await recordLoad(tx, options.by ?? null, plan.now);
    return { applied: true, counts: fresh.counts, left: fresh.badRows, written };
  });
}

/** A register that names another IRO gives no reason, but the child is told all the same. */
async function passAll(tx: Store, { children }: Changes, by: string | null, now: number): Promise<void> {
  const named = children.change.flatMap(({ id, set: { iroId } }) => (iroId ? { id, iroId } : []));
  for (const [to, theirs] of grouped(named, (one) => one.iroId))
    await passChildren(tx, { childIds: theirs.map(({ id }) => id), to, reason: 'other', by }, now);
}

async function compare(
  store: Store,
  read: ReadFiles,
  now: number
): Promise<{ plan: LoadPlan; work: Comparing; childIds: string[] }> {
  const today: Day = dayOf(now);
  const state = await registerState(store, localIdsOf(read), now);
  const problems = [...read.problems];
  const changes = noChanges();
  const work: Comparing = { state, vault: store.vault, now, today, problems, changes };
  const children = compareChildren(work, read);
  const held = compareHeld(work, children, read.reviews);
  const good = goodRows(read.register, problems);
  comparePlanned(work, children, good, held);
  compareLimits(work, children, { ...read, register: good }, held);
  comparePeople(work, children, good);
  const files = read.files.map((file) => file.name);
  const plan = {
    files: read.files,
    problems: inReadingOrder(problems, files),
    counts: countsOf(changes),
    badRows: badRowsOf(problems),
    read,
    now
  };
  return { plan, work, childIds: [...children.values()].map((child) => child.id) };
}

function localIdsOf(read: ReadFiles): string[] {
  const all = [read.headers, read.episodes, read.reviews, read.register].flat();
  return [...new Set(all.map((record) => record.localId))];
}

const rowKey = (row: { file: string; line: number | null }) => `${row.line ?? ''} ${row.file}`;

const stopped = (problems: readonly Problem[]) =>
  new Set(problems.filter((one) => one.weight === 'stops').map(rowKey));

/** A register row that was stopped while children were compared plans no review and names nobody. */
function goodRows<R extends { readonly from: { file: string; line: number } }>(
  rows: readonly R[],
  problems: readonly Problem[]
): R[] {
  const bad = stopped(problems);
  return rows.filter((row) => !bad.has(rowKey(row.from)));
}

const badRowsOf = (problems: readonly Problem[]): number => stopped(problems).size;

/** Who loaded and when, without any content. */
function recordLoad(tx: Store, by: string | null, now: number): Promise<void> {
  return record(
    tx,
    { actorKind: by === null ? 'system' : 'staff', actorId: by, action: 'register.loaded' },
    now
  );
}
