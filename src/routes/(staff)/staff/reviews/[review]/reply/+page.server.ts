import { fail, redirect } from '@sveltejs/kit';
import { field } from '$lib/forms/posted.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import {
  addDecision,
  decisionsOf,
  decisionStates,
  setDecisionState,
  type DecisionError
} from '$lib/server/services/decisions.ts';
import { readDate, typedDate } from '$lib/ui/read-date.ts';
import { readingHint, repliesOf, saveOutcome, sendLetter } from '$lib/server/services/replies.ts';
import { askedFor } from '$lib/server/services/views.ts';
import { own } from '../../../own.ts';
import { boxes } from '../posted.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const staff = requireSignedIn(locals);
  const { store, now } = locals;
  const replies = await own(repliesOf(store, staff, params.review, now));
  const asked = await own(askedFor(store, staff, params.review, now));
  const decisions = await own(decisionsOf(store, staff, params.review, now));
  const { name, age } = replies.review;
  const about = asked.find((answer) => answer.questionId === url.searchParams.get('about'));
  const changing = replies.outcomes.find((outcome) => outcome.id === url.searchParams.get('outcome')) ?? null;
  return {
    ...replies,
    decisions,
    asked,
    title: `Words back to ${name}, ${age}`,
    changing: changing?.id ?? null,
    start: changing ?? { asked: about?.words ?? '', state: '', reply: '' },
    now,
    saved: url.searchParams.get('saved')
  };
};

const nothing = { outcome: null, letter: null, decision: null } as const;

export const actions: Actions = {
  outcome: async ({ locals, params, request, url }) => {
    const staff = requireSignedIn(locals);
    const entries = boxes(await request.formData(), ['asked', 'state', 'reply']);
    const target = { reviewId: params.review, outcomeId: url.searchParams.get('outcome') };
    const result = await own(saveOutcome(locals.store, staff, target, entries, locals.now));
    if (!result.ok) return fail(422, { ...nothing, outcome: { errors: result.errors, entries } });
    redirect(303, `/staff/reviews/${params.review}/reply?saved=outcome#outcomes`);
  },
  letter: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const words = field(posted, 'words');
    const { review } = await own(repliesOf(locals.store, staff, params.review, locals.now));
    const hint = readingHint(words, review.age);
    if (field(posted, 'do') === 'check') return { ...nothing, letter: { words, hint, errors: {} } };
    const result = await own(sendLetter(locals.store, staff, params.review, words, locals.now));
    if (!result.ok) return fail(422, { ...nothing, letter: { words, hint, errors: result.errors } });
    redirect(303, `/staff/reviews/${params.review}/reply?saved=letter#letter`);
  },
  decision: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const entries = boxes(posted, ['decided', 'owner']);
    const due = typedDate(posted, 'due');
    const isEmpty = Object.values(due).every((part) => part === '');
    const dueOn = isEmpty ? '' : (readDate(posted, 'due') ?? 'no day');
    const given = { words: entries.decided, owner: entries.owner, dueOn };
    const saved = await own(addDecision(locals.store, staff, params.review, given, locals.now));
    if (!saved.ok) {
      const errors = Object.fromEntries(saved.errors.map((key) => decisionErrors[key]));
      return fail(422, { ...nothing, decision: { errors, entries, due } });
    }
    redirect(303, `/staff/reviews/${params.review}/reply?saved=decision#decisions`);
  },
  state: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const state = decisionStates.find((one) => one === posted.get('state')) ?? 'open';
    const target = { reviewId: params.review, id: field(posted, 'decision'), state };
    await own(setDecisionState(locals.store, staff, target, locals.now));
    redirect(303, `/staff/reviews/${params.review}/reply?saved=decision#decisions`);
  }
};

/** The box, and what to put right in it. */
const decisionErrors: Readonly<Record<DecisionError, readonly [box: string, words: string]>> = {
  'words-missing': ['decided', 'Say what was decided.'],
  'words-too-long': ['decided', 'Make it shorter: 300 letters at most.'],
  'owner-too-long': ['owner', 'Make it shorter: 100 letters at most.'],
  'not-a-day': ['due', 'Write a day, such as 3 12 2026, or leave it empty.']
};
