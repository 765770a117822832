import { fail, redirect } from '@sveltejs/kit';
import { mightEver, type Respondent } from '$lib/domain/access.ts';
import { notFound, requireInvited } from '$lib/server/auth/guard.ts';
import {
  answerByToday,
  askPlainly,
  openRequestSeenBy,
  type PlainKind
} from '$lib/server/services/requests.ts';
import { field, fields } from '$lib/forms/posted.ts';
import { readAsked, type AskedBox } from '../../asking.ts';
import { privacyBoxes, readPrivacy, reachBoxes } from '../../reaching.ts';
import type { Actions, PageServerLoad } from './$types';

/** The last part of the address → what is asked for. */
const kinds = {
  visitor: 'independent-visitor',
  complaint: 'complaint',
  information: 'data-complaint'
} as const satisfies Readonly<Record<string, PlainKind>>;
type What = keyof typeof kinds;

const boxes: Readonly<Record<What, readonly AskedBox[]>> = {
  visitor: [...privacyBoxes, { name: 'happened', label: 'Would like to do' }, ...reachBoxes],
  complaint: [
    { name: 'happened', label: 'What happened' },
    { name: 'right', label: 'What would put it right' }
  ],
  information: [{ name: 'happened', label: 'About their information' }]
};

const typedIn = (posted: FormData, all: readonly AskedBox[]): Readonly<Record<string, string[]>> =>
  Object.fromEntries(all.map(({ name }) => [name, fields(posted, name)]));

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
    const posted = await request.formData();
    const asked = readAsked(posted, boxes[what]);
    if (!asked.ok) return fail(422, { tooLong: asked.tooLong, entries: asked.entries });
    // How to be reached is no request: what the child would like is.
    if (asked.words === null || (what === 'visitor' && field(posted, 'happened') === ''))
      return fail(422, { tooLong: [], entries: typedIn(posted, boxes[what]) });
    const privacy = what === 'visitor' ? readPrivacy(posted) : null;
    await askPlainly(locals.store, who, kinds[what], asked.words, locals.now, privacy);
    redirect(303, `/my/ask/${what}`);
  }
};
