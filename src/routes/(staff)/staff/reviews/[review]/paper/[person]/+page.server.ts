import { fail, redirect } from '@sveltejs/kit';
import { field } from '$lib/forms/posted.ts';
import { locales } from '$lib/i18n/locales.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { formsOnPaper, paperDesk } from '$lib/server/services/paper-desk.ts';
import { dropTyped, nextToType, startTyping } from '$lib/server/services/paper-entry.ts';
import { own } from '../../../../own.ts';
import { paperAddress, paperAt, paperTitle, refusedWords } from './paper.ts';
import type { Actions, PageServerLoad } from './$types';

/** Where one person's paper form stands: begin, go on, or why not. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const staff = requireSignedIn(locals);
  const { store, now } = locals;
  const paper = paperAt(params);
  const desk = await own(paperDesk(store, staff, paper, now));
  const { review, person, purpose, draft, sent, late, refused } = desk;
  return {
    title: `${paperTitle(paper)}, ${person.name}`,
    review,
    purpose,
    late,
    person,
    base: paperAddress(paper),
    refused: refused && refusedWords(refused, { name: person.name, purpose, by: draft?.by ?? null }),
    draft: draft && { by: draft.by, mine: draft.mine, mayTake: draft.mayTake },
    typedBy: sent?.typedBy ?? null,
    sentAt: sent?.row.submittedAt ?? null,
    ...(await formsOnPaper(store, desk, now)),
    languages: locales,
    now,
    done: url.searchParams.get('done')
  };
};

export const actions: Actions = {
  start: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const { store, now } = locals;
    const posted = await request.formData();
    const paper = paperAt(params);
    const came = { formId: field(posted, 'form'), language: field(posted, 'language') };
    const begun = await own(startTyping(store, staff, paper, came, now));
    if (begun.ok) {
      const next = await own(nextToType(store, staff, paper, now));
      redirect(303, `${paperAddress(paper)}/${next ?? ''}`);
    }
    // Any other reason stands on the page already.
    return fail(422, {
      came,
      wrong: begun.reason === 'form-missing' ? 'Choose the form that came back.' : ''
    });
  },
  drop: async ({ locals, params }) => {
    const staff = requireSignedIn(locals);
    const paper = paperAt(params);
    const dropped = await own(dropTyped(locals.store, staff, paper, locals.now));
    redirect(303, `${paperAddress(paper)}${dropped ? '?done=deleted' : ''}`);
  }
};
