import { fail, redirect } from '@sveltejs/kit';
import { readPage } from '$lib/forms/answers.ts';
import type { Page } from '$lib/forms/definition.ts';
import { visiblePages } from '$lib/forms/journey.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { readTyping, saveTyped, type Typing } from '$lib/server/services/paper-entry.ts';
import { councilSymbols } from '$lib/server/services/pictures.ts';
import { own } from '../../../../../own.ts';
import { paperAddress, paperAt, paperTitle } from '../paper.ts';
import type { Actions, PageServerLoad } from './$types';

/** One page of the paper, with the same questions as on the screen of whoever was asked. */
export const load: PageServerLoad = async ({ locals, params }) => {
  const { typing, page } = await pageOf(locals, params);
  const { draft, under, pages, person } = typing;
  const at = pages.findIndex(({ id }) => id === page.id);
  return {
    title: `${paperTitle(paperAt(params))}, ${person.name}`,
    audience: person.audience,
    base: paperAddress(paperAt(params)),
    locale: draft.language,
    page,
    context: under.context,
    values: under.answers,
    // A page that an answer typed in since has hidden stands where it was.
    now: Math.max(at, 0) + 1,
    of: pages.length,
    // More do not fit a small screen: the words say it.
    stones: (pages.length <= 12 ? pages : []).map((one) =>
      one.id === page.id
        ? ('now' as const)
        : one.questions.every(({ id }) => under.stored.has(id))
          ? ('done' as const)
          : ('to-come' as const)
    ),
    symbols: await councilSymbols(locals.store)
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request, url }) => {
    const staff = requireSignedIn(locals);
    const paper = paperAt(params);
    const posted = await request.formData();
    const { typing, page } = await pageOf(locals, params);
    const read = readPage(page, posted, typing.under.context);
    if (!read.ok) {
      const shown = { errors: read.errors, entries: read.entries };
      return read.errors.length > 0 ? fail(422, shown) : shown;
    }
    const typed = { page, values: read.values };
    const saved = await own(saveTyped(locals.store, staff, paper, typed, locals.now));
    const base = paperAddress(paper);
    if (!saved.ok) redirect(303, base);
    if (url.searchParams.has('check')) redirect(303, `${base}/check`);
    const answers = { ...typing.under.answers, ...read.values };
    redirect(303, `${base}/${pageAfter(typing, answers, page.id, read.button === 'back' ? -1 : 1)}`);
  }
};

interface Named {
  readonly review: string;
  readonly person: string;
  readonly page: string;
}

/** The page that is named, of what is being typed in; sends on when there is none. */
async function pageOf(locals: App.Locals, params: Named): Promise<{ typing: Typing; page: Page }> {
  const staff = requireSignedIn(locals);
  const paper = paperAt(params);
  const typing = await own(readTyping(locals.store, staff, paper, locals.now));
  if (!typing) redirect(303, paperAddress(paper));
  const all = [...typing.pages, ...typing.under.form.pages];
  const page = all.find(({ id }) => id === params.page);
  return { typing, page: page ?? redirect(303, paperAddress(paper)) };
}

/** All pages in one row, as on paper: those of "more, if you like" follow the others. */
function pageAfter({ under }: Typing, answers: Typing['under']['answers'], id: string, step: 1 | -1): string {
  const pages = visiblePages(under.form, answers, under.context);
  const at = pages.findIndex((page) => page.id === id);
  return pages[at + step]?.id ?? (step === 1 ? 'check' : '');
}
