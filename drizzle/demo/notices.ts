/** What the social work team told: a child who became looked after, a change that waits too long, one that was acted on. */
import { addDays, type Day } from '../../src/lib/domain/day.ts';
import type { NoticeKind } from '../../src/lib/domain/notices.ts';
import { newId } from '../../src/lib/server/db/id.ts';
import { noWords, wordsToKeep, type NoticeForm } from '../../src/lib/server/services/notice-form.ts';
import { sealed, sealedOrNull, type Council, type Registered } from './council.ts';
import { at, bornToBe, workingDayFrom } from './days.ts';
import { localIdOf } from './register.ts';

const owner = { worker: 'Dele Martins', team: 'Children in care, north', reach: '01632 960 044' };

/** Adds them, for children of the cast and for one who is not in the register yet. */
export function addNotices(council: Council, children: readonly Registered[]): void {
  const workingDay = (n: number) => workingDayFrom(council.today, n, council.holidays);
  const called = (key: string): Registered => {
    const child = children.find(({ cast }) => cast.key === key);
    if (!child) throw new Error(`The demo council has lost ${key}.`);
    return child;
  };
  addNotice(council, 'became-looked-after', at(workingDay(-1), 15), {
    localId: 'WB29014',
    firstName: 'Zofia',
    dateOfBirth: bornToBe(11, council.today, 5),
    happenedOn: workingDay(-2),
    legalStatus: 'V2',
    livingKind: 'foster',
    language: 'Polish',
    interpreter: 'Polish, for her mother',
    communication: 'words',
    needs: 'Likes to see a room before she has to be in it.',
    parent1: 'Ewelina',
    parent1Reach: '01632 960 310',
    parent1Ask: 'yes',
    parent2: 'Marek',
    parent2Ask: 'no',
    parent2Why: 'Bail conditions: no contact.',
    carer: 'Joyce',
    carerReach: '01632 960 311'
  });
  addWaiting(council, called('holly'), workingDay);
  addDone(council, called('callum'), workingDay);
}

type WorkingDay = (n: number) => Day;

/** One that waits too long, and a slip that was taken back. */
function addWaiting(council: Council, waiting: Registered, workingDay: WorkingDay): void {
  addNotice(
    council,
    'changed',
    at(workingDay(-3), 10),
    {
      ...named(waiting),
      happenedOn: workingDay(-4),
      changes: ['placement', 'carer'],
      livingKind: 'foster',
      carer: 'Devon and Linda',
      carerReach: '01632 960 320',
      words: 'Moved to Devon and Linda. Telephone 01632 960 320.'
    },
    { childId: waiting.id }
  );
  const slip = {
    ...named(waiting),
    happenedOn: workingDay(-9),
    changes: ['details'],
    words: 'Sent by mistake.'
  };
  addNotice(council, 'changed', at(workingDay(-9), 9), slip, { takenBackAt: at(workingDay(-9), 10) });
}

/** One that business support acted on. */
function addDone(council: Council, done: Registered, workingDay: WorkingDay): void {
  const handled = { outcome: 'changed', childId: done.id, note: 'Her number is on his page now. Thank you.' };
  addNotice(
    council,
    'changed',
    at(workingDay(-6), 11),
    {
      ...named(done),
      happenedOn: addDays(workingDay(-6), -1),
      changes: ['social-worker'],
      words: 'Lena Fischer is his social worker now.'
    },
    { ...handled, handledAt: at(workingDay(-6), 15) }
  );
}

const named = (child: Registered) => ({ localId: localIdOf(child.n), firstName: child.cast.name });

interface Handled {
  readonly outcome: string;
  readonly childId: string;
  readonly note: string;
  readonly handledAt: number;
}

function addNotice(
  council: Council,
  kind: NoticeKind,
  sentAt: number,
  told: Partial<NoticeForm>,
  handled: Partial<Handled> & { readonly takenBackAt?: number } = {}
): void {
  const id = newId();
  const words = wordsToKeep(kind, { ...noWords, ...owner, ...told });
  const staffId = (key: string): string => {
    const found = council.staffIds.get(key);
    if (!found) throw new Error(`The demo council has lost ${key}.`);
    return found;
  };
  council.rows.add('notices', {
    id,
    kind,
    words: sealed(council, 'notices.words', id, JSON.stringify(words)),
    sentBy: staffId('dele'),
    sentAt,
    ...handled,
    note: sealedOrNull(council, 'notices.note', id, handled.note ?? null),
    ...(handled.outcome && { handledBy: staffId('ben') })
  });
}
