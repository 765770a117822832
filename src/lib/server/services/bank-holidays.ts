/** The council's own list of bank holidays. It starts as the list that ships, and a manager keeps it. */
import { asc, eq } from 'drizzle-orm';
import { isDay, type Day } from '../../domain/day.ts';
import { shippedBankHolidays } from '../../domain/working-day.ts';
import { isUniqueViolation } from '../db/errors.ts';
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

export type AddHoliday = 'added' | 'not-a-day' | 'no-name' | 'already-there';

export async function addBankHoliday(store: Store, day: string, name: string): Promise<AddHoliday> {
  if (!isDay(day)) return 'not-a-day';
  if (name.trim() === '') return 'no-name';
  try {
    await store.db.insert(store.t.bankHolidays).values({ day, name: name.trim().slice(0, 80) });
    return 'added';
  } catch (error) {
    if (isUniqueViolation(error)) return 'already-there';
    throw error;
  }
}

export async function removeBankHoliday(store: Store, day: string): Promise<void> {
  const { bankHolidays } = store.t;
  await store.db.delete(bankHolidays).where(eq(bankHolidays.day, day));
}
