import { fail, redirect } from '@sveltejs/kit';
import { mightEver, type Respondent } from '$lib/domain/access.ts';
import { notFound, requireInvited } from '$lib/server/auth/guard.ts';
import {
  answerByToday,
  askPlainly,
  openRequestSeenBy,
  type PlainKind
} from '$lib/server/services/requests.ts';
import { readAsked, type AskedBox } from '../../asking.ts';
import type { Actions, PageServerLoad } from './$types';

/** The last part of the address → what is asked for. */
const kinds = {
  visitor: 'independent-visitor',
  complaint: 'complaint',
  information: 'data-complaint'
} as const satisfies Readonly<Record<string, PlainKind>>;
type What = keyof typeof kinds;

const boxes: Readonly<Record<What, readonly AskedBox[]>> = {
  visitor: [{ name: 'happened', label: 'Would like to do' }],
  complaint: [
    { name: 'happened', label: 'What happened' },
    { name: 'right', label: 'What would put it right' }
  ],
  information: [{ name: 'happened', label: 'About their information' }]
};

/** An independent visitor, like an advocate, is not for another person to ask for. */
function whatOf(name: string, who: Respondent): What {
  if (!Object.hasOwn(kinds, name)) notFound();
  if (name === 'visitor' && !mightEver(who, 'ask-for-advocate')) notFound();
  return name as What;
}

export const load: PageServerLoad = async ({ locals, params }) => {
  const who = requireInvited(locals);
  const what = whatOf(params.what, who);
  const kind = kinds[what];
  const open = await openRequestSeenBy(locals.store, who, locals.since, kind);
  return {
    what,
    open: open && { askedAt: open.askedAt, answerBy: open.answerBy },
    by: await answerByToday(locals.store, { kind, worry: false }, locals.now)
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const who = requireInvited(locals);
    const what = whatOf(params.what, who);
    const asked = readAsked(await request.formData(), boxes[what]);
    if (!asked.ok) return fail(422, { tooLong: asked.tooLong, entries: asked.entries });
    const nothing: Readonly<Record<string, string[]>> = {};
    if (asked.words === null) return fail(422, { tooLong: [], entries: nothing });
    await askPlainly(locals.store, who, kinds[what], asked.words, locals.now);
    redirect(303, `/my/ask/${what}`);
  }
};
