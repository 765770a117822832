/**
 * Fills an empty database with the demo council. Refuses to touch one that has anybody in it, and production.
 */
import { count } from 'drizzle-orm';
import { dayOf } from '../../src/lib/domain/day.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { holidaySet } from '../../src/lib/server/services/bank-holidays.ts';
import { keepPeople } from '../../src/lib/server/services/demo-people.ts';
import type { Council, Registered } from './council.ts';
import { addChallenges } from './challenges.ts';
import { addTeamContact } from './team-contact.ts';
import { addDuty } from './duty.ts';
import { enterStaff, inviteAll } from './entries.ts';
import { addHandovers, letRuthLeave } from './handovers.ts';
import { addNotices } from './notices.ts';
import { addPresent, addReviews } from './present.ts';
import { addChildren } from './register.ts';
import { Rows } from './rows.ts';
import { addDays } from '../../src/lib/domain/day.ts';
import { newId } from '../../src/lib/server/db/id.ts';

export interface FillOptions {
  readonly mode: 'demo' | 'production';
  /** The address people open in their browser, without a slash at the end. */
  readonly origin: string;
  readonly now: number;
}

/**
 * @returns the number of children made, or 0 when there was already somebody
 * @throws Error in production
 */
export async function fillDemo(store: Store, options: FillOptions): Promise<number> {
  if (options.mode === 'production') throw new Error('The demo council is never made in production.');
  if (!(await isEmpty(store))) return 0;
  const holidays = await holidaySet(store);
  const entered = await enterStaff(store, options);
  const today = dayOf(options.now);
  const base = { store, now: options.now, today, holidays, staffIds: entered.ids };

  const register: Council = { ...base, rows: new Rows() };
  addCovers(register);
  addDuty(register);
  const children: Registered[] = addChildren(register);
  const coming = children.map((child) => addReviews(register, child));
  addHandovers(register, children);
  addChallenges(register, children);
  addTeamContact(register);
  addNotices(register, children);
  await register.rows.write(store);
  await letRuthLeave(register);

  const invited = await inviteAll(store, coming, options);
  const present: Council = { ...base, rows: new Rows() };
  for (const each of coming) addPresent(present, each, (audience) => invited.idOf(each.reviewId, audience));
  await present.rows.write(store);

  await keepPeople(store, [...entered.people, ...invited.people]);
  return children.length;
}

async function isEmpty(store: Store): Promise<boolean> {
  const [people] = await store.db.select({ n: count() }).from(store.t.staff);
  const [children] = await store.db.select({ n: count() }).from(store.t.children);
  return people?.n === 0 && children?.n === 0;
}

/** Amir reads Ruth's this week. */
function addCovers(council: Council): void {
  const iroId = council.staffIds.get('ruth');
  const coveredBy = council.staffIds.get('amir');
  if (!iroId || !coveredBy) throw new Error('The demo council has lost an IRO.');
  council.rows.add('covers', {
    id: newId(),
    iroId,
    coveredBy,
    startsOn: addDays(council.today, -2),
    endsOn: addDays(council.today, 7)
  });
}
