import { fail, redirect } from '@sveltejs/kit';
import { noticeKind } from '$lib/domain/notices.ts';
import { requireStaff } from '$lib/server/auth/guard.ts';
import { sendNotice } from '$lib/server/services/notices.ts';
import { typed } from '$lib/server/services/typed-form.ts';
import { own } from '../../own.ts';
import { emptyNotice, readNoticeForm, typedNotice } from '../boxes.ts';
import { kindWords } from '../words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
  const staff = requireStaff(locals, 'send-notice');
  const kind = noticeKind(url.searchParams.get('kind') ?? '') ?? null;
  return {
    title: kind === null ? 'Tell the reviewing team' : (kindWords[kind] ?? ''),
    kind,
    boxes: emptyNotice(staff.role === 'social-work' ? staff.name : '')
  };
};

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const staff = requireStaff(locals, 'send-notice');
    const posted = await request.formData();
    const kind = noticeKind(typed(posted, 'kind'));
    const refuse = (problems: Readonly<Record<string, string>>) =>
      fail(422, { kind: kind ?? null, problems, boxes: typedNotice(posted) });
    if (kind === undefined) return refuse({ kinds: 'Choose what you want to tell.' });
    const sent = await own(sendNotice(locals.store, staff, kind, readNoticeForm(posted), locals.now));
    return sent.ok ? redirect(303, '/staff/notices?saved=1') : refuse({ ...sent.problems });
  }
};
