import { fail, redirect } from '@sveltejs/kit';
import { field } from '$lib/forms/posted.ts';
import { messageWords } from '$lib/server/services/message-words.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { askedThings } from '$lib/server/services/asked-things.ts';
import {
  addDecision,
  editDecision,
  sayNothingDecided,
  withdrawDecision,
  type DecisionError
} from '$lib/server/services/decision-edits.ts';
import { decisionStates, setDecisionState } from '$lib/server/services/decisions.ts';
import { decisionsPage } from '$lib/server/services/decisions-page.ts';
import { sendLetter } from '$lib/server/services/letter-sending.ts';
import { readDate, typedDate } from '$lib/ui/read-date.ts';
import { readingHint, repliesOf, saveOutcome, type Replies } from '$lib/server/services/replies.ts';
import { askedFor } from '$lib/server/services/views.ts';
import { own } from '../../../own.ts';
import { boxes } from '../posted.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const staff = requireSignedIn(locals);
  const { store, now } = locals;
  const replies = await own(repliesOf(store, staff, params.review, now));
  const asked = await own(askedFor(store, staff, params.review, now));
  const decided = await own(decisionsPage(store, staff, params.review, now));
  const { name, age } = replies.review;
  const editing = decided.decisions.find(({ id }) => id === url.searchParams.get('decision')) ?? null;
  return {
    ...replies,
    ...decided,
    asked,
    things: askedThings(replies.review.id, asked, replies.outcomes),
    title: `Words back to ${name}, ${age}`,
    ...answerBegun(replies.outcomes, asked, url),
    editing,
    now,
    saved: url.searchParams.get('saved')
  };
};

/** The answer that the address names to be brought up to date, or the words it is to answer. */
function answerBegun(outcomes: Replies['outcomes'], asked: Awaited<ReturnType<typeof askedFor>>, url: URL) {
  const changing = outcomes.find((outcome) => outcome.id === url.searchParams.get('outcome'));
  if (changing) return { changing: changing.id, about: null, start: changing };
  const about = asked.find((answer) => answer.questionId === url.searchParams.get('about'));
  const start = { asked: about?.words ?? '', state: '', reply: '' };
  return { changing: null, about: about?.questionId ?? null, start };
}

const nothing = { outcome: null, letter: null, decision: null } as const;
const back = (review: string, saved: string, at: string): never =>
  redirect(303, `/staff/reviews/${review}/reply?saved=${saved}#${at}`);

export const actions: Actions = {
  outcome: async ({ locals, params, request, url }) => {
    const staff = requireSignedIn(locals);
    const entries = boxes(await request.formData(), ['asked', 'state', 'reply']);
    const outcomeId = url.searchParams.get('outcome');
    const target = { reviewId: params.review, outcomeId, questionId: url.searchParams.get('about') };
    const result = await own(saveOutcome(locals.store, staff, target, entries, locals.now));
    if (!result.ok) return fail(422, { ...nothing, outcome: { errors: result.errors, entries } });
    return back(params.review, 'outcome', 'outcomes');
  },
  letter: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const words = field(posted, 'words');
    const leftOpen = posted.getAll('open').filter((value) => typeof value === 'string');
    const { review } = await own(repliesOf(locals.store, staff, params.review, locals.now));
    const typed = { words, leftOpen, hint: readingHint(words, review.age) };
    if (field(posted, 'do') === 'check') return { ...nothing, letter: { ...typed, errors: {} } };
    const say = await messageWords(locals.store, locals.config);
    const sending = sendLetter(locals.store, staff, params.review, { words, leftOpen }, say, locals.now);
    const result = await own(sending);
    if (!result.ok) return fail(422, { ...nothing, letter: { ...typed, errors: result.errors } });
    return back(params.review, result.told ? 'letter-told' : 'letter', 'letter');
  },
  decision: async ({ locals, params, request, url }) => {
    const staff = requireSignedIn(locals);
    const { store, now } = locals;
    const posted = await request.formData();
    const entries = boxes(posted, ['decided', 'owner', 'tie', 'untied']);
    const due = typedDate(posted, 'due');
    const isEmpty = Object.values(due).every((part) => part === '');
    const dueOn = isEmpty ? '' : (readDate(posted, 'due') ?? 'no day');
    const given = { ...entries, words: entries.decided, dueOn };
    const id = url.searchParams.get('decision');
    const saved = await own(
      id === null
        ? addDecision(store, staff, params.review, given, now)
        : editDecision(store, staff, { reviewId: params.review, id }, given, now)
    );
    if (!saved.ok) {
      const errors = Object.fromEntries(saved.errors.map((key) => decisionErrors[key]));
      return fail(422, { ...nothing, decision: { errors, entries, due } });
    }
    return back(params.review, 'decision', 'decisions');
  },
  state: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const state = decisionStates.find((one) => one === posted.get('state')) ?? 'open';
    const target = { reviewId: params.review, id: field(posted, 'decision'), state };
    await own(setDecisionState(locals.store, staff, target, locals.now));
    return back(params.review, 'decision', 'decisions');
  },
  withdraw: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const isBack = field(posted, 'do') === 'back';
    const target = { reviewId: params.review, id: field(posted, 'decision'), back: isBack };
    await own(withdrawDecision(locals.store, staff, target, locals.now));
    return back(params.review, isBack ? 'decision' : 'withdrawn', 'decisions');
  },
  nothing: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const so = field(await request.formData(), 'do') !== 'undo';
    await own(sayNothingDecided(locals.store, staff, { reviewId: params.review, so }, locals.now));
    return back(params.review, 'decision', 'decisions');
  }
};

/** The box, and what to put right in it. */
const decisionErrors: Readonly<Record<DecisionError, readonly [box: string, words: string]>> = {
  'words-missing': ['decided', 'Say what was decided.'],
  'words-too-long': ['decided', 'Make it shorter: 300 letters at most.'],
  'owner-too-long': ['owner', 'Make it shorter: 100 letters at most.'],
  'not-a-day': ['due', 'Write a day, such as 3 12 2026, or leave it empty.'],
  'due-too-early': ['due', 'This is before the meeting. Check the year.'],
  'tie-missing': ['tie', 'Choose what it answers, or “None of these”.'],
  'untied-missing': ['untied', 'Say why it answers none of these.'],
  'untied-too-long': ['untied', 'Make it shorter: 300 letters at most.']
};
