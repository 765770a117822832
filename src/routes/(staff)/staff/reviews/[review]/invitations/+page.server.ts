import { fail } from '@sveltejs/kit';
import { may, mightEver } from '$lib/domain/access.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { printSizes, printSizeWords, type PrintSize } from '$lib/domain/reader.ts';
import { allowNewPictures, endWayIn, openInvitations } from '$lib/server/services/invitation-sheet.ts';
import { makeLetters, type Letter } from '$lib/server/services/letters.ts';
import { holderTold } from '$lib/server/services/old-letters.ts';
import { languageName } from '$lib/i18n/language-name.ts';
import { isLocale } from '$lib/i18n/locales.ts';
import { messageWords } from '$lib/server/services/message-words.ts';
import { sendInvitations, waysToAsk, type MessagesSent } from '$lib/server/services/message-invitations.ts';
import { messagesOfReview } from '$lib/server/services/outbox-lines.ts';
import { cardsOfReview } from '$lib/server/services/rating-cards.ts';
import { remindNow } from '$lib/server/services/reminders.ts';
import { reminderDays, serviceWords } from '$lib/server/services/settings.ts';
import { typed } from '$lib/server/services/typed-form.ts';
import { own } from '../../../own.ts';
import { printJob } from './print-job.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const staff = requireSignedIn(locals);
  const invited = await own(openInvitations(locals.store, staff, params.review, locals.now));
  const words = await serviceWords(locals.store, locals.config.words);
  const messages = await messagesOfReview(locals.store, params.review, locals.now);
  const { childId, iro } = invited.review;
  const resets = may(staff, 'give-new-pictures', { childId, iroId: iro?.id ?? null });
  const { service, council } = words;
  return {
    types: invited.open && mightEver(staff, 'type-paper-form'),
    title: `Invite, ${invited.review.name}`,
    ...invited,
    people: invited.people.map((person) => ({ ...person, reads: readsWords(person) })),
    messages: Object.fromEntries(messages),
    service,
    council,
    site: locals.config.origin.replace(/^https?:\/\//, ''),
    resets,
    isAfter: invited.review.heldOn !== null,
    cards: await own(cardsOfReview(locals.store, staff, params.review, locals.now)),
    reminderDays: await reminderDays(locals.store),
    now: locals.now
  };
};

/** "Arabic, large print"; what a letter cannot be made in is said. */
function readsWords({ language, printSize }: { language: string; printSize: PrintSize }): string {
  const name = languageName(language) + (isLocale(language) ? '' : ' (letter in English)');
  return printSize === 'ordinary' ? name : `${name}, ${printSizeWords[printSize].toLowerCase()}`;
}

/** What was chosen for the letters; a language or size that is not there means each person's own. */
function lettersWanted(posted: FormData) {
  const language = typed(posted, 'in');
  const who = posted.getAll('who').filter((value): value is string => typeof value === 'string');
  return {
    who,
    language: isLocale(language) ? language : null,
    size: printSizes.find((size) => size === typed(posted, 'size')) ?? null
  };
}

function unsent({ problem, names }: Extract<MessagesSent, { ok: false }>): { box: string; words: string } {
  if (problem === 'nobody') return { box: 'who', words: 'Choose at least one person.' };
  if (problem === 'child-contact')
    return { box: 'childTo', words: 'Write an e-mail address or a mobile number for the child.' };
  return { box: 'who', words: `No e-mail address or mobile number is known for ${names.join(' and ')}.` };
}

/** The letters of this review in their words, and the questions on paper when they go with them. */
async function toPrint(locals: App.Locals, reviewId: string, letters: readonly Letter[], withPaper: boolean) {
  const staff = requireSignedIn(locals);
  const { review } = await own(openInvitations(locals.store, staff, reviewId, locals.now));
  return printJob(locals, [{ review, letters }], withPaper);
}

const onTheirWay = (count: number): string =>
  count === 1 ? 'One message is on its way.' : `${count} messages are on their way.`;

export const actions: Actions = {
  make: async ({ request, locals, params }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const wanted = lettersWanted(posted);
    if (wanted.who.length === 0) return fail(422, { wrong: 'Choose at least one person.' });
    const letters = await own(makeLetters(locals.store, staff, params.review, wanted, locals.now));
    return toPrint(locals, params.review, letters, typed(posted, 'paper') !== '');
  },
  ask: async ({ request, locals, params }) => {
    const staff = requireSignedIn(locals);
    const { store, now } = locals;
    const posted = await request.formData();
    const wanted = lettersWanted(posted);
    const chosen = { who: wanted.who, childTo: typed(posted, 'childTo') };
    if (chosen.who.length === 0) return fail(422, { wrong: 'Choose at least one person.' });
    const { byMessage, byLetter } = await own(waysToAsk(store, staff, params.review, chosen, now));
    const words = await messageWords(store, locals.config);
    if (byMessage.length > 0)
      await own(sendInvitations(store, staff, params.review, { ...chosen, who: byMessage }, words, now));
    const letters = await own(makeLetters(store, staff, params.review, { ...wanted, who: byLetter }, now));
    return {
      ...(await toPrint(locals, params.review, letters, typed(posted, 'paper') !== '')),
      ...(byMessage.length > 0 ? { done: onTheirWay(byMessage.length) } : {})
    };
  },
  message: async ({ request, locals, params }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const chosen = { who: lettersWanted(posted).who, childTo: typed(posted, 'childTo') };
    const words = await messageWords(locals.store, locals.config);
    const sent = await own(sendInvitations(locals.store, staff, params.review, chosen, words, locals.now));
    if (!sent.ok) return fail(422, { unsent: unsent(sent), chosen });
    return { done: onTheirWay(sent.count) };
  },
  remind: async ({ request, locals, params }) => {
    const staff = requireSignedIn(locals);
    const who = typed(await request.formData(), 'who');
    const words = await messageWords(locals.store, locals.config);
    const reminded = await own(remindNow(locals.store, staff, params.review, who, words, locals.now));
    if (!reminded.ok) return fail(422, { unsent: { box: 'who', words: reminded.problem } });
    return { done: `A reminder to ${reminded.name} is on its way.` };
  },
  told: async ({ request, locals, params }) => {
    const staff = requireSignedIn(locals);
    const id = typed(await request.formData(), 'invitation');
    await own(holderTold(locals.store, staff, params.review, id, locals.now));
    return { done: 'It is written down that they were told.' };
  },
  end: async ({ request, locals, params }) => {
    const staff = requireSignedIn(locals);
    const id = typed(await request.formData(), 'invitation');
    await own(endWayIn(locals.store, staff, params.review, id, locals.now));
    return { done: 'The link and the three words stopped working.' };
  },
  pictures: async ({ request, locals, params }) => {
    const staff = requireSignedIn(locals);
    const id = typed(await request.formData(), 'invitation');
    await own(allowNewPictures(locals.store, staff, params.review, id, locals.now));
    return { done: 'They choose new secret pictures the next time they come in.' };
  }
};
