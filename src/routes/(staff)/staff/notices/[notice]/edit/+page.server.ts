import { fail, redirect } from '@sveltejs/kit';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { correctNotice, ownNotice } from '$lib/server/services/notice-sender.ts';
import { own } from '../../../own.ts';
import { readNoticeForm, typedNotice } from '../../boxes.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const staff = requireSignedIn(locals);
  const { kind, words, open } = await own(ownNotice(locals.store, staff, params.notice));
  if (!open) redirect(303, `/staff/notices/${params.notice}`);
  return { title: 'Put the notice right', kind, boxes: words, back: `/staff/notices/${params.notice}` };
};

export const actions: Actions = {
  default: async ({ request, locals, params }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const saved = await own(
      correctNotice(locals.store, staff, params.notice, readNoticeForm(posted), locals.now)
    );
    if (!saved.ok) return fail(422, { problems: saved.problems, boxes: typedNotice(posted) });
    redirect(303, `/staff/notices/${params.notice}?saved=right`);
  }
};
