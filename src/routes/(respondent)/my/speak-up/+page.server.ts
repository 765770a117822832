import { fail, redirect } from '@sveltejs/kit';
import { mightEver, type Respondent } from '$lib/domain/access.ts';
import { isKeptFromIro } from '$lib/domain/request-privacy.ts';
import { field } from '$lib/forms/posted.ts';
import { notFound, requireInvited } from '$lib/server/auth/guard.ts';
import {
  answerByToday,
  askForAdvocate,
  openRequestSeenBy,
  takeBackRequest
} from '$lib/server/services/requests.ts';
import { readAsked, type AskedBox } from '../asking.ts';
import { withNote } from '../ways.ts';
import type { Actions, PageServerLoad } from './$types';

/** The short form of domain §3.2. What must be kept private comes first, so that nobody reads past it. */
const boxes: readonly AskedBox[] = [
  {
    name: 'private',
    label: 'Private',
    choices: { yes: 'DO NOT TELL anyone that I asked (not my carer, not my parents)' }
  },
  { name: 'iro', label: 'May the IRO be told', choices: { yes: 'yes', no: 'no', 'not-sure': 'not sure' } },
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
  {
    name: 'how',
    label: 'How to reach me',
    choices: {
      call: 'call',
      text: 'text',
      letter: 'letter',
      school: 'come and see me',
      person: 'through someone I choose'
    }
  },
  { name: 'contact', label: 'Number or e-mail' },
  { name: 'when', label: 'Good and bad times' },
  { name: 'safe', label: 'Messages', choices: { yes: 'it is safe to leave a message' } },
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
  const open = await openRequestSeenBy(locals.store, askerOf(locals), locals.since, 'advocate');
  return {
    open: open && { askedAt: open.askedAt, answerBy: open.answerBy },
    by: await answerByToday(locals.store, { kind: 'advocate', worry: false }, locals.now)
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const who = askerOf(locals);
    const posted = await request.formData();
    if (posted.get('do') === 'undo') {
      await takeBackRequest(locals.store, who, 'advocate', locals.now);
      redirect(303, withNote('/my', 'undone'));
    }
    const asked = readAsked(posted, boxes);
    if (!asked.ok) return fail(422, asked);
    const privacy = {
      secret: field(posted, 'private') === 'yes',
      tellIro: field(posted, 'iro') || null
    };
    await askForAdvocate(locals.store, who, asked.words, locals.now, isKeptFromIro(privacy));
    redirect(303, '/my/speak-up');
  }
};
