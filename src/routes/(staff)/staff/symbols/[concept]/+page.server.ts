import { fail, redirect } from '@sveltejs/kit';
import { concepts, isConcept } from '$lib/symbols/concepts.ts';
import { notFound, requireStaff } from '$lib/server/auth/guard.ts';
import { pictureErrors, readPicture } from '$lib/server/media/picture.ts';
import { councilSymbols, dropSymbol, putSymbol } from '$lib/server/services/pictures.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  requireStaff(locals, 'put-in-symbols');
  if (!isConcept(params.concept)) notFound();
  const own = (await councilSymbols(locals.store))[params.concept] ?? null;
  const words = concepts[params.concept].words.en;
  return { title: `Picture for “${words}”`, id: params.concept, words, own };
};

export const actions: Actions = {
  put: async ({ locals, params, request }) => {
    const staff = requireStaff(locals, 'put-in-symbols');
    const read = await readPicture((await request.formData()).get('picture'));
    if (!read.ok) return fail(422, { wrong: pictureErrors[read.reason] });
    if (!(await putSymbol(locals.store, staff, params.concept, read, locals.now))) notFound();
    redirect(303, `/staff/symbols/${params.concept}`);
  },
  drop: async ({ locals, params }) => {
    const staff = requireStaff(locals, 'put-in-symbols');
    await dropSymbol(locals.store, staff, params.concept, locals.now);
    redirect(303, `/staff/symbols/${params.concept}`);
  }
};
