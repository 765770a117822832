import { fail, redirect } from '@sveltejs/kit';
import { lateReasons } from '$lib/domain/review-timescale.ts';
import { field } from '$lib/forms/posted.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { papersOf, saveLate, savePapers, saveSeen } from '$lib/server/services/review-papers.ts';
import { typedDay } from '$lib/server/services/typed-form.ts';
import { typedDate } from '$lib/ui/read-date.ts';
import { own } from '../../../own.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const staff = requireSignedIn(locals);
  const found = await own(papersOf(locals.store, staff, params.review, locals.now));
  const { name, age } = found.review;
  return {
    ...found,
    title: `Before and after: ${name}, ${age}`,
    reasons: lateReasons.map(({ value, words }) => ({ value, words })),
    saved: url.searchParams.get('saved')
  };
};

const paperDays = ['planReceivedOn', 'papersReceivedOn', 'recordSharedOn'] as const;
const seenWords = ['childSeenHow', 'childSeenAlone', 'rightsDiscussed', 'advocacyOffer'] as const;
const lateWords = ['lateReason', 'lateNote'] as const;

/** The texts of a form, by the name of the box. */
const words = <N extends string>(posted: FormData, names: readonly N[]) =>
  Object.fromEntries(names.map((name) => [name, field(posted, name)])) as Record<N, string>;

/** What was typed, to be shown again; `about` is the form it was typed into. */
const refused = (
  about: 'papers' | 'seen' | 'late',
  problems: Readonly<Record<string, string>>,
  posted: FormData,
  days: readonly string[],
  texts: Readonly<Record<string, string>>
) =>
  fail(422, {
    about,
    problems,
    texts,
    days: Object.fromEntries(days.map((name) => [name, typedDate(posted, name)]))
  });

export const actions: Actions = {
  papers: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const [planReceivedOn, papersReceivedOn, recordSharedOn] = paperDays.map((name) =>
      typedDay(posted, name)
    );
    const form = { planReceivedOn, papersReceivedOn, recordSharedOn };
    const saved = await own(savePapers(locals.store, staff, params.review, form, locals.now));
    if (!saved.ok) return refused('papers', saved.problems, posted, paperDays, {});
    redirect(303, `/staff/reviews/${params.review}/papers?saved=papers`);
  },
  seen: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const texts = words(posted, seenWords);
    const form = { ...texts, childSeenOn: typedDay(posted, 'childSeenOn') };
    const saved = await own(saveSeen(locals.store, staff, params.review, form, locals.now));
    if (!saved.ok) return refused('seen', saved.problems, posted, ['childSeenOn'], texts);
    // Whoever records a yes is led to where it is passed on: until then nothing has come of it.
    if (saved.unreferred !== undefined)
      redirect(
        303,
        `/staff/children/${saved.unreferred}/advocacy?review=${params.review}&kind=advocate&accepted=1`
      );
    redirect(303, `/staff/reviews/${params.review}/papers?saved=seen`);
  },
  late: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const texts = words(posted, lateWords);
    const saved = await own(saveLate(locals.store, staff, params.review, texts, locals.now));
    if (!saved.ok) return refused('late', saved.problems, posted, [], texts);
    redirect(303, `/staff/reviews/${params.review}/papers?saved=late`);
  }
};
