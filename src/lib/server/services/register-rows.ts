/** Rows of each kind of file → records. Checks what a row can be checked for on its own. */
import { isAsked } from '../../domain/asked.ts';
import { addMonths, type Day } from '../../domain/day.ts';
import { checkCode } from '../../domain/participation-code.ts';
import type { PrintSize } from '../../domain/reader.ts';
import {
  readChildId,
  readDay,
  readLanguage,
  readOneOf,
  readTime,
  readWords,
  type Cell
} from './register-cells.ts';
import type {
  Cycle,
  EpisodeRecord,
  HeaderRecord,
  PersonRecord,
  PersonRole,
  RegisterRecord,
  ReviewRecord
} from './register-records.ts';
import type { Row } from './register-row.ts';

const oldestInMonths = 26 * 12;

function readBirth(today: Day): (text: string) => Cell<Day> {
  return (text) => {
    const cell = readDay(text);
    if ('reason' in cell) return cell;
    if (cell.value > today) return { reason: `“${text}” is in the future.` };
    if (addMonths(cell.value, oldestInMonths) < today)
      return { reason: `“${text}” makes this person over 25. Check the year.` };
    return cell;
  };
}

function readPast(today: Day, what: string): (text: string) => Cell<Day> {
  return (text) => {
    const cell = readDay(text);
    return 'value' in cell && cell.value > today ? { reason: `“${text}” is in the future. ${what}` } : cell;
  };
}

const noDate = 'The date is missing.';

export function readHeader(row: Row, today: Day): HeaderRecord | null {
  const localId = row.needed('child', readChildId, 'The child’s number is missing.');
  const dateOfBirth = row.needed('dob', readBirth(today), 'The date of birth is missing.');
  return row.usable && localId && dateOfBirth ? { from: row.from, localId, dateOfBirth } : null;
}

/** SSDA903 code set 3.1, legal status; D1 ended in 2014 and still stands in old episodes. */
const legalStatuses = new Set(['C1', 'C2', 'D1', 'E1', 'J1', 'J2', 'J3', 'L1', 'L2', 'L3', 'V2', 'V3', 'V4']);

function readLegalStatus(text: string): Cell<string> {
  const code = text.toUpperCase();
  return legalStatuses.has(code)
    ? { value: code }
    : { reason: `“${text}” is not a legal status of the return.` };
}

export function readEpisode(row: Row, today: Day): EpisodeRecord | null {
  const localId = row.needed('child', readChildId, 'The child’s number is missing.');
  const startedOn = row.needed('decom', readPast(today, 'An episode is loaded once it has begun.'), noDate);
  const endedOn = row.optional('dec', readDay) ?? null;
  const legalStatus = row.needed('ls', readLegalStatus, 'The legal status is missing.');
  if (startedOn && endedOn && endedOn < startedOn) row.stop('dec', 'The episode ends before it begins.');
  if (!row.usable || !localId || !startedOn || !legalStatus) return null;
  const startsCare = row.text('rne').toUpperCase() === 'S';
  return {
    from: row.from,
    localId,
    startedOn,
    endedOn,
    legalStatus,
    startsCare,
    placement: row.text('place').toUpperCase() || null
  };
}

type Code = NonNullable<ReviewRecord['code']>;

function readCode(text: string): Cell<Code> {
  const code = text.toUpperCase();
  if (/^PN[0-7]$/.test(code)) return { value: code as Code };
  return { reason: `“${text}” is not a participation code. Use PN0 to PN7 (rule 167).` };
}

const future = 'A review that is still to come goes in the register file, as the next review date.';

export function readReview(row: Row, today: Day): ReviewRecord | null {
  const localId = row.needed('child', readChildId, 'The child’s number is missing.');
  const dateOfBirth = row.needed('dob', readBirth(today), 'The date of birth is missing.');
  const heldOn = row.needed('review', readPast(today, future), 'The review date is missing (rule 166).');
  const code = row.optional('code', readCode) ?? null;
  if (row.text('code') === '')
    row.note('code', 'The participation code is missing (rule 167). Kept as “not recorded”.');
  if (dateOfBirth && heldOn) checkAge(row, code, dateOfBirth, heldOn);
  return row.usable && localId && dateOfBirth && heldOn
    ? { from: row.from, localId, dateOfBirth, heldOn, code }
    : null;
}

/** Rules 440 and 441: PN0 is for children under four, PN1 to PN7 for the others. */
function checkAge(row: Row, code: Code | null, dateOfBirth: Day, heldOn: Day): void {
  if (heldOn < dateOfBirth) {
    row.stop('review', 'The review is before the child was born.');
    return;
  }
  const rule = code && checkCode({ code, dateOfBirth, reviewDay: heldOn })[0]?.rule;
  if (rule === '440')
    row.stop('code', 'PN0 is for a child under 4, and this child was 4 or over at the review (rule 440).');
  else if (rule)
    row.stop(
      'code',
      `${code} is for a child of 4 or over, and this child was under 4 at the review (rule 441).`
    );
}

const cycles = {
  standard: ['standard'],
  'short-breaks': ['short breaks'],
  adoption: ['adoption', 'placed for adoption'],
  'adoption-authority': ['adoption authority']
} as const satisfies { readonly [kept in Cycle]: readonly string[] };
const places = {
  home: ['home', 'placement', 'where i live'],
  school: ['school'],
  office: ['office', 'council office'],
  outside: ['outside', 'outdoors'],
  online: ['online'],
  else: ['somewhere else', 'else', 'other']
} as const;
const living = {
  foster: ['foster care', 'foster', 'foster carers', 'with foster carers'],
  connected: ['relatives or friends', 'connected', 'connected persons', 'kinship', 'kinship care'],
  residential: ['children s home', 'childrens home', 'residential', 'in a children s home or school'],
  other: ['other', 'somewhere else']
} as const;
const yesOrNo = { yes: ['yes', 'y'], no: ['no', 'n'] } as const;
const sizes = {
  ordinary: ['ordinary', 'ordinary print', 'standard'],
  large: ['large', 'large print'],
  'very-large': ['very large', 'very large print']
} as const satisfies { readonly [size in PrintSize]: readonly string[] };
const symbols = { symbols: ['symbols', 'symbol'], words: ['words', 'word'] } as const;

const words = (longest: number) => (text: string) => readWords(text, longest);

function readPerson(row: Row, key: string, role: PersonRole): PersonRecord[] {
  const name = row.optional(`${key}.name`, words(120));
  const contact = row.optional(`${key}.contact`, words(300));
  const calledBy = row.optional(`${key}.relationship`, words(60));
  const reads = present({
    language: row.optional(`${key}.language`, readLanguage),
    printSize: row.optional(`${key}.printSize`, (text) => readOneOf(text, sizes))
  });
  const said = row.optional(`${key}.ask`, (text) => readOneOf(text, yesOrNo));
  const askViews = isAsked(role, said === 'no' ? false : null);
  const facts = { ...present({ contact, calledBy }), ...reads };
  if (!name && Object.keys(facts).length > 0)
    row.stop(`${key}.name`, 'There is a contact, relationship, language or print size here without a name.');
  return name ? [{ role, name, askViews, ...facts }] : [];
}

/** Only the fields that have a value. */
type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
function present<T extends object>(fields: T): Present<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>;
}

function readPlan(row: Row) {
  const reviewOn = row.optional('reviewOn', readDay);
  const plan = {
    reviewTime: row.optional('reviewTime', readTime),
    placeKind: row.optional('placeKind', (text) => readOneOf(text, places)),
    place: row.optional('place', words(300))
  };
  const orphan = Object.values(plan).some((value) => value !== undefined) && row.text('reviewOn') === '';
  if (orphan) row.note('reviewOn', 'There is a time or place without a next review date, so it is left out.');
  return { reviewOn, ...plan };
}

export function readRegister(row: Row, today: Day): RegisterRecord | null {
  const localId = row.needed('child', readChildId, 'The child’s number is missing.');
  const fields = {
    dateOfBirth: row.optional('dob', readBirth(today)),
    firstName: row.optional('firstName', words(60)),
    nickname: row.optional('nickname', words(60)),
    iro: row.optional('iro', words(120)),
    language: row.optional('language', readLanguage),
    communication: row.optional('communication', (text) => readOneOf(text, symbols)),
    needs: row.optional('needs', words(1000)),
    interpreter: row.optional('interpreter', words(100)),
    livesKind: row.optional('livesKind', (text) => readOneOf(text, living)),
    livesSince: row.optional('livesSince', readPast(today, 'Where a child will live is not loaded yet.')),
    lookedAfterSince: row.optional('since', readPast(today, 'A child is loaded once looked after.')),
    cycle: row.optional('cycle', (text) => readOneOf(text, cycles)),
    cycleStartedOn: row.optional('cycleSince', readPast(today, 'A cycle is loaded once it has begun.')),
    ...readPlan(row)
  };
  const people = [
    ...readPerson(row, 'carer', 'carer'),
    ...readPerson(row, 'parent1', 'parent'),
    ...readPerson(row, 'parent2', 'parent'),
    ...readPerson(row, 'socialWorker', 'social-worker'),
    ...readPerson(row, 'guardian', 'guardian'),
    ...readPerson(row, 'visitor', 'visitor')
  ];
  return row.usable && localId ? { from: row.from, localId, ...present(fields), people } : null;
}
