import { fail, redirect } from '@sveltejs/kit';
import { dayOf } from '$lib/domain/day.ts';
import { notFound, requireStaff } from '$lib/server/auth/guard.ts';
import { iroNames } from '$lib/server/services/covers.ts';
import { childrenToPass, handoverReasons, handOver } from '$lib/server/services/handovers.ts';
import { emailOf } from '$lib/server/services/staff-accounts.ts';
import { changeMember, keepOn, sendNewWayIn, signOutMember } from '$lib/server/services/staff-changes.ts';
import { letLeave, team } from '$lib/server/services/staff-team.ts';
import { typed, typedDay } from '$lib/server/services/typed-form.ts';
import { typedDate } from '$lib/ui/read-date.ts';
import { own } from '../../../own.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const staff = requireStaff(locals, 'manage-staff');
  const members = await team(locals.store, locals.now);
  const member = members.find(({ id }) => id === params.member) ?? notFound();
  const iros = (await iroNames(locals.store, locals.now)).filter(({ id }) => id !== member.id);
  const email = await emailOf(locals.store, member.id);
  return {
    title: member.name,
    member: { ...member, email },
    iros,
    children: await childrenToPass(locals.store, member.id),
    reasons: handoverReasons,
    self: member.id === staff.staffId
  };
};

export const actions: Actions = {
  again: async ({ locals, params }) => {
    const staff = requireStaff(locals, 'manage-staff');
    const link = (token: string) => `${locals.config.origin}/staff/join/${token}`;
    await own(sendNewWayIn(locals.store, staff, params.member, link, locals.now));
    redirect(303, '/staff/settings/team?done=again');
  },
  stay: async ({ locals, params }) => {
    const staff = requireStaff(locals, 'manage-staff');
    await own(keepOn(locals.store, staff, params.member, locals.now));
    redirect(303, `/staff/settings/team/${params.member}`);
  },
  out: async ({ locals, params }) => {
    const staff = requireStaff(locals, 'manage-staff');
    await own(signOutMember(locals.store, staff, params.member, locals.now));
    redirect(303, '/staff/settings/team?done=out');
  },
  change: async ({ request, locals, params }) => {
    const staff = requireStaff(locals, 'manage-staff');
    const posted = await request.formData();
    const entries = {
      name: typed(posted, 'name'),
      email: typed(posted, 'email'),
      role: typed(posted, 'role')
    };
    const saved = await own(changeMember(locals.store, staff, params.member, entries, locals.now));
    if (!saved.ok) return fail(422, { account: { entries, problems: saved.problems } });
    redirect(303, '/staff/settings/team?done=changed');
  },
  leave: async ({ request, locals, params }) => {
    const staff = requireStaff(locals, 'manage-staff');
    const posted = await request.formData();
    const day = typedDay(posted, 'lastDay');
    if (!day)
      return fail(422, {
        problem: { box: 'lastDay', words: 'Write the last day, such as 31 3 2027.' },
        boxes: { lastDay: typedDate(posted, 'lastDay'), ...nothingTyped }
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
    const boxes = { to: typed(posted, 'to'), reason: typed(posted, 'reason'), which: typed(posted, 'which') };
    const ticked = posted.getAll('child').filter((id) => typeof id === 'string');
    const wanted = { ...boxes, children: boxes.which === 'some' ? ticked : null };
    const passed = await handOver(locals.store, staff, params.member, wanted, locals.now);
    if (passed.ok) redirect(303, '/staff/settings/team?done=passed');
    return fail(422, {
      problem: problems[passed.problem],
      boxes: { ...boxes, child: ticked, lastDay: undefined }
    });
  }
};

const nothingTyped = { to: '', reason: '', which: 'all', child: [] as string[] };

const problems = {
  to: { box: 'to', words: 'Choose who takes the children.' },
  reason: { box: 'reason', words: 'Choose why.' },
  children: { box: 'child', words: 'Tick the children to pass on, or choose all of them.' },
  nobody: { box: 'to', words: 'There are no children to pass on.' }
} as const;
