/** One question page of either form, as one reader may see it, and where each page leads. */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { may, type Respondent } from '$lib/domain/access.ts';
import type { Page } from '$lib/forms/definition.ts';
import { firstUnanswered, nextPage, pageById, previousPage, progress } from '$lib/forms/journey.ts';
import { requireInvited } from '$lib/server/auth/guard.ts';
import { answering, seenBy, type Answering } from '$lib/server/services/answering.ts';
import { valuesOf, type Purpose } from '$lib/server/services/submission-records.ts';
import { recordedOn } from './recorded.ts';
import { refusedTo, ways, withNote } from './ways.ts';

export type QuestionEvent = RequestEvent<{ page: string }>;

/** What a question page shows. Sends the reader on when there is no such page for them now. */
export async function showQuestion(event: QuestionEvent, purpose: Purpose) {
  const { locals } = event;
  const who = requireInvited(locals);
  const under = await answering(locals.store, who, purpose, locals.locale, locals.now);
  if (!under) redirect(303, '/my');
  const page = pageShown(event, under, purpose);
  const { form, answers, context, stored } = under;
  const seen = seenBy(who, locals.since, under.draft, stored);
  const { number, total, chapters } = progress(form, answers, context, page.id);
  const pages = chapters.flatMap((chapter) => chapter.pages);
  const lastTime = mayReadReply(who);
  return {
    page,
    /** A rating may be sent without a name; a voice is one. */
    spoken: purpose === 'views',
    /** Sentences of the page that a person has read aloud. */
    recorded: await recordedOn(locals.store, { page, context, locale: locals.locale }),
    context: lastTime ? context : { ...context, agreed: [] },
    /** The page is about what the child asked for last time, and this reader may not see that. */
    askedBefore: !lastTime && page.questions.some(({ kind }) => kind === 'agreed'),
    values: valuesOf(seen),
    /** Something was answered here that this reader may not see. */
    hidden: page.questions.some(({ id }) => stored.has(id) && !seen.has(id)),
    now: number,
    of: total,
    stones: pages.length <= 12 ? pages.map((one) => stoneOf(one, page)) : chapters.map(({ state }) => state)
  };
}

/** What came of an earlier review is the child's own story: shown to anybody once the secret pictures were given. */
function mayReadReply(who: Respondent): boolean {
  if (who.audience !== 'child') return who.proven;
  return may(who, 'read-reply', { childId: who.childId, audience: who.audience });
}

/** What was just posted is shown again whatever has happened meanwhile: nobody loses words to a redirect. */
function pageShown({ request, params }: QuestionEvent, under: Answering, purpose: Purpose): Page {
  const posted = request.method === 'POST' ? pageAt(under, params.page) : undefined;
  if (posted) return posted;
  if (under.closed) redirect(303, refusedTo(under.closed, purpose));
  if (!under.draft) redirect(303, under.sent ? ways[purpose].sent : ways[purpose].begin);
  const { form, answers, context } = under;
  return pageById(form, answers, context, params.page) ?? redirect(303, carryOn(under, purpose, 'moved'));
}

/** A page of the form, also one that a later answer has hidden: what was typed on it is not thrown away. */
export function pageAt({ form, answers, context }: Answering, id: string): Page | undefined {
  return pageById(form, answers, context, id) ?? form.pages.find((page) => page.id === id);
}

function stoneOf(one: { page: Page; answered: boolean }, now: Page): 'done' | 'now' | 'to-come' {
  if (one.page.id === now.id) return 'now';
  return one.answered ? 'done' : 'to-come';
}

/** Where to carry on: the first page not yet met, or the read-back when all are. */
export function carryOn({ form, answers, context }: Answering, purpose: Purpose, note?: 'moved'): string {
  const first = firstUnanswered(form, answers, context);
  const address = first ? `${ways[purpose].questions}/${first.id}` : ways[purpose].check;
  return note ? withNote(address, note) : address;
}

/** The address after a page of the form. */
export function onFrom(under: Answering, page: Page, button: string, purpose: Purpose): string {
  const { form, answers, context } = under;
  const step = button === 'back' ? previousPage : nextPage;
  const to = step(form, answers, context, page.id);
  const end = button === 'back' ? ways[purpose].questions : ways[purpose].check;
  return to ? `${ways[purpose].questions}/${to.id}` : end;
}
