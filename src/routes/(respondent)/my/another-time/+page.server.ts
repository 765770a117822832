import { fail, redirect } from '@sveltejs/kit';
import { dayOf } from '$lib/domain/day.ts';
import { isUnrecorded } from '$lib/domain/meeting-day.ts';
import { requireInvited } from '$lib/server/auth/guard.ts';
import {
  answerByToday,
  askForAnotherTime,
  openRequestSeenBy,
  takeBackRequest
} from '$lib/server/services/requests.ts';
import { factsOf } from '$lib/server/services/respondent-facts.ts';
import { closedBecause } from '$lib/server/services/submission-records.ts';
import { readAsked, type AskedBox } from '../asking.ts';
import { refusedTo, withNote } from '../ways.ts';
import type { Actions, PageServerLoad } from './$types';

/** One value, two meanings: a child chooses round school, an adult round the day. */
const times = {
  child: {
    school: 'after school',
    lessons: 'not in lessons',
    holidays: 'in the holidays',
    weekend: 'not at the weekend'
  },
  adult: {
    school: 'in the evening',
    lessons: 'in the morning',
    holidays: 'in the afternoon',
    weekend: 'by phone or video'
  }
};

const boxes = (audience: string): readonly AskedBox[] => [
  { name: 'times', label: 'Better', choices: audience === 'child' ? times.child : times.adult },
  { name: 'words', label: 'In their words' }
];

/** Asking for another time or day. The meeting stays as it is until a person has answered. */
export const load: PageServerLoad = async ({ locals }) => {
  const who = requireInvited(locals);
  const { review } = await factsOf(locals.store, who, locals.now);
  const closed = closedBecause(review, 'views');
  if (closed) redirect(303, refusedTo(closed, 'views'));
  if (isUnrecorded(review, dayOf(locals.now))) redirect(303, '/my');
  const open = await openRequestSeenBy(locals.store, who, locals.since, 'another-time');
  return {
    open: open && { askedAt: open.askedAt, answerBy: open.answerBy },
    by: await answerByToday(
      locals.store,
      { kind: 'another-time', worry: false },
      locals.now,
      review.meetingOn
    ),
    meetingOn: review.meetingOn
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const who = requireInvited(locals);
    const posted = await request.formData();
    if (posted.get('do') === 'undo') {
      await takeBackRequest(locals.store, who, 'another-time', locals.now);
      redirect(303, withNote('/my', 'undone'));
    }
    const { review } = await factsOf(locals.store, who, locals.now);
    if (isUnrecorded(review, dayOf(locals.now))) redirect(303, '/my');
    const asked = readAsked(posted, boxes(who.audience));
    if (!asked.ok) return fail(422, { ...asked, empty: false });
    if (asked.words === null) return fail(422, { tooLong: [], entries: {}, empty: true });
    await askForAnotherTime(locals.store, who, asked.words, locals.now);
    redirect(303, '/my/another-time');
  }
};
