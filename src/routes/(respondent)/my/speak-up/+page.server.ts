import { fail, redirect } from '@sveltejs/kit';
import { mightEver, type Respondent } from '$lib/domain/access.ts';
import { notFound, requireInvited } from '$lib/server/auth/guard.ts';
import {
  answerByToday,
  askForAdvocate,
  openRequestSeenBy,
  takeBackRequest
} from '$lib/server/services/requests.ts';
import { advocateStanding, goOnWithAdvocate, stopAdvocate } from '$lib/server/services/advocate-standing.ts';
import { readAsked, type AskedBox } from '../asking.ts';
import { privacyBoxes, readPrivacy, reachBoxes } from '../reaching.ts';
import { withNote } from '../ways.ts';
import type { Actions, PageServerLoad } from './$types';

/** The short form of domain §3.2. */
const boxes: readonly AskedBox[] = [
  ...privacyBoxes,
  {
    name: 'with',
    label: 'Help with',
    choices: {
      views: 'getting my views across at the review',
      worry: 'a worry',
      complaint: 'a complaint',
      plan: 'a plan I do not agree with',
      contact: 'contact with family',
      money: 'money or things I should have',
      else: 'something else',
      person: 'I would rather say it to a person'
    }
  },
  ...reachBoxes,
  { name: 'language', label: 'Signs, symbols or language' },
  { name: 'who', label: 'Would like', choices: { woman: 'a woman', man: 'a man', any: 'no preference' } }
];

/** An advocate is for the child, and helps parents and carers to be heard: nobody else finds the page. */
function askerOf(locals: App.Locals): Respondent {
  const who = requireInvited(locals);
  return mightEver(who, 'ask-for-advocate') ? who : notFound();
}

/** Asking for an advocate: a right under section 26A of the Children Act 1989. */
export const load: PageServerLoad = async ({ locals }) => {
  const who = askerOf(locals);
  const open = await openRequestSeenBy(locals.store, who, locals.since, 'advocate');
  return {
    standing: await advocateStanding(locals.store, who, locals.since),
    open: open && { askedAt: open.askedAt, answerBy: open.answerBy },
    by: await answerByToday(locals.store, { kind: 'advocate', worry: false }, locals.now)
  };
};

/** What was asked for is not wanted any more, or is after all. Comes back when something else was pressed. */
async function changeMind(
  { store, since, now }: App.Locals,
  who: Respondent,
  pressed: unknown
): Promise<void> {
  if (pressed === 'undo') {
    await takeBackRequest(store, who, 'advocate', now);
    redirect(303, withNote('/my', 'undone'));
  }
  if (pressed !== 'stop' && pressed !== 'go-on') return;
  if (pressed === 'stop') await stopAdvocate(store, who, since, now);
  else await goOnWithAdvocate(store, who, now);
  redirect(303, '/my/speak-up');
}

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const who = askerOf(locals);
    const posted = await request.formData();
    await changeMind(locals, who, posted.get('do'));
    const asked = readAsked(posted, boxes);
    if (!asked.ok) return fail(422, asked);
    const { kept, details } = readPrivacy(posted);
    await askForAdvocate(locals.store, who, asked.words, locals.now, kept, details);
    redirect(303, '/my/speak-up');
  }
};
