/** The council that is measured: one IRO and children of 8 to 11, made by the services that make real ones. */
import { randomBytes } from 'node:crypto';
import { asc } from 'drizzle-orm';
import { addDays, dayOf, type Day } from '../../src/lib/domain/day.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { seedBankHolidays } from '../../src/lib/server/services/bank-holidays.ts';
import { createInvitation } from '../../src/lib/server/services/invitations.ts';
import { applyLoad, planLoad } from '../../src/lib/server/services/register.ts';
import { createStaff } from '../../src/lib/server/services/staff-accounts.ts';
import { openPlace, type Place } from './place.ts';

/** One child's way in. `n` counts from 0, so that what a child answers can be worked out again. */
export interface Invited {
  readonly n: number;
  readonly reviewId: string;
  readonly token: string;
}

/**
 * Fills the place's empty database.
 * @param age of the children in years, about
 */
export async function fillCouncil(place: Place, children: number, age = 8.5): Promise<Invited[]> {
  const store = await openPlace(place);
  try {
    const now = Date.now();
    await seedBankHolidays(store);
    await addIro(store, now);
    await loadChildren(store, children, age, now);
    return await inviteAll(store, now);
  } finally {
    await store.close();
  }
}

async function addIro(store: Store, now: number): Promise<void> {
  const password = randomBytes(12).toString('base64url');
  const jo = { name: 'Jo Clarke', email: 'jo.clarke@wrenbridge.example', picture: 'avatar-jo' };
  await createStaff(store, { ...jo, role: 'iro', password }, now);
}

/** By a register file, as business support would. */
async function loadChildren(store: Store, children: number, age: number, now: number): Promise<void> {
  const rows = Array.from({ length: children }, (_, n) => registerRow(n, age, dayOf(now)));
  const bytes = new TextEncoder().encode([headings, ...rows].join('\n'));
  const plan = await planLoad(store, [{ name: 'register.csv', bytes }], now);
  const loaded = await applyLoad(store, plan, { keepGood: false });
  if (!loaded.applied) throw new Error(`The register was refused: ${JSON.stringify(plan.problems[0])}`);
}

const headings =
  'Child id,First name,Date of birth,IRO,Looked after since,Next review date,Next review time,Place kind,Place,' +
  'Carer name,Parent 1 name,Parent 1 relationship,Social worker name';

function registerRow(n: number, age: number, today: Day): string {
  const born = addDays(today, -(age * 365.25 + (n % 1000)) | 0);
  const days = [born, addDays(today, -400), addDays(today, 14)].map(dayMonthYear);
  return `B${n},Child ${n},${days[0]},Jo Clarke,${days[1]},${days[2]},16:00,Home,Kitchen table,Ruth,Kelly,Mum,Sam Okoro`;
}

const dayMonthYear = (day: Day): string => day.split('-').reverse().join('/');

async function inviteAll(store: Store, now: number): Promise<Invited[]> {
  const { reviews } = store.t;
  const rows = await store.db.select({ id: reviews.id }).from(reviews).orderBy(asc(reviews.id));
  const invited: Invited[] = [];
  for (const [n, { id }] of rows.entries()) {
    const { token } = await createInvitation(
      store,
      { reviewId: id, audience: 'child', createdBy: null },
      now
    );
    invited.push({ n, reviewId: id, token });
  }
  return invited;
}
