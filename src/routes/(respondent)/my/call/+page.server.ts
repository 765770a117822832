import { fail, redirect } from '@sveltejs/kit';
import { field } from '$lib/forms/posted.ts';
import { requireInvited } from '$lib/server/auth/guard.ts';
import {
  answerByToday,
  askForCall,
  openRequestSeenBy,
  takeBackRequest
} from '$lib/server/services/requests.ts';
import { readAsked, type AskedBox } from '../asking.ts';
import { withNote } from '../ways.ts';
import type { Actions, PageServerLoad } from './$types';

const boxes: readonly AskedBox[] = [
  {
    name: 'how',
    label: 'How to get in touch',
    choices: { phone: 'call', text: 'send a text', see: 'come and see me' }
  },
  { name: 'number', label: 'Number' },
  { name: 'when', label: 'Good times' },
  { name: 'anything', label: 'To know first' }
];

/** Asking the IRO to call, or somebody who is not them. */
export const load: PageServerLoad = async ({ locals }) => {
  const open = await openRequestSeenBy(locals.store, requireInvited(locals), locals.since, 'call-me');
  return {
    open: open && { askedAt: open.askedAt, answerBy: open.answerBy, kept: open.keptFromIro },
    by: await answerByToday(locals.store, { kind: 'call-me', worry: false }, locals.now)
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const who = requireInvited(locals);
    const posted = await request.formData();
    if (posted.get('do') === 'undo') {
      await takeBackRequest(locals.store, who, 'call-me', locals.now);
      redirect(303, withNote('/my', 'undone'));
    }
    const asked = readAsked(posted, boxes);
    const keptFromIro = field(posted, 'other') === 'yes';
    if (!asked.ok) return fail(422, { ...asked, other: keptFromIro });
    await askForCall(locals.store, who, { words: asked.words, worry: false, keptFromIro }, locals.now);
    redirect(303, '/my/call');
  }
};
