/** A bank holiday put on the council's list or taken off it: every legal limit that it lies in is counted again. */
import { eq } from 'drizzle-orm';
import { isDay } from '../../domain/day.ts';
import { isUniqueViolation } from '../db/errors.ts';
import type { Store } from '../db/store.ts';
import { recountOpenLimits } from './open-limits.ts';

export type AddHoliday = 'added' | 'not-a-day' | 'no-name' | 'already-there';

export async function addBankHoliday(store: Store, day: string, name: string): Promise<AddHoliday> {
  if (!isDay(day)) return 'not-a-day';
  if (name.trim() === '') return 'no-name';
  try {
    await store.transaction(async (tx) => {
      await tx.db.insert(tx.t.bankHolidays).values({ day, name: name.trim().slice(0, 80) });
      await recountOpenLimits(tx, null);
    });
    return 'added';
  } catch (error) {
    if (isUniqueViolation(error)) return 'already-there';
    throw error;
  }
}

export async function removeBankHoliday(store: Store, day: string): Promise<void> {
  await store.transaction(async (tx) => {
    const { bankHolidays } = tx.t;
    await tx.db.delete(bankHolidays).where(eq(bankHolidays.day, day));
    await recountOpenLimits(tx, null);
  });
}
