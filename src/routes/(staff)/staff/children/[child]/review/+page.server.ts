import { fail, redirect } from '@sveltejs/kit';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { openChild } from '$lib/server/services/child-page.ts';
import { tellOfChanges } from '$lib/server/services/meeting-changes.ts';
import { messageWords } from '$lib/server/services/message-words.ts';
import { planKey } from '$lib/server/services/plan-warnings.ts';
import { placeKinds, savePlan } from '$lib/server/services/review-plans.ts';
import { serviceSettings } from '$lib/server/services/settings.ts';
import { typed, typedDay } from '$lib/server/services/typed-form.ts';
import { typedDate } from '$lib/ui/read-date.ts';
import { own } from '../../../own.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const staff = requireSignedIn(locals);
  const { bookAheadDays, localFirstTarget } = await serviceSettings(locals.store, locals.config.words);
  const options = { bookAhead: bookAheadDays, localFirstTarget };
  const child = await own(openChild(locals.store, staff, params.child, locals.now, options));
  const { next, alsoOpen } = child;
  const open = alsoOpen.find((one) => one.id === url.searchParams.get('review')) ?? child.open;
  const boxes = boxesOf(open);
  const title = open ? 'Move or cancel the review' : 'Plan the next review';
  const { id, name, interpreter } = child;
  return { title, child: { id, name, interpreter }, boxes, next, reviewId: open?.id ?? null, placeKinds };
};

type Open = Awaited<ReturnType<typeof openChild>>['open'];

const boxesOf = (open: Open) => ({
  meetingOn: open?.meetingOn ?? null,
  meetingTime: open?.meetingTime ?? '',
  placeKind: open?.placeKind ?? '',
  place: open?.place ?? ''
});

/** Whoever was asked is told at once. */
async function tell({ store, config, now }: App.Locals, reviewId: string): Promise<void> {
  await tellOfChanges(store, await messageWords(store, config), now, reviewId);
}

export const actions: Actions = {
  default: async ({ request, locals, params }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const text = {
      meetingTime: typed(posted, 'meetingTime'),
      placeKind: typed(posted, 'placeKind'),
      place: typed(posted, 'place')
    };
    const reviewId = typed(posted, 'review');
    const plan = { ...text, reviewId, sure: typed(posted, 'sure'), meetingOn: typedDay(posted, 'meetingOn') };
    const saved = await own(savePlan(locals.store, staff, params.child, plan, locals.now));
    if (!saved.ok)
      return fail(422, {
        problems: saved.problems,
        sure: planKey(plan),
        boxes: { ...text, meetingOn: typedDate(posted, 'meetingOn') }
      });
    await tell(locals, saved.id);
    redirect(303, `/staff/children/${params.child}`);
  }
};
