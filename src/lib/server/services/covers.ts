/** Who reads whose caseload while somebody is away. */
import { and, asc, eq, gte, inArray } from 'drizzle-orm';
import { dayInWords, dayOf, type Day } from '../../domain/day.ts';
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import { record } from './events.ts';

export interface Cover {
  readonly id: string;
  readonly iro: string;
  readonly coveredBy: string;
  readonly startsOn: Day;
  readonly endsOn: Day;
  /** `over`: the account of whoever covers has ended, so nobody covers. */
  readonly state: 'now' | 'ahead' | 'over';
  /** When the account of whoever covers ends, if it does before the cover. */
  readonly accountEndsAt: number | null;
}

export interface StaffName {
  readonly id: string;
  readonly name: string;
}

/** Everybody who may hold or cover a caseload. */
export async function iroNames(store: Store, now: number): Promise<StaffName[]> {
  return (await irosHere(store, now)).map(({ id, name }) => ({ id, name }));
}

async function irosHere(store: Store, now: number) {
  const { staff } = store.t;
  const rows = await store.db
    .select({ id: staff.id, name: staff.name, endsAt: staff.endsAt })
    .from(staff)
    .where(eq(staff.role, 'iro'))
    .orderBy(asc(staff.name));
  return rows.filter((row) => row.endsAt === null || row.endsAt > now);
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
      : await store.db
          .select({ id: staff.id, name: staff.name, endsAt: staff.endsAt })
          .from(staff)
          .where(inArray(staff.id, ids));
  const known = new Map(people.map((person) => [person.id, person]));
  return rows.map(({ id, iroId, coveredBy, startsOn, endsOn }) => {
    const leaves = known.get(coveredBy)?.endsAt ?? null;
    return {
      ...{ id, startsOn, endsOn },
      iro: known.get(iroId)?.name ?? '',
      coveredBy: known.get(coveredBy)?.name ?? '',
      state: leaves !== null && leaves <= now ? 'over' : startedBy(startsOn, today),
      accountEndsAt: endsBefore(leaves, endsOn) ? leaves : null
    };
  });
}

const startedBy = (startsOn: Day, today: Day) => (startsOn <= today ? 'now' : 'ahead');

/** The last day of an account: it ends with the last second of a day by Greenwich, an hour into the next in summer. */
const lastDayOf = (accountEndsAt: number): Day => dayOf(accountEndsAt - 3_600_000);

/** Whether an account ends before a day is over. */
const endsBefore = (accountEndsAt: number | null, day: Day): boolean =>
  accountEndsAt !== null && lastDayOf(accountEndsAt) < day;

export interface NewCover {
  readonly iroId: string;
  readonly coveredBy: string;
  readonly startsOn: Day | null;
  readonly endsOn: Day | null;
}

export type CoverProblems = { readonly [K in keyof NewCover]?: string };

type Here = Awaited<ReturnType<typeof irosHere>>;

function problemsOf(cover: NewCover, here: Here, today: Day): CoverProblems {
  const known = new Set(here.map(({ id }) => id));
  return {
    ...(known.has(cover.iroId) ? {} : { iroId: 'Choose who is away.' }),
    ...(known.has(cover.coveredBy) ? {} : { coveredBy: 'Choose who covers.' }),
    ...(known.has(cover.iroId) && cover.iroId === cover.coveredBy
      ? { coveredBy: 'Choose somebody else.' }
      : {}),
    ...(cover.startsOn === null ? { startsOn: 'Write a real day, month and year.' } : {}),
    ...endProblem(cover, here, today)
  };
}

function endProblem({ coveredBy, startsOn, endsOn }: NewCover, here: Here, today: Day): CoverProblems {
  if (endsOn === null) return { endsOn: 'Write a real day, month and year.' };
  if (startsOn !== null && endsOn < startsOn) return { endsOn: 'The last day is before the first.' };
  if (endsOn < today) return { endsOn: 'The last day has passed already.' };
  const leaves = here.find(({ id }) => id === coveredBy)?.endsAt ?? null;
  return leaves !== null && endsBefore(leaves, endsOn)
    ? { endsOn: `The account of whoever covers ends on ${dayInWords(lastDayOf(leaves))}.` }
    : {};
}

async function isArranged(store: Store, { iroId, coveredBy, startsOn, endsOn }: NewCover): Promise<boolean> {
  if (startsOn === null || endsOn === null) return false;
  const { covers } = store.t;
  const same = [
    ...[eq(covers.iroId, iroId), eq(covers.coveredBy, coveredBy)],
    ...[eq(covers.startsOn, startsOn), eq(covers.endsOn, endsOn)]
  ];
  const rows = await store.db
    .select({ id: covers.id })
    .from(covers)
    .where(and(...same));
  return rows.length > 0;
}

/** Arranges a cover, first and last day included. */
export async function addCover(
  store: Store,
  cover: NewCover,
  by: string,
  now: number
): Promise<{ readonly ok: true } | { readonly ok: false; readonly problems: CoverProblems }> {
  const problems = problemsOf(cover, await irosHere(store, now), dayOf(now));
  const { startsOn, endsOn } = cover;
  if (Object.keys(problems).length > 0 || startsOn === null || endsOn === null)
    return { ok: false, problems };
  if (await isArranged(store, cover))
    return { ok: false, problems: { coveredBy: 'This cover is arranged already.' } };
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
