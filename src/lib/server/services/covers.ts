/** Who reads whose caseload while somebody is away. */
import { asc, eq, gte, inArray } from 'drizzle-orm';
import { dayOf, type Day } from '../../domain/day.ts';
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import { record } from './events.ts';

export interface Cover {
  readonly id: string;
  readonly iro: string;
  readonly coveredBy: string;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly state: 'now' | 'ahead';
}

export interface StaffName {
  readonly id: string;
  readonly name: string;
}

/** Everybody who may hold or cover a caseload. */
export async function iroNames(store: Store, now: number): Promise<StaffName[]> {
  const { staff } = store.t;
  const rows = await store.db
    .select({ id: staff.id, name: staff.name, endsAt: staff.endsAt })
    .from(staff)
    .where(eq(staff.role, 'iro'))
    .orderBy(asc(staff.name));
  return rows.filter((row) => row.endsAt === null || row.endsAt > now).map(({ id, name }) => ({ id, name }));
}

/** Covers that run now or are to come, soonest first. */
export async function listCovers(store: Store, now: number): Promise<Cover[]> {
  const { covers, staff } = store.t;
  const today = dayOf(now);
  const rows = await store.db
    .select()
    .from(covers)
    .where(gte(covers.endsOn, today))
    .orderBy(asc(covers.startsOn));
  const ids = [...new Set(rows.flatMap((row) => [row.iroId, row.coveredBy]))];
  const people =
    ids.length === 0
      ? []
      : await store.db.select({ id: staff.id, name: staff.name }).from(staff).where(inArray(staff.id, ids));
  const names = new Map(people.map((person) => [person.id, person.name]));
  return rows.map((row) => ({
    id: row.id,
    iro: names.get(row.iroId) ?? '',
    coveredBy: names.get(row.coveredBy) ?? '',
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    state: row.startsOn <= today ? 'now' : 'ahead'
  }));
}

export interface NewCover {
  readonly iroId: string;
  readonly coveredBy: string;
  readonly startsOn: Day | null;
  readonly endsOn: Day | null;
}

export type CoverProblems = { readonly [K in keyof NewCover]?: string };

function problemsOf(cover: NewCover, known: ReadonlySet<string>, today: Day): CoverProblems {
  return {
    ...(known.has(cover.iroId) ? {} : { iroId: 'Choose who is away.' }),
    ...(known.has(cover.coveredBy) ? {} : { coveredBy: 'Choose who covers.' }),
    ...(known.has(cover.iroId) && cover.iroId === cover.coveredBy
      ? { coveredBy: 'Choose somebody else.' }
      : {}),
    ...(cover.startsOn === null ? { startsOn: 'Write a real day, month and year.' } : {}),
    ...endProblem(cover, today)
  };
}

function endProblem({ startsOn, endsOn }: NewCover, today: Day): CoverProblems {
  if (endsOn === null) return { endsOn: 'Write a real day, month and year.' };
  if (startsOn !== null && endsOn < startsOn) return { endsOn: 'The last day is before the first.' };
  return endsOn < today ? { endsOn: 'The last day has passed already.' } : {};
}

/** Arranges a cover, first and last day included. */
export async function addCover(
  store: Store,
  cover: NewCover,
  by: string,
  now: number
): Promise<{ readonly ok: true } | { readonly ok: false; readonly problems: CoverProblems }> {
  const known = new Set((await iroNames(store, now)).map((person) => person.id));
  const problems = problemsOf(cover, known, dayOf(now));
  const { startsOn, endsOn } = cover;
  if (Object.keys(problems).length > 0 || startsOn === null || endsOn === null)
    return { ok: false, problems };
  const id = newId();
  await store.transaction(async (tx) => {
    await tx.db.insert(tx.t.covers).values({ ...cover, id, startsOn, endsOn });
    await record(tx, { actorKind: 'staff', actorId: by, action: 'cover.arranged', subjectId: id }, now);
  });
  return { ok: true };
}

/** Takes a cover away at once. */
export async function removeCover(store: Store, id: string, by: string, now: number): Promise<void> {
  await store.transaction(async (tx) => {
    await tx.db.delete(tx.t.covers).where(eq(tx.t.covers.id, id));
    await record(tx, { actorKind: 'staff', actorId: by, action: 'cover.ended', subjectId: id }, now);
  });
}
