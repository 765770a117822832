/** Header, Episodes and register rows against the children who are here already. */
import { slashedDay, type Day } from '../../domain/day.ts';
import { careGoesOn, isLookedAfter } from '../../domain/looked-after.ts';
import { sealOrNull, openOrNull, type Vault } from '../crypto/vault.ts';
import { newId } from '../db/id.ts';
import { careOf, type Care, type CycleFacts, type Episode } from './register-care.ts';
import { changeOrSame, differing, type Changes } from './register-changes.ts';
import { note, stop, type Problem } from './register-problems.ts';
import type { EpisodeRecord, HeaderRecord, RegisterRecord, RegisterRecords } from './register-records.ts';
import {
  grouped,
  type ChildRow,
  type EpisodeRow,
  type RegisterState,
  type StaffMember
} from './register-state.ts';

/** A child as they will stand after the load. */
export interface ChildAfter extends CycleFacts {
  readonly id: string;
  /** When the child came into this register: now, for a new one. */
  readonly createdAt: number;
  readonly row: ChildRow | null;
  readonly dateOfBirth: Day;
  readonly episodes: readonly Episode[];
  readonly ceasedOn: Day | null;
}

export interface Comparing {
  readonly state: RegisterState;
  readonly vault: Vault;
  readonly now: number;
  readonly today: Day;
  readonly problems: Problem[];
  readonly changes: Changes;
}

interface Rows {
  readonly header: HeaderRecord | undefined;
  readonly register: RegisterRecord | undefined;
  readonly episodes: readonly EpisodeRecord[];
}

/** Every child that a Header or register row names, or that is here already; by the council's number. */
export function compareChildren(work: Comparing, records: RegisterRecords): Map<string, ChildAfter> {
  const headers = new Map(records.headers.map((record) => [record.localId, record]));
  const register = new Map(records.register.map((record) => [record.localId, record]));
  const episodes = grouped(records.episodes, (record) => record.localId);
  const after = new Map<string, ChildAfter>();
  for (const localId of new Set([
    ...headers.keys(),
    ...register.keys(),
    ...episodes.keys(),
    ...work.state.children.keys()
  ])) {
    const rows: Rows = {
      header: headers.get(localId),
      register: register.get(localId),
      episodes: episodes.get(localId) ?? []
    };
    const child = compareChild(work, localId, rows);
    if (child) after.set(localId, child);
  }
  return after;
}

function compareChild(work: Comparing, localId: string, rows: Rows): ChildAfter | null {
  const row = work.state.children.get(localId) ?? null;
  const register = usableRegister(work, rows, row);
  const dateOfBirth = firstKnown('dateOfBirth', rows.header, register, row);
  if (dateOfBirth === null) return unknownChild(work, rows);
  noteNewBirthday(work, rows.header ?? register, row, dateOfBirth);
  const id = row ? row.id : newId();
  const episodes = compareEpisodes(work, id, rows.episodes);
  const facts = careFacts(row, register, rows.episodes.length > 0 ? careOf(episodes) : null);
  const named = [rows.header, register, ...rows.episodes].some((record) => record !== undefined);
  if (named) changeChild(work, { id, row, localId }, { dateOfBirth, ...facts }, register);
  noteCare(work, id, row, facts);
  return { id, createdAt: row?.createdAt ?? work.now, row, dateOfBirth, episodes, ...facts };
}

function noteCare({ changes, today }: Comparing, id: string, row: ChildRow | null, after: Facts): void {
  if (!isLookedAfter(after, today)) changes.careEnded.push(id);
  else if (row && careGoesOn(row, after, today)) changes.careResumed.push(id);
}

function changeChild(
  work: Comparing,
  child: { readonly id: string; readonly row: ChildRow | null; readonly localId: string },
  facts: Facts & { readonly dateOfBirth: Day },
  register: RegisterRecord | undefined
): void {
  const given = { ...facts, ...plainFields(work, register) };
  if (child.row)
    changeOrSame(work.changes.children, child.id, changedFields(work, child.row, given, register));
  else work.changes.children.add.push(newChild(work, child.id, child.localId, given, register));
}

/** The field from the first of several sources that says anything about it. */
function firstKnown<K extends string>(
  field: K,
  ...sources: readonly ({ readonly [F in K]?: string | null } | null | undefined)[]
): string | null {
  for (const source of sources) {
    const value = source?.[field];
    if (value !== null && value !== undefined) return value;
  }
  return null;
}

/** The register row, unless it disagrees with the Header about who this child is or names an IRO nobody knows. */
function usableRegister(
  work: Comparing,
  { header, register }: Rows,
  row: ChildRow | null
): RegisterRecord | undefined {
  if (!register) return undefined;
  if (header && register.dateOfBirth && register.dateOfBirth !== header.dateOfBirth) {
    const said = `${slashedDay(header.dateOfBirth)} in line ${header.from.line} of ${header.from.file}`;
    work.problems.push(stop(register.from, 'Date of birth', `The date of birth is ${said}.`));
    return undefined;
  }
  if (!header && !row && !register.dateOfBirth) {
    work.problems.push(
      stop(register.from, 'Date of birth', 'This child is new here, so a date of birth is needed.')
    );
    return undefined;
  }
  const iro = register.iro === undefined ? null : findIro(work.state.iros, register.iro);
  if (typeof iro !== 'string') return register;
  work.problems.push(stop(register.from, 'IRO', iro));
  return undefined;
}

function unknownChild(work: Comparing, { episodes }: Rows): null {
  const [first] = episodes;
  if (first) work.problems.push(stop(first.from, 'CHILD', notInHeader(first.localId)));
  return null;
}

export const notInHeader = (localId: string): string =>
  `Child ${localId} is in no Header or register row that could be read, and is not here yet (INT08).`;

function noteNewBirthday(
  work: Comparing,
  record: HeaderRecord | RegisterRecord | undefined,
  row: ChildRow | null,
  day: Day
): void {
  if (!row || !record || row.dateOfBirth === day) return;
  const column = record.from.kind === 'header' ? 'DOB' : 'Date of birth';
  const change = `The date of birth changes from ${slashedDay(row.dateOfBirth)} to ${slashedDay(day)}.`;
  work.problems.push(note(record.from, column, change));
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** The IRO by e-mail or name, or the reason why not. */
function findIro(iros: readonly StaffMember[], written: string): StaffMember | string {
  const wanted = plain(written);
  const found = iros.filter((iro) => plain(iro.email) === wanted || plain(iro.name) === wanted);
  const [iro] = found;
  if (found.length > 1) return `Two people here are called “${written}”. Write the e-mail.`;
  return iro ?? `“${written}” is not an IRO here. Write the e-mail they sign in with, or their full name.`;
}

type Facts = CycleFacts & { readonly ceasedOn: Day | null };

/** What the register says stands above what the episodes show, and both above what was here. */
function careFacts(row: ChildRow | null, register: RegisterRecord | undefined, care: Care | null): Facts {
  // An episode that runs says that care has not ended: its empty end is an answer, not a gap.
  const ends = care ?? row;
  return {
    lookedAfterSince: firstKnown('lookedAfterSince', register, care, row),
    ceasedOn: ends ? ends.ceasedOn : null,
    cycle: firstKnown('cycle', register, care, row) ?? 'standard',
    // A start day put right by hand stands while the episodes still tell of the same cycle.
    cycleStartedOn: firstKnown('cycleStartedOn', register, sameCycle(row, care) ? row : null, ends)
  };
}

const sameCycle = (row: ChildRow | null, care: Care | null): boolean =>
  row?.cycle === care?.cycle && row?.lookedAfterSince === care?.lookedAfterSince;

interface Given extends Facts {
  readonly dateOfBirth: Day;
  readonly iroId?: string;
  readonly language?: string;
  readonly communication?: string | null;
  readonly livesKind?: string;
  readonly livesSince?: Day;
}

function plainFields(
  work: Comparing,
  register: RegisterRecord | undefined
): Omit<Given, keyof Facts | 'dateOfBirth'> {
  if (!register) return {};
  const iro = register.iro === undefined ? undefined : findIro(work.state.iros, register.iro);
  return {
    ...(iro && typeof iro !== 'string' ? { iroId: iro.id } : {}),
    ...(register.language ? { language: register.language } : {}),
    ...(register.livesKind ? { livesKind: register.livesKind } : {}),
    ...(register.livesSince ? { livesSince: register.livesSince } : {}),
    ...(register.communication
      ? { communication: register.communication === 'symbols' ? 'symbols' : null }
      : {})
  };
}

/** What a register row says in words of its own. */
const sealedFields = ['firstName', 'nickname', 'needs', 'interpreter'] as const;

function changedFields(work: Comparing, row: ChildRow, given: Given, register: RegisterRecord | undefined) {
  const set: Partial<ChildRow> = differing(row, given);
  for (const field of sealedFields) {
    const wanted = register?.[field];
    const place = `children.${field}:${row.id}` as const;
    if (wanted !== undefined && wanted !== openOrNull(work.vault, row[field], place))
      set[field] = work.vault.seal(wanted, place);
  }
  return Object.keys(set).length > 0 ? { ...set, updatedAt: work.now } : set;
}

function newChild(
  work: Comparing,
  id: string,
  localId: string,
  given: Given,
  register: RegisterRecord | undefined
) {
  return {
    id,
    localId,
    language: 'en',
    ...given,
    firstName: sealOrNull(work.vault, register?.firstName, `children.firstName:${id}`),
    nickname: sealOrNull(work.vault, register?.nickname, `children.nickname:${id}`),
    needs: sealOrNull(work.vault, register?.needs, `children.needs:${id}`),
    interpreter: sealOrNull(work.vault, register?.interpreter, `children.interpreter:${id}`),
    createdAt: work.now,
    updatedAt: work.now
  };
}

const asEpisode = (row: EpisodeRow): Episode => ({ ...row, startsCare: false, placement: null });

/** Gives all episodes as they will stand after the load. */
function compareEpisodes(work: Comparing, childId: string, records: readonly EpisodeRecord[]): Episode[] {
  const rows = work.state.episodes.get(childId) ?? [];
  const after = new Map<Day, Episode>(rows.map((row) => [row.startedOn, asEpisode(row)]));
  for (const record of records) {
    const row = rows.find((episode) => episode.startedOn === record.startedOn);
    const { startedOn, endedOn, legalStatus } = record;
    if (row) changeOrSame(work.changes.episodes, row.id, differing(row, { endedOn, legalStatus }));
    else work.changes.episodes.add.push({ id: newId(), childId, startedOn, endedOn, legalStatus });
    after.set(startedOn, record);
  }
  return [...after.values()];
}
