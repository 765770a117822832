/** Writes the changes of a load, a few hundred rows at a time. Runs inside the load's transaction. */
import { eq } from 'drizzle-orm';
import type { Store } from '../db/store.ts';
import { followMove } from './moved-reviews.ts';
import type { Changes } from './register-changes.ts';
import { resumeAsking } from './review-cancelling.ts';
import { endAsking, endedBecause, endInvitations } from './ways-in.ts';

export interface Progress {
  readonly done: number;
  readonly total: number;
}
export type OnProgress = (progress: Progress) => void;

const rowsAtOnce = 300;

interface Job {
  readonly rows: number;
  readonly run: () => Promise<unknown>;
}

/** @param by staff id of who loads; null for the command · @returns how many rows were written */
export async function writeChanges(
  tx: Store,
  changes: Changes,
  { by, now }: { readonly by: string | null; readonly now: number },
  onProgress: OnProgress
): Promise<number> {
  const jobs = [
    ...childJobs(tx, changes),
    ...reviewJobs(tx, changes),
    ...peopleJobs(tx, changes),
    ...endings(tx, changes, by, now)
  ];
  const total = jobs.reduce((sum, job) => sum + job.rows, 0);
  let done = 0;
  onProgress({ done, total });
  let sinceBreath = 0;
  for (const job of jobs) {
    await job.run();
    done += job.rows;
    sinceBreath += job.rows;
    onProgress({ done, total });
    if (sinceBreath >= rowsAtOnce) {
      sinceBreath = 0;
      await breath();
    }
  }
  return total;
}

/** SQLite answers in the same turn of the event loop: without a pause nobody else's page is served meanwhile. */
const breath = () => new Promise<void>((resolve) => setImmediate(resolve));

function childJobs(tx: Store, { children, episodes }: Changes): Job[] {
  const { t, db } = tx;
  return [
    ...adding(children.add, (rows) => db.insert(t.children).values(rows)),
    ...changing(children.change, ({ id, set }) =>
      db.update(t.children).set(set).where(eq(t.children.id, id))
    ),
    ...adding(episodes.add, (rows) => db.insert(t.episodes).values(rows)),
    ...changing(episodes.change, ({ id, set }) => db.update(t.episodes).set(set).where(eq(t.episodes.id, id)))
  ];
}

function reviewJobs(tx: Store, { held, planned }: Changes): Job[] {
  const { t, db } = tx;
  return [held, planned].flatMap((table) => [
    ...adding(table.add, (rows) => db.insert(t.reviews).values(rows)),
    ...changing(table.change, ({ id, set }) => db.update(t.reviews).set(set).where(eq(t.reviews.id, id)))
  ]);
}

function peopleJobs(tx: Store, { people }: Changes): Job[] {
  const { t, db } = tx;
  return [
    ...adding(people.add, (rows) => db.insert(t.connections).values(rows)),
    ...changing(people.change, ({ id, set }) =>
      db.update(t.connections).set(set).where(eq(t.connections.id, id))
    )
  ];
}

/** What follows from the changes for those who were asked; last, when everything else stands. */
function endings(
  tx: Store,
  { ended, ruledOut, careEnded, careResumed, moved }: Changes,
  by: string | null,
  now: number
): Job[] {
  const follows = (run: () => Promise<unknown>): Job => ({ rows: 0, run });
  return [
    follows(() => endInvitations(tx, ended, endedBecause.left, by, now)),
    follows(() => endInvitations(tx, ruledOut, endedBecause.notAsked, by, now)),
    ...moved.map((move) => follows(() => followMove(tx, move, by, now))),
    ...careEnded.map((childId) => follows(() => endAsking(tx, childId, by, now))),
    ...careResumed.map((childId) => follows(() => resumeAsking(tx, childId, by, now)))
  ];
}

function adding<R>(rows: R[], insert: (rows: R[]) => PromiseLike<unknown>): Job[] {
  const jobs: Job[] = [];
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const part = rows.slice(from, from + rowsAtOnce);
    jobs.push({ rows: part.length, run: async () => insert(part) });
  }
  return jobs;
}

function changing<C>(changed: C[], update: (change: C) => PromiseLike<unknown>): Job[] {
  return changed.map((change) => ({ rows: 1, run: async () => update(change) }));
}
