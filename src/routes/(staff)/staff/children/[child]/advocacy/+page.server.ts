import { fail, redirect } from '@sveltejs/kit';
import { mightEver } from '$lib/domain/access.ts';
import { knowers, readKnown } from '$lib/domain/request-privacy.ts';
import { field } from '$lib/forms/posted.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { childName } from '$lib/server/services/caseload.ts';
import { childFor } from '$lib/server/services/child-page.ts';
import { refer } from '$lib/server/services/referring.ts';
import { typedDay } from '$lib/server/services/typed-form.ts';
import { typedDate } from '$lib/ui/read-date.ts';
import { own } from '../../../own.ts';
import type { Actions, PageServerLoad } from './$types';

/** A child who said yes in person to an advocate or a visitor, or who cannot say so. From a review, its id is asked. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const staff = requireSignedIn(locals);
  const child = await own(childFor(locals.store, staff, 'handle-request', params.child, locals.now));
  return {
    title: 'Refer to advocacy',
    child: { id: child.id, name: childName(locals.store, child) },
    reviewId: url.searchParams.get('review'),
    accepted: url.searchParams.get('accepted') !== null,
    kind: url.searchParams.get('kind') ?? '',
    /** The IRO is asked about only where the request can be kept from them. */
    knowers: knowers.filter((who) => who !== 'iro' || mightEver(staff, 'handle-kept-request'))
  };
};

const texts = ['kind', 'words', 'where', 'ring', 'more'] as const;

export const actions: Actions = {
  default: async ({ locals, params, request, url }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const words = Object.fromEntries(texts.map((name) => [name, field(posted, name)])) as Record<
      (typeof texts)[number],
      string
    >;
    const said = Object.fromEntries(knowers.map((who) => [who, field(posted, `known-${who}`)]));
    const form = {
      ...words,
      askedOn: typedDay(posted, 'askedOn'),
      known: readKnown(said),
      reviewId: url.searchParams.get('review')
    };
    const made = await own(refer(locals.store, staff, params.child, form, locals.now));
    if (!made.ok)
      return fail(422, { problems: made.problems, words, said, askedOn: typedDate(posted, 'askedOn') });
    redirect(303, `/staff/advocacy/${made.id}?saved=1`);
  }
};
