import { fail, redirect } from '@sveltejs/kit';
import { notFound, requireStaff } from '$lib/server/auth/guard.ts';
import { readSound } from '$lib/server/media/sound.ts';
import { keepSound, removeSound } from '$lib/server/services/sentence-sounds.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { askedIn, formName, sentencesListed } from '../form-asked.ts';

/** The sentence of the address, in its form: nobody keeps a sound for words that no form has. */
async function sentenceAsked({ locals, params, url }: Pick<RequestEvent, 'locals' | 'params' | 'url'>) {
  const asked = askedIn(url) ?? notFound();
  const all = await sentencesListed(locals.store, asked);
  const at = all.findIndex(({ hash }) => hash === params.sentence);
  const sentence = all[at] ?? notFound();
  const after = [...all.slice(at + 1), ...all.slice(0, at)].find(({ state }) => state === null);
  return { asked, all, at, sentence, after: after?.hash ?? null };
}

export const load: PageServerLoad = async (event) => {
  requireStaff(event.locals, 'record-sounds');
  const { asked, all, at, sentence, after } = await sentenceAsked(event);
  return {
    title: 'Record a sentence',
    sentence,
    hasName: sentence.written.includes('{iro}'),
    number: at + 1,
    total: all.length,
    after,
    formTitle: formName(asked.form),
    locale: asked.locale,
    query: asked.query,
    saved: event.url.searchParams.has('saved')
  };
};

const reasons = {
  none: 'Record the sentence or choose a file.',
  'sound-lost': 'This is not a sound that can be played. MP3 and M4A play everywhere.',
  'sound-too-big': 'This is larger than 5 MB. One sentence takes a few seconds: leave out the rest.'
} as const;

export const actions: Actions = {
  keep: async (event) => {
    const { store, now } = event.locals;
    const { staffId } = requireStaff(event.locals, 'record-sounds');
    const { asked, sentence, after } = await sentenceAsked(event);
    const file = (await event.request.formData()).get('sound');
    if (!(file instanceof File) || file.size === 0) return fail(422, { problem: reasons.none });
    const read = await readSound(file);
    if (!read.ok) return fail(422, { problem: reasons[read.reason] });
    const { mediaType, bytes } = read;
    const said = { locale: asked.locale, written: sentence.written };
    await keepSound(store, staffId, said, { mediaType, bytes }, now);
    // On to the next that has none: a form is recorded in one go.
    redirect(303, after ? `/staff/sounds/${after}${asked.query}&saved` : `/staff/sounds${asked.query}`);
  },
  delete: async (event) => {
    const { store, now } = event.locals;
    const { staffId } = requireStaff(event.locals, 'record-sounds');
    const { asked, sentence } = await sentenceAsked(event);
    await removeSound(store, staffId, { locale: asked.locale, written: sentence.written }, now);
    redirect(303, `/staff/sounds/${sentence.hash}${asked.query}`);
  }
};
