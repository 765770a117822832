/** Carer, parents and the people whose work it is, of the register file, against the people round each child. */
import { isAskedUnlessSaid } from '../../domain/asked.ts';
import { plainName } from '../../domain/same-name.ts';
import { openOrNull, sealOrNull } from '../crypto/vault.ts';
import { newId } from '../db/id.ts';
import { changeOrSame } from './register-changes.ts';
import type { ChildAfter, Comparing } from './register-children.ts';
import type { PersonRecord, RegisterRecord } from './register-records.ts';
import type { ConnectionRow } from './register-state.ts';

export function comparePeople(
  work: Comparing,
  children: ReadonlyMap<string, ChildAfter>,
  records: readonly RegisterRecord[]
): void {
  for (const record of records) {
    const child = children.get(record.localId);
    if (!child) continue;
    const there = work.state.connections.get(child.id) ?? [];
    const former = work.state.former.get(child.id) ?? [];
    for (const person of record.people) comparePerson(work, child.id, { there, former }, person);
  }
}

function comparePerson(
  work: Comparing,
  childId: string,
  { there, former }: { readonly [when in 'there' | 'former']: readonly ConnectionRow[] },
  person: PersonRecord
): void {
  const sameRole = there.filter((row) => row.role === person.role);
  const isMeant = (one: ConnectionRow) => plainName(nameOf(work, one)) === plainName(person.name);
  const row = sameRole.find(isMeant);
  if (row) {
    changeOrSame(work.changes.people, row.id, changedPerson(work, row, person));
    return;
  }
  // A file names one carer, one social worker, one guardian and one visitor: a new name there takes the old one's place. Parents only add up.
  if (person.role !== 'parent') for (const old of sameRole) end(work, old);
  // Whoever was round the child before is put back: what was sent stays theirs, and only the old way in has ended.
  const before = former.find((one) => one.role === person.role && isMeant(one));
  if (before) {
    const set = { ...changedPerson(work, before, person), endedOn: null };
    work.changes.people.change.push({ id: before.id, set });
  } else work.changes.people.add.push(newPerson(work, childId, person));
}

const nameOf = (work: Comparing, row: ConnectionRow) =>
  work.vault.open(row.name, `connections.name:${row.id}`);

function end(work: Comparing, row: ConnectionRow): void {
  work.changes.people.change.push({ id: row.id, set: { endedOn: work.today } });
  work.changes.ended.push(row.id);
}

function changedPerson(work: Comparing, row: ConnectionRow, person: PersonRecord): Partial<ConnectionRow> {
  const set: Partial<ConnectionRow> = changedReading(row, person);
  const places = {
    contact: `connections.contact:${row.id}`,
    calledBy: `connections.calledBy:${row.id}`
  } as const;
  for (const field of ['contact', 'calledBy'] as const) {
    const wanted = person[field];
    if (wanted !== undefined && wanted !== openOrNull(work.vault, row[field], places[field]))
      set[field] = work.vault.seal(wanted, places[field]);
  }
  // Only "no" is said by a file: someone a member of staff has ruled out is never put back by an empty cell,
  // and whoever else a member of staff asks is asked still.
  if (!person.askViews && row.askViews && isAskedUnlessSaid(row.role)) {
    set.askViews = false;
    work.changes.ruledOut.push(row.id);
  }
  return set;
}

/** As it is kept: ordinary print is no size of its own. */
const keptSize = ({ printSize }: PersonRecord): string | null =>
  printSize === undefined || printSize === 'ordinary' ? null : printSize;

/** The language and print size that a file says; what it leaves empty stays as somebody put it. */
function changedReading(row: ConnectionRow, person: PersonRecord): Partial<ConnectionRow> {
  const { language, printSize } = person;
  const isOtherLanguage = language !== undefined && language !== row.language;
  const isOtherSize = printSize !== undefined && keptSize(person) !== row.printSize;
  return {
    ...(isOtherLanguage ? { language } : {}),
    ...(isOtherSize ? { printSize: keptSize(person) } : {})
  };
}

function newPerson(work: Comparing, childId: string, person: PersonRecord) {
  const id = newId();
  return {
    id,
    childId,
    role: person.role,
    name: work.vault.seal(person.name, `connections.name:${id}`),
    calledBy: sealOrNull(work.vault, person.calledBy, `connections.calledBy:${id}`),
    contact: sealOrNull(work.vault, person.contact, `connections.contact:${id}`),
    language: person.language ?? null,
    printSize: keptSize(person),
    askViews: person.askViews
  };
}
