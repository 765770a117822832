/** Passing a child on to the advocacy provider: what the child asked for here, or said yes to in person, or without asking. */
import { and, eq, isNull } from 'drizzle-orm';
import { mightEver } from '../../domain/access.ts';
import { dayOf, longDay, type Day } from '../../domain/day.ts';
import {
  contactDay,
  passedOnAs,
  referralKinds,
  type PassedOnKind,
  type ReferralKind
} from '../../domain/referral.ts';
import { readKnown, type Known } from '../../domain/request-privacy.ts';
import { letters } from '../../forms/posted.ts';
import { openOrNull } from '../crypto/vault.ts';
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import { closeRequest, requestFor } from './answered-requests.ts';
import { holidaySet } from './bank-holidays.ts';
import { NotYours, type Staff } from './caseload.ts';
import { childFor } from './child-page.ts';
import { noteReadings } from './readings.ts';
import { reachProblems, sealReach, type Reach } from './referral-reach.ts';
import { openDetails } from './request-details.ts';
import { isFine, notADay, onlyWrong, type Problems, type Written } from './typed-form.ts';

/** In characters. */
const longestWords = 1000;

/** What the child reads at first; later the page says where the referral stands. */
const told: Readonly<Record<PassedOnKind, (by: Day) => string>> = {
  advocate: (by) =>
    `We passed on that you want somebody to speak up for you. They get in touch by ${longDay(by)}.`,
  'independent-visitor': (by) =>
    `We passed on that you want somebody to visit you. They get in touch by ${longDay(by)}.`
};
const outcome = 'Passed to the advocacy provider.';

type PassedOn =
  | { readonly ok: true }
  | { readonly ok: false; readonly problems: Problems<Reach & { readonly request: unknown }> };

/**
 * Passes a child's open request on to the advocacy provider, with its words and who may know, and marks it as answered.
 * A second press changes nothing. What is kept from the IRO stays kept. One of a kind is open at a time: a request that
 * comes while one is, is answered and not passed on.
 * @param reach how the provider finds the child: asked of staff, because nothing else here tells it
 * @throws NotYours when there is no such request, it is not of this person's caseload, or the provider is not for it
 */
export async function passOn(
  store: Store,
  viewer: Staff,
  requestId: string,
  reach: Reach,
  now: number
): Promise<PassedOn> {
  const request = await requestFor(store, viewer, requestId, now);
  const kind = passedOnAs(request);
  if (kind === null) throw new NotYours();
  const isOpen = request.handledAt === null && (await hasOpen(store, viewer, request.childId, kind));
  const problems = { ...reachProblems(reach), ...(isOpen ? { request: openInstead } : {}) };
  if (!isFine(problems)) return { ok: false, problems };
  const { childId, reviewId, kept, details } = request;
  const words = openOrNull(store.vault, request.words, `requests.words:${requestId}`) ?? '';
  const { known } = openDetails(store, { id: requestId, details });
  const contactBy = contactDay(dayOf(request.askedAt), dayOf(now), await holidaySet(store));
  await store.transaction(async (tx) => {
    const answer = { outcome, tellChild: told[kind](contactBy) };
    if (!(await closeRequest(tx, viewer, { id: requestId, childId }, answer, now))) return;
    const referring = { childId, reviewId, requestId, kind, words, known, reach, kept, contactBy };
    await add(tx, viewer, referring, now);
  });
  return { ok: true };
}

export interface ReferralForm extends Reach {
  /** advocate | independent-visitor | non-instructed. */
  readonly kind: string;
  /** The day the child said yes; null when none was typed, undefined when it is no real day. Not for non-instructed. */
  readonly askedOn: Day | null | undefined;
  /** What the provider is told. */
  readonly words: string;
  /** What was said of each who may know. The IRO's row counts only from who may see what is kept from them. */
  readonly known: Known;
  /** The review at which it was offered; null outside any. */
  readonly reviewId: string | null;
}

/**
 * Refers a child whom nobody had asked here: who said yes in person to an advocate or a visitor, or who cannot say so
 * (non-instructed advocacy). What the child said in person is kept as a request too, so that the child is told where it
 * stands. One of a kind at a time is open for a child, as far as this person may know.
 * @throws NotYours when the child is not of this person's caseload, or the review is not the child's
 */
export async function refer(
  store: Store,
  viewer: Staff,
  childId: string,
  form: ReferralForm,
  now: number
): Promise<Written<ReferralForm>> {
  const child = await childFor(store, viewer, 'handle-request', childId, now);
  if (form.reviewId !== null) await demandReviewOf(store, childId, form.reviewId);
  const kind = referralKinds.find((known) => known === form.kind);
  const problems = await formProblems(
    store,
    viewer,
    { ...form, dateOfBirth: child.dateOfBirth, childId },
    now
  );
  if (kind === undefined || !isFine(problems)) return { ok: false, problems };
  const seesKept = mightEver(viewer, 'handle-kept-request');
  const known = seesKept ? readKnown(form.known) : readKnown({ ...form.known, iro: null });
  const today = dayOf(now);
  const askedOn = kind === 'non-instructed' ? today : (form.askedOn ?? today);
  const contactBy = contactDay(askedOn, today, await holidaySet(store));
  const whose = { childId, reviewId: form.reviewId, kept: known.iro === 'no' };
  const words = form.words.trim();
  const id = await store.transaction(async (tx) => {
    const asked = { ...whose, kind, askedOn, contactBy, words };
    const requestId = kind === 'non-instructed' ? null : await keepAsked(tx, viewer, { ...asked, kind }, now);
    return add(tx, viewer, { ...whose, requestId, kind, words, known, reach: form, contactBy }, now);
  });
  return { ok: true, id };
}

const alreadyOpen = 'A referral of this kind is open already for this child.';
const openInstead = `${alreadyOpen} Answer the request below: say where it stands.`;

async function formProblems(
  store: Store,
  viewer: Staff,
  form: ReferralForm & { readonly dateOfBirth: Day; readonly childId: string },
  now: number
): Promise<Problems<ReferralForm>> {
  const kind = referralKinds.find((known) => known === form.kind);
  const isOpen = kind !== undefined && (await hasOpen(store, viewer, form.childId, kind));
  return {
    ...onlyWrong<ReferralForm>({
      kind: kind === undefined ? 'Choose what it is for.' : isOpen && alreadyOpen,
      askedOn: kind !== 'non-instructed' && askedProblem(form, dayOf(now)),
      words: wordsProblem(form.words.trim())
    }),
    ...reachProblems(form)
  };
}

function askedProblem(
  { askedOn, dateOfBirth }: { readonly askedOn: Day | null | undefined; readonly dateOfBirth: Day },
  today: Day
): string | false {
  if (askedOn === undefined) return notADay;
  if (askedOn === null) return 'Say on which day the child said yes.';
  if (askedOn > today) return 'This day is still to come.';
  return askedOn < dateOfBirth && 'This is before the child was born. Check the year.';
}

function wordsProblem(words: string): string | false {
  if (words === '') return 'Say what the provider needs to know.';
  return letters(words) > longestWords && `Make it shorter: ${longestWords} letters at most.`;
}

async function demandReviewOf({ db, t: { reviews } }: Store, childId: string, reviewId: string) {
  const [row] = await db.select({ childId: reviews.childId }).from(reviews).where(eq(reviews.id, reviewId));
  if (row?.childId !== childId) throw new NotYours();
}

/** Whether one of the kind is open. What is kept from this person is no reason to refuse: it would tell them of it. */
async function hasOpen(store: Store, viewer: Staff, childId: string, kind: ReferralKind): Promise<boolean> {
  const { referrals } = store.t;
  const [row] = await store.db
    .select({ id: referrals.id })
    .from(referrals)
    .where(
      and(
        eq(referrals.childId, childId),
        eq(referrals.kind, kind),
        isNull(referrals.closedAt),
        mightEver(viewer, 'see-kept-referral') ? undefined : eq(referrals.keptFromIro, false)
      )
    )
    .limit(1);
  return row !== undefined;
}

interface Asked {
  readonly childId: string;
  readonly reviewId: string | null;
  readonly kind: PassedOnKind;
  readonly kept: boolean;
  readonly askedOn: Day;
  readonly contactBy: Day;
  readonly words: string;
}

/** What the child said in person, answered at once. Gives its id. */
async function keepAsked(tx: Store, viewer: Staff, asked: Asked, now: number): Promise<string> {
  const { childId, reviewId, kind, kept, askedOn, contactBy, words } = asked;
  const id = newId();
  await tx.db.insert(tx.t.requests).values({
    id,
    childId,
    reviewId,
    kind,
    worry: false,
    keptFromIro: kept,
    words: tx.vault.seal(words, `requests.words:${id}`),
    askedAt: askedOn === dayOf(now) ? now : Date.parse(`${askedOn}T12:00:00Z`),
    answerBy: contactBy
  });
  await closeRequest(tx, viewer, { id, childId }, { outcome, tellChild: told[kind](contactBy) }, now);
  return id;
}

interface Referring {
  readonly childId: string;
  readonly reviewId: string | null;
  readonly requestId: string | null;
  readonly kind: ReferralKind;
  readonly words: string;
  readonly known: Known;
  readonly reach: Reach;
  readonly kept: boolean;
  readonly contactBy: Day;
}

async function add(tx: Store, viewer: Staff, referring: Referring, now: number): Promise<string> {
  const id = newId();
  const { words, known, reach, kept, ...facts } = referring;
  await tx.db.insert(tx.t.referrals).values({
    id,
    ...facts,
    words: tx.vault.seal(words, `referrals.words:${id}`),
    known: tx.vault.seal(JSON.stringify(known), `referrals.known:${id}`),
    reach: sealReach(tx, id, reach),
    keptFromIro: kept,
    referredBy: viewer.staffId,
    referredAt: now
  });
  const deed = { action: 'referral.made', childId: referring.childId, subjectId: id };
  await noteReadings(tx, viewer, [deed], now);
  return id;
}
