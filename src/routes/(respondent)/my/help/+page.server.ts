import { redirect } from '@sveltejs/kit';
import { readBack } from '$lib/forms/read-back.ts';
import { field } from '$lib/forms/posted.ts';
import { requireInvited } from '$lib/server/auth/guard.ts';
import { answering, seenBy, type Answering } from '$lib/server/services/answering.ts';
import { answerByToday, askFromHelp, openRequestSeenBy } from '$lib/server/services/requests.ts';
import { helpNumbers } from '../help-numbers.ts';
import { onFrom } from '../question.ts';
import type { Actions, PageServerLoad } from './$types';

/** Three ways on, calmly: talk to someone now, ask the IRO to call, carry on. Never a block. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const who = requireInvited(locals);
  const came = await cameFrom(locals, url);
  const called = await openRequestSeenBy(locals.store, who, locals.since, 'call-me');
  return {
    worried: came !== null && came.worries.length > 0,
    called: called && { answerBy: called.answerBy, worry: called.worry, kept: called.keptFromIro },
    callBy: await answerByToday(locals.store, { kind: 'call-me', worry: true }, locals.now),
    next: came?.next ?? null,
    numbers: await helpNumbers(locals)
  };
};

export const actions: Actions = {
  default: async ({ locals, url, request }) => {
    const who = requireInvited(locals);
    const keptFromIro = field(await request.formData(), 'other') === 'yes';
    const came = await cameFrom(locals, url);
    const worries = came?.worries ?? [];
    await askFromHelp(locals.store, who, { words: worries.join('\n') || null, keptFromIro }, locals.now);
    redirect(303, url.pathname + url.search);
  }
};

/**
 * The question page the reader comes from, the safety answers on it, and where it goes on. Only the reader's own
 * answers that they may see: the address can be opened by anybody who holds the card.
 */
async function cameFrom(locals: App.Locals, url: URL) {
  const who = requireInvited(locals);
  const from = url.searchParams.get('from');
  const under = from === null ? null : await answering(locals.store, who, 'views', locals.locale, locals.now);
  const page = under?.form.pages.find((one) => one.id === from);
  if (!under?.draft || !page) return null;
  const seen = seenBy(who, locals.since, under.draft, under.stored);
  return {
    under,
    worries: worriesOn(under, page, seen, locals.locale),
    next: onFrom(under, page, 'next', 'views')
  };
}

function worriesOn(
  { context }: Answering,
  page: Answering['form']['pages'][number],
  seen: Answering['stored'],
  locale: string
): string[] {
  return page.questions.flatMap((question) => {
    const answer = seen.get(question.id);
    if (!answer?.worry) return [];
    return [
      `${answer.asked.question} ${readBack(question, answer.value, context, locale, answer.asked).join(', ')}`
    ];
  });
}
