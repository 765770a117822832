import { fail, redirect } from '@sveltejs/kit';
import { dayOf } from '$lib/domain/day.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { meetingsOf, recordMeeting, type Sitting } from '$lib/server/services/meetings.ts';
import { removeMeeting } from '$lib/server/services/meeting-removal.ts';
import { nextReview, planNext } from '$lib/server/services/next-review.ts';
import { planKey } from '$lib/server/services/plan-warnings.ts';
import { placeKinds } from '$lib/server/services/review-plans.ts';
import { serviceSettings } from '$lib/server/services/settings.ts';
import { typed, typedDay } from '$lib/server/services/typed-form.ts';
import type { MeetingEntries } from '$lib/server/services/meeting-entries.ts';
import { typedDate } from '$lib/ui/read-date.ts';
import { own } from '../../../own.ts';
import { meetingPosted, peopleOf } from './posted.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const staff = requireSignedIn(locals);
  const { review, sittings, people, sent } = await own(
    meetingsOf(locals.store, staff, params.review, locals.now)
  );
  const { bookAheadDays, localFirstTarget } = await serviceSettings(locals.store, locals.config.words);
  const options = { bookAhead: bookAheadDays, localFirstTarget };
  const asked = url.searchParams.get('sitting');
  const corrected = sittings.find((sitting) => sitting.id === asked) ?? null;
  return {
    title: `Meeting: ${review.name}, ${review.age}`,
    review,
    sittings,
    people,
    sent,
    named: peopleOf(people, corrected?.people ?? []),
    corrected: corrected?.id ?? null,
    writing: sittings.length === 0 || corrected !== null || asked === 'new',
    start: corrected === null ? blank(review.meetingOn, dayOf(locals.now), sittings) : filled(corrected),
    saved: url.searchParams.has('saved'),
    again: url.searchParams.has('again') && review.participationCode === null,
    removed: url.searchParams.has('removed'),
    next: await own(nextReview(locals.store, staff, params.review, locals.now, options)),
    placeKinds,
    planned: url.searchParams.has('planned')
  };
};

/** A first sitting usually counts, on the planned day once that has come. */
function blank(meetingOn: string | null, today: string, sittings: readonly Sitting[]): MeetingEntries {
  return {
    heldOn: sittings.length === 0 && meetingOn !== null && meetingOn <= today ? meetingOn : '',
    counts: !sittings.some((sitting) => sitting.counts),
    childCame: '',
    childSpoke: false,
    childUsedSymbols: false,
    spokenForBy: '',
    ownWordsUsed: '',
    otherMedium: 'none',
    chairedByChild: '',
    note: '',
    people: []
  };
}

function filled(sitting: Sitting): MeetingEntries {
  return {
    ...sitting,
    childCame: sitting.childCame ? 'yes' : 'no',
    ownWordsUsed: sitting.ownWordsUsed ? 'yes' : 'no',
    note: sitting.note ?? '',
    people: sitting.people.map((person) => ({ ...person, name: person.name ?? '' }))
  };
}

export const actions: Actions = {
  record: async ({ locals, params, request, url }) => {
    const staff = requireSignedIn(locals);
    const { people, sittings } = await own(meetingsOf(locals.store, staff, params.review, locals.now));
    const posted = await request.formData();
    const asked = url.searchParams.get('sitting');
    const corrected = sittings.find((sitting) => sitting.id === asked);
    const entries = meetingPosted(posted, peopleOf(people, corrected?.people ?? []));
    const target = { reviewId: params.review, meetingId: asked === 'new' ? null : asked };
    const result = await own(recordMeeting(locals.store, staff, target, entries, locals.now));
    if (!result.ok)
      return fail(422, { errors: result.errors, entries, typedDay: typedDate(posted, 'heldOn') });
    redirect(303, `/staff/reviews/${params.review}/meeting?saved${result.askedAgain ? '&again' : ''}`);
  },
  remove: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const target = { reviewId: params.review, meetingId: typed(await request.formData(), 'sitting') };
    await own(removeMeeting(locals.store, staff, target, locals.now));
    redirect(303, `/staff/reviews/${params.review}/meeting?removed`);
  },
  next: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const boxes = { meetingTime: typed(posted, 'meetingTime'), placeKind: typed(posted, 'placeKind') };
    const sure = typed(posted, 'sure');
    const plan = { ...boxes, sure, meetingOn: typedDay(posted, 'meetingOn') };
    const saved = await own(planNext(locals.store, staff, params.review, plan, locals.now));
    if (!saved.ok)
      return fail(422, {
        problems: saved.problems,
        boxes: { ...boxes, sure: planKey(plan), meetingOn: typedDate(posted, 'meetingOn') }
      });
    redirect(303, `/staff/reviews/${params.review}/meeting?planned`);
  }
};
