import { fail, redirect } from '@sveltejs/kit';
import { requireStaff } from '$lib/server/auth/guard.ts';
import { sendInviteAgain } from '$lib/server/services/staff-invite-again.ts';
import { inviteStaff, openStaffInvites, withdrawStaffInvite } from '$lib/server/services/staff-invites.ts';
import { team } from '$lib/server/services/staff-team.ts';
import { typed, typedDay } from '$lib/server/services/typed-form.ts';
import { typedDate } from '$lib/ui/read-date.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  requireStaff(locals, 'manage-staff');
  return {
    title: 'The team',
    members: await team(locals.store, locals.now),
    invites: await openStaffInvites(locals.store, locals.now),
    now: locals.now,
    done: url.searchParams.get('done')
  };
};

export const actions: Actions = {
  invite: async ({ request, locals }) => {
    const staff = requireStaff(locals, 'manage-staff');
    const posted = await request.formData();
    const boxes = { name: typed(posted, 'name'), email: typed(posted, 'email'), role: typed(posted, 'role') };
    const form = { ...boxes, endsOn: typedDay(posted, 'endsOn') };
    const link = (token: string) => `${locals.config.origin}/staff/join/${token}`;
    const invited = await inviteStaff(locals.store, staff, form, link, locals.now);
    if (invited.ok) redirect(303, '/staff/settings/team?done=invited');
    const problems: Readonly<Record<string, string>> = { ...invited.problems };
    return fail(422, { problems, boxes: { ...boxes, endsOn: typedDate(posted, 'endsOn') } });
  },
  resend: async ({ request, locals }) => {
    const staff = requireStaff(locals, 'manage-staff');
    const link = (token: string) => `${locals.config.origin}/staff/join/${token}`;
    const id = typed(await request.formData(), 'invite');
    if (await sendInviteAgain(locals.store, staff, id, link, locals.now))
      redirect(303, '/staff/settings/team?done=resent');
    // It was used or withdrawn meanwhile: the page as it stands now says so.
    redirect(303, '/staff/settings/team');
  },
  withdraw: async ({ request, locals }) => {
    const staff = requireStaff(locals, 'manage-staff');
    await withdrawStaffInvite(locals.store, staff, typed(await request.formData(), 'invite'), locals.now);
    redirect(303, '/staff/settings/team');
  }
};
