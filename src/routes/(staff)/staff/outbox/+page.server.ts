import { redirect } from '@sveltejs/kit';
import { requireStaff } from '$lib/server/auth/guard.ts';
import { cameBack } from '$lib/server/services/arrivals.ts';
import { didNotComeBack, messagesToSettle } from '$lib/server/services/outbox-settle.ts';
import { mostLines, outboxLines, sendAgain } from '$lib/server/services/outbox-lines.ts';
import { typed } from '$lib/server/services/typed-form.ts';
import type { Actions, PageServerLoad } from './$types';

/** What went out by e-mail and text, and what did not. */
export const load: PageServerLoad = async ({ locals, url }) => {
  requireStaff(locals, 'see-outbox');
  const { mode, mail } = locals.config;
  const demo = mode === 'demo';
  const before = Number(url.searchParams.get('before')) || null;
  const lines = await outboxLines(locals.store, demo, locals.now, before);
  return {
    title: 'Messages',
    toSettle: before === null ? await messagesToSettle(locals.store, demo, locals.now) : [],
    lines,
    before,
    older: lines.length === mostLines ? Math.min(...lines.map(({ putInAt }) => putInAt)) : null,
    demo,
    ...carried(demo, mail),
    now: locals.now
  };
};

/** Which messages something carries. */
const carried = (demo: boolean, { smtp, notify }: App.Locals['config']['mail']) => ({
  email: demo || smtp !== null || (notify?.emailTemplate ?? null) !== null,
  text: demo || (notify?.textTemplate ?? null) !== null
});

export const actions: Actions = {
  notback: async ({ request, locals }) => {
    const staff = requireStaff(locals, 'see-outbox');
    await didNotComeBack(locals.store, staff, typed(await request.formData(), 'message'), locals.now);
    redirect(303, '/staff/outbox');
  },
  again: async ({ request, locals }) => {
    requireStaff(locals, 'see-outbox');
    await sendAgain(locals.store, typed(await request.formData(), 'message'), locals.now);
    redirect(303, '/staff/outbox');
  },
  back: async ({ request, locals }) => {
    const staff = requireStaff(locals, 'see-outbox');
    await cameBack(locals.store, staff, typed(await request.formData(), 'message'), locals.now);
    redirect(303, '/staff/outbox');
  }
};
