import { fail, redirect } from '@sveltejs/kit';
import { closingReasons, takenBack } from '$lib/domain/referral.ts';
import { knowers, readKnown } from '$lib/domain/request-privacy.ts';
import { locales } from '$lib/i18n/locales.ts';
import { field } from '$lib/forms/posted.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import {
  closeReferral,
  correctContact,
  markSeen,
  nameAdvocate,
  recordContact,
  reopen
} from '$lib/server/services/referral-work.ts';
import { correctReferral, takeBack } from '$lib/server/services/referral-corrections.ts';
import { openReferral } from '$lib/server/services/referrals.ts';
import { readDate, typedDate } from '$lib/ui/read-date.ts';
import { own } from '../../own.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const staff = requireSignedIn(locals);
  const referral = await own(openReferral(locals.store, staff, params.referral, locals.now));
  return {
    title: `Referral for ${referral.name}`,
    referral,
    reasons: closingReasons,
    why: [...closingReasons, takenBack].find(({ value }) => value === referral.closedBecause)?.words,
    language: locales.find(({ code }) => code === referral.child.language)?.name ?? referral.child.language,
    now: locals.now,
    saved: url.searchParams.get('saved') !== null
  };
};

interface Boxes {
  readonly name?: string;
  readonly on?: { day: string; month: string; year: string };
  readonly because?: string;
  readonly note?: string;
  /** How the child is reached, and who may know, as it was typed. */
  readonly correct?: {
    readonly reach: { readonly where: string; readonly ring: string; readonly more: string };
    readonly said: Readonly<Record<string, string>>;
  };
}

/** What is wrong, by its box, and what was typed. */
const refuse = (problems: Readonly<Record<string, string>>, boxes: Boxes) => fail(422, { problems, boxes });

const tooLate = 'It cannot be taken back any more: somebody was in touch, or it is closed.';

const saved = (id: string): never => redirect(303, `/staff/advocacy/${id}?saved=1`);

export const actions: Actions = {
  seen: async ({ locals, params }) => {
    const staff = requireSignedIn(locals);
    await own(markSeen(locals.store, staff, params.referral, locals.now));
    return saved(params.referral);
  },
  name: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const name = field(await request.formData(), 'name');
    const done = await own(nameAdvocate(locals.store, staff, params.referral, name, locals.now));
    return done.ok ? saved(params.referral) : refuse(done.problems, { name });
  },
  contact: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const on = readDate(posted, 'on');
    const done = await own(recordContact(locals.store, staff, params.referral, on, locals.now));
    return done.ok ? saved(params.referral) : refuse(done.problems, { on: typedDate(posted, 'on') });
  },
  correct: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const said = { on: readDate(posted, 'on'), none: field(posted, 'none') === 'yes' };
    const done = await own(correctContact(locals.store, staff, params.referral, said, locals.now));
    return done.ok ? saved(params.referral) : refuse(done.problems, { on: typedDate(posted, 'on') });
  },
  reach: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const box = (name: string) => field(posted, name);
    const reach = { where: box('where'), ring: box('ring'), more: box('more') };
    const said = Object.fromEntries(knowers.map((who) => [who, box(`known-${who}`)]));
    const form = { ...reach, known: readKnown(said) };
    const done = await own(correctReferral(locals.store, staff, params.referral, form, locals.now));
    return done.ok ? saved(params.referral) : refuse(done.problems, { correct: { reach, said } });
  },
  takeback: async ({ locals, params }) => {
    const staff = requireSignedIn(locals);
    const taken = await own(takeBack(locals.store, staff, params.referral, locals.now));
    return taken ? saved(params.referral) : refuse({ takeback: tooLate }, {});
  },
  reopen: async ({ locals, params }) => {
    const staff = requireSignedIn(locals);
    await own(reopen(locals.store, staff, params.referral, locals.now));
    return saved(params.referral);
  },
  close: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const given = { because: field(posted, 'because'), note: field(posted, 'note') };
    const done = await own(closeReferral(locals.store, staff, params.referral, given, locals.now));
    return done.ok ? saved(params.referral) : refuse(done.problems, given);
  }
};
