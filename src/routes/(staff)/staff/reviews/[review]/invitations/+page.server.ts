import { fail } from '@sveltejs/kit';
import { may, mightEver } from '$lib/domain/access.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { qrCode } from '$lib/server/qr-code.ts';
import {
  allowNewPictures,
  endWayIn,
  makeLetters,
  openInvitations,
  type Letter
} from '$lib/server/services/invitation-sheet.ts';
import { mailWords } from '$lib/i18n/mail-words.ts';
import { paperWords } from '$lib/i18n/paper-words.ts';
import { sendInvitations, type MessagesSent } from '$lib/server/services/message-invitations.ts';
import { messagesOfReview } from '$lib/server/services/outbox-lines.ts';
import { paperForInvited } from '$lib/server/services/invited-paper.ts';
import { serviceWords } from '$lib/server/services/settings.ts';
import { typed } from '$lib/server/services/typed-form.ts';
import { own } from '../../../own.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const staff = requireSignedIn(locals);
  const invited = await own(openInvitations(locals.store, staff, params.review, locals.now));
  const words = await serviceWords(locals.store, locals.config.words);
  const messages = await messagesOfReview(locals.store, params.review, locals.now);
  const { childId, iro } = invited.review;
  const resets = may(staff, 'give-new-pictures', { childId, iroId: iro?.id ?? null });
  const { service, council, childlineNumber: childline } = words;
  const open = invited.review.heldOn === null && invited.open;
  return {
    types: open && mightEver(staff, 'type-paper-form'),
    title: `Invite, ${invited.review.name}`,
    ...invited,
    messages: Object.fromEntries(messages),
    service,
    council,
    childline,
    site: locals.config.origin,
    resets,
    now: locals.now
  };
};

/** The letter with its address and the drawing of it. Nothing in the address says whose it is. */
function printed(letter: Letter, origin: string) {
  const { token, ...rest } = letter;
  const link = `${origin}/i/${token}`;
  return { ...rest, link, qr: qrCode(link) };
}

/** The questions on paper for each letter, in the language of the child's pages. */
async function papersFor(locals: App.Locals, reviewId: string, letters: readonly Letter[]) {
  const staff = requireSignedIn(locals);
  const { review, people } = await own(openInvitations(locals.store, staff, reviewId, locals.now));
  const papers = letters.map(async ({ who, audience, iro }) => {
    const connectionId = people.find((person) => person.who === who)?.connectionId ?? null;
    const paper = await paperForInvited(locals.store, review, { audience, connectionId }, locals.now);
    const iroName = iro?.name.split(' ')[0] ?? null;
    return paper && { ...paper, who, words: await paperWords(paper.language, audience, iroName) };
  });
  return (await Promise.all(papers)).filter((paper) => paper !== null);
}

function unsent({ problem, names }: Extract<MessagesSent, { ok: false }>): { box: string; words: string } {
  if (problem === 'nobody') return { box: 'who', words: 'Choose at least one person.' };
  if (problem === 'child-contact')
    return { box: 'childTo', words: 'Write an e-mail address or a mobile number for the child.' };
  return { box: 'who', words: `No e-mail address or mobile number is known for ${names.join(' and ')}.` };
}

export const actions: Actions = {
  make: async ({ request, locals, params }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const who = posted.getAll('who').filter((value): value is string => typeof value === 'string');
    if (who.length === 0) return fail(422, { wrong: 'Choose at least one person.' });
    const letters = await own(makeLetters(locals.store, staff, params.review, who, locals.now));
    const size = typed(posted, 'size') === 'big' ? 'big' : 'usual';
    const withForm = typed(posted, 'paper') !== '';
    const papers = withForm ? await papersFor(locals, params.review, letters) : [];
    return { letters: letters.map((letter) => printed(letter, locals.config.origin)), size, papers };
  },
  message: async ({ request, locals, params }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const who = posted.getAll('who').filter((value): value is string => typeof value === 'string');
    const chosen = { who, childTo: typed(posted, 'childTo') };
    const { service, council } = await serviceWords(locals.store, locals.config.words);
    const words = (language: string, token: string) =>
      mailWords(language, 'invite', { service, council, link: `${locals.config.origin}/i/${token}` });
    const sent = await own(sendInvitations(locals.store, staff, params.review, chosen, words, locals.now));
    if (!sent.ok) return fail(422, { unsent: unsent(sent), chosen });
    return {
      done: sent.count === 1 ? 'One message is on its way.' : `${sent.count} messages are on their way.`
    };
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
