import { fail, redirect } from '@sveltejs/kit';
import { may } from '$lib/domain/access.ts';
import { dayOf } from '$lib/domain/day.ts';
import { notFound, requireStaff } from '$lib/server/auth/guard.ts';
import { iroNames } from '$lib/server/services/covers.ts';
import { handoverReasons, handOver, letLeave, team } from '$lib/server/services/staff-team.ts';
import { typed, typedDay } from '$lib/server/services/typed-form.ts';
import { typedDate } from '$lib/ui/read-date.ts';
import { own } from '../../../own.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const staff = requireStaff(locals, 'manage-staff');
  const members = await team(locals.store, locals.now);
  const member = members.find(({ id }) => id === params.member) ?? notFound();
  const iros = (await iroNames(locals.store, locals.now)).filter(({ id }) => id !== member.id);
  return {
    title: member.name,
    member,
    iros,
    reasons: handoverReasons,
    self: member.id === staff.staffId,
    looked: may(staff, 'see-reading-log')
  };
};

export const actions: Actions = {
  leave: async ({ request, locals, params }) => {
    const staff = requireStaff(locals, 'manage-staff');
    const posted = await request.formData();
    const day = typedDay(posted, 'lastDay');
    if (!day)
      return fail(422, {
        problem: { box: 'lastDay', words: 'Write the last day, such as 31 3 2027.' },
        boxes: { lastDay: typedDate(posted, 'lastDay'), to: '', reason: '' }
      });
    await own(
      letLeave(
        locals.store,
        staff,
        params.member,
        day < dayOf(locals.now) ? dayOf(locals.now - 86_400_000) : day,
        locals.now
      )
    );
    redirect(303, '/staff/settings/team?done=leaves');
  },
  pass: async ({ request, locals, params }) => {
    const staff = requireStaff(locals, 'manage-staff');
    const posted = await request.formData();
    const wanted = { to: typed(posted, 'to'), reason: typed(posted, 'reason') };
    const passed = await handOver(locals.store, staff, params.member, wanted, locals.now);
    if (passed.ok) redirect(303, '/staff/settings/team?done=passed');
    return fail(422, { problem: problems[passed.problem], boxes: { ...wanted, lastDay: undefined } });
  }
};

const problems = {
  to: { box: 'to', words: 'Choose who takes the children.' },
  reason: { box: 'reason', words: 'Choose why.' },
  nobody: { box: 'to', words: 'There are no children to pass on.' }
} as const;
