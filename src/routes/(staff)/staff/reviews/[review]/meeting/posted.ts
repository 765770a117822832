/** The posted meeting form, read into what the service takes. */
import { field, fields } from '$lib/forms/posted.ts';
import { readDate } from '$lib/ui/read-date.ts';
import type { AttendanceEntry, MeetingEntries } from '$lib/server/services/meeting-entries.ts';

interface Person {
  readonly id: string;
  readonly role: string;
  readonly name: string;
}

interface WasThere {
  readonly connectionId: string | null;
  readonly role: string;
  readonly name: string | null;
}

/**
 * The people a form about one sitting names: those round the child today, and whoever is in the sitting and has left
 * since.
 */
export function peopleOf(today: readonly Person[], there: readonly WasThere[]): Person[] {
  const left = there.flatMap(({ connectionId, role, name }) =>
    connectionId === null || today.some(({ id }) => id === connectionId)
      ? []
      : [{ id: connectionId, role, name: name ?? 'No name' }]
  );
  return [...today.map(({ id, role, name }) => ({ id, role, name })), ...left];
}

/** More rows than any meeting has people: a form made by hand cannot ask for endless ones. */
const mostRows = 100;

/** The rows, posted one after another, of people who are not round the child in the register. */
const freeRows = (posted: FormData): number[] =>
  Array.from({ length: mostRows }, (_, row) => row).filter((row) => posted.has(`free.${row}.name`));

/** Everything typed; what was left out is empty, and the service says what is wrong with it. */
export function meetingPosted(posted: FormData, people: readonly Person[]): MeetingEntries {
  const took = fields(posted, 'took');
  return {
    heldOn: readDate(posted, 'heldOn') ?? '',
    counts: field(posted, 'counts') !== '',
    childCame: field(posted, 'childCame'),
    childSpoke: took.includes('spoke'),
    childUsedSymbols: took.includes('symbols'),
    spokenForBy: field(posted, 'spokenForBy'),
    ownWordsUsed: field(posted, 'ownWordsUsed'),
    otherMedium: field(posted, 'otherMedium'),
    chairedByChild: field(posted, 'chairedByChild'),
    note: field(posted, 'note'),
    lateReason: field(posted, 'lateReason'),
    lateNote: field(posted, 'lateNote'),
    sure: field(posted, 'sure'),
    people: [
      ...people.map((person) => known(posted, person)),
      ...freeRows(posted).map((row) => free(posted, row))
    ]
  };
}

function known(posted: FormData, { id, role, name }: Person): AttendanceEntry {
  return { connectionId: id, role, name, ...ticks(posted, id) };
}

function free(posted: FormData, row: number): AttendanceEntry {
  const name = field(posted, `free.${row}.name`);
  const role = field(posted, `free.${row}.role`) || 'other';
  const { invited, came } = ticks(posted, `free.${row}`);
  // A name without a tick was there: why else type it.
  return { connectionId: null, role, name, invited, came: came || (name !== '' && !invited) };
}

function ticks(posted: FormData, id: string) {
  return { invited: field(posted, `invited.${id}`) !== '', came: field(posted, `came.${id}`) !== '' };
}
