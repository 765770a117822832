import { fail, redirect } from '@sveltejs/kit';
import { may, mightEver } from '$lib/domain/access.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import type { Store } from '$lib/server/db/store.ts';
import { pictureErrors, readPicture } from '$lib/server/media/picture.ts';
import type { Staff } from '$lib/server/services/caseload.ts';
import {
  agreementProblem,
  dropChildPhotograph,
  photographOf,
  putChildPhotograph
} from '$lib/server/services/child-photograph.ts';
import { childFor, holdsChild, openChild } from '$lib/server/services/child-page.ts';
import { connectionRoles, contactKinds } from '$lib/server/services/child-people.ts';
import { handoversOf } from '$lib/server/services/handovers.ts';
import { noticesOfChild } from '$lib/server/services/notice-child.ts';
import { openInvitations } from '$lib/server/services/invitation-sheet.ts';
import { bringBack } from '$lib/server/services/review-cancelling.ts';
import { oldLettersOf } from '$lib/server/services/old-letters.ts';
import { placeKinds } from '$lib/server/services/review-plans.ts';
import { serviceSettings } from '$lib/server/services/settings.ts';
import { addSibling, removeSibling, siblingsOf } from '$lib/server/services/siblings.ts';
import { onlyWrong, typed } from '$lib/server/services/typed-form.ts';
import { own } from '../../own.ts';
import { languageName } from '$lib/i18n/language-name.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const staff = requireSignedIn(locals);
  const { store, config, now } = locals;
  const { bookAheadDays, localFirstTarget } = await serviceSettings(store, config.words);
  const child = await own(
    openChild(store, staff, params.child, now, { bookAhead: bookAheadDays, localFirstTarget, onDuty: true })
  );
  const byDuty = !(await holdsChild(store, staff, child, now));
  return {
    title: child.name,
    child,
    byDuty,
    // Who is on duty sees what is needed to keep the child safe, and nothing else.
    ...(byDuty ? onDutyOnly : await heldBy(store, staff, child, now)),
    language: languageName(child.language),
    roles: Object.fromEntries(connectionRoles.map(({ value, words }) => [value, words])),
    contactKinds: Object.fromEntries(contactKinds.map(({ value, words }) => [value, words])),
    places: Object.fromEntries(placeKinds.map(({ value, words }) => [value, words])),
    reads: !byDuty && mightEver(staff, 'record-meeting'),
    challenges: !byDuty && mightEver(staff, 'log-dispute'),
    looked: may(staff, 'see-reading-log'),
    now,
    back: url.searchParams.has('back'),
    exports: may(staff, 'export-return')
  };
};

const onDutyOnly = {
  photograph: null,
  siblings: null,
  asked: [],
  oldLetters: [],
  handovers: null,
  notices: []
};

/** What only those see who hold or cover the child. */
async function heldBy(store: Store, staff: Staff, child: Awaited<ReturnType<typeof openChild>>, now: number) {
  const { id, open } = child;
  const on = open?.meetingOn ?? open?.dueOn ?? null;
  const invited = open ? await own(openInvitations(store, staff, open.id, now)) : null;
  return {
    photograph: await own(photographOf(store, staff, id, now)),
    siblings: await own(siblingsOf(store, staff, { childId: id, on }, now)),
    asked: invited?.people ?? [],
    oldLetters: await oldLettersOf(store, id, now),
    handovers: await own(handoversOf(store, staff, id, now)),
    notices: await own(noticesOfChild(store, staff, id, now))
  };
}

const nothing = { photograph: null, sibling: null, restore: null } as const;

export const actions: Actions = {
  photograph: async ({ request, locals, params }) => {
    const staff = requireSignedIn(locals);
    // Before anything is read: who is on duty may open this page, and is told no more of a form that is not theirs.
    await own(childFor(locals.store, staff, 'edit-child', params.child, locals.now));
    const posted = await request.formData();
    const agreedBy = typed(posted, 'agreedBy');
    const read = await readPicture(posted.get('picture'));
    const wrong = agreementProblem(agreedBy);
    if (!read.ok || wrong !== null) {
      const problems = onlyWrong<{ picture: string; agreedBy: string }>({
        picture: read.ok ? null : pictureErrors[read.reason],
        agreedBy: wrong
      });
      return fail(422, { ...nothing, photograph: { problems, agreedBy } });
    }
    await own(putChildPhotograph(locals.store, staff, params.child, agreedBy, read, locals.now));
    redirect(303, `/staff/children/${params.child}#photograph`);
  },
  unphotograph: async ({ locals, params }) => {
    const staff = requireSignedIn(locals);
    await own(dropChildPhotograph(locals.store, staff, params.child, locals.now));
    redirect(303, `/staff/children/${params.child}#photograph`);
  },
  link: async ({ request, locals, params }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const entries = { localId: typed(posted, 'localId'), placed: typed(posted, 'placed') };
    const saved = await own(addSibling(locals.store, staff, params.child, entries, locals.now));
    if (!saved.ok) return fail(422, { ...nothing, sibling: { problems: saved.problems, entries } });
    redirect(303, `/staff/children/${params.child}#siblings`);
  },
  restore: async ({ request, locals, params }) => {
    const staff = requireSignedIn(locals);
    const target = { childId: params.child, reviewId: typed(await request.formData(), 'review') };
    const back = await own(bringBack(locals.store, staff, target, locals.now));
    if (!back.ok) return fail(422, { ...nothing, restore: back.problem });
    redirect(303, `/staff/children/${params.child}?back`);
  },
  unlink: async ({ request, locals, params }) => {
    const staff = requireSignedIn(locals);
    const link = typed(await request.formData(), 'link');
    await own(removeSibling(locals.store, staff, params.child, link, locals.now));
    redirect(303, `/staff/children/${params.child}#siblings`);
  }
};
