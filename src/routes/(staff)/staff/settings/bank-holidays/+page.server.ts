import { fail, redirect } from '@sveltejs/kit';
import { requireStaff } from '$lib/server/auth/guard.ts';
import { addBankHoliday, removeBankHoliday } from '$lib/server/services/bank-holiday-edits.ts';
import { listBankHolidays, seedBankHolidays } from '$lib/server/services/bank-holidays.ts';
import { typed, typedDay } from '$lib/server/services/typed-form.ts';
import { typedDate } from '$lib/ui/read-date.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  requireStaff(locals, 'change-settings');
  await seedBankHolidays(locals.store);
  return { title: 'Bank holidays', holidays: await listBankHolidays(locals.store) };
};

const reasons = {
  'not-a-day': { day: 'Write a real day, month and year.' },
  'no-name': { name: 'Write what the day is called.' },
  'already-there': { day: 'This day is on the list already.' }
} as const;

export const actions: Actions = {
  add: async ({ request, locals }) => {
    requireStaff(locals, 'change-settings');
    const posted = await request.formData();
    const name = typed(posted, 'name');
    const added = await addBankHoliday(locals.store, typedDay(posted, 'day') ?? '', name);
    if (added === 'added') redirect(303, '/staff/settings/bank-holidays');
    const problems: Readonly<Record<string, string>> = reasons[added];
    return fail(422, { problems, boxes: { day: typedDate(posted, 'day'), name } });
  },
  remove: async ({ request, locals }) => {
    requireStaff(locals, 'change-settings');
    await removeBankHoliday(locals.store, typed(await request.formData(), 'day'));
    redirect(303, '/staff/settings/bank-holidays');
  }
};
