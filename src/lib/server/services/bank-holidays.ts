/** The council's own list of bank holidays. It starts as the list that ships, and a manager keeps it. */
import { asc } from 'drizzle-orm';
import type { Day } from '../../domain/day.ts';
import { shippedBankHolidays } from '../../domain/working-day.ts';
import type { Store } from '../db/store.ts';

export interface BankHoliday {
  readonly day: Day;
  readonly name: string;
}

/** Fills an empty list with the bank holidays of England and Wales that ship. Safe when several start at once. */
export async function seedBankHolidays(store: Store): Promise<void> {
  await store.transaction(async (tx) => {
    const { bankHolidays } = tx.t;
    const [any] = await tx.db.select({ day: bankHolidays.day }).from(bankHolidays).limit(1);
    if (!any)
      await tx.db
        .insert(bankHolidays)
        .values([...shippedBankHolidays])
        .onConflictDoNothing();
  });
}

/** The whole list, by day. */
export async function listBankHolidays(store: Store): Promise<BankHoliday[]> {
  const { bankHolidays } = store.t;
  return store.db.select().from(bankHolidays).orderBy(asc(bankHolidays.day));
}

/** The list in force. The shipped one while the council has none: a working day must never be guessed. */
export async function holidaysInForce(store: Store): Promise<readonly BankHoliday[]> {
  const list = await listBankHolidays(store);
  return list.length > 0 ? list : shippedBankHolidays;
}

/** The days for the calculator. */
export async function holidaySet(store: Store): Promise<ReadonlySet<Day>> {
  return new Set((await holidaysInForce(store)).map((holiday) => holiday.day));
}
