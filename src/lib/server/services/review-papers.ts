/**
 * The days round one review that no other page keeps: when plan and papers came, when the record was shared, when the
 * IRO saw the child, what was said of rights and advocates, and why a review was late (domain file §2.4 and §9).
 */
import { eq } from 'drizzle-orm';
import { dayInWords, dayOf, type Day } from '../../domain/day.ts';
import { wasLate } from '../../domain/review-alerts.ts';
import { lateReasons } from '../../domain/review-timescale.ts';
import { letters } from '../../forms/posted.ts';
import { openOrNull, sealOrNull } from '../crypto/vault.ts';
import type { Store } from '../db/store.ts';
import { NotYours, openReview, type ReviewCard, type Staff } from './caseload.ts';
import { reviewsBeside } from './other-reviews.ts';
import { noteReadings } from './readings.ts';
import { isUnreferred } from './unreferred-offers.ts';
import { isFine, notADay, onlyWrong, type Problems } from './typed-form.ts';

const seenHows = ['home', 'school', 'out', 'video', 'telephone'] as const;
const advocacyOffers = ['accepted', 'has-one', 'declined', 'not-offered'] as const;

/** Days may be left out: null. Undefined when what was typed is no real day. */
export interface PapersForm {
  readonly planReceivedOn: Day | null | undefined;
  readonly papersReceivedOn: Day | null | undefined;
  readonly recordSharedOn: Day | null | undefined;
}

/** Empty text is "not recorded"; yes and no as words. */
export interface SeenForm {
  readonly childSeenOn: Day | null | undefined;
  readonly childSeenHow: string;
  readonly childSeenAlone: string;
  readonly rightsDiscussed: string;
  readonly advocacyOffer: string;
}

export interface LateForm {
  readonly lateReason: string;
  readonly lateNote: string;
}

/** In characters. */
const longestNote = 500;

export type PapersSaved<F> = { readonly ok: true } | { readonly ok: false; readonly problems: Problems<F> };

export interface ReviewPapers {
  readonly review: ReviewCard;
  readonly papers: Readonly<Record<keyof PapersForm, Day | null>>;
  /** Null for whoever may not record the meeting. */
  readonly seen: (Omit<SeenForm, 'childSeenOn'> & { readonly childSeenOn: Day | null }) | null;
  /** Null for whoever may not record the meeting, and for a review that was not late. */
  readonly late: LateForm | null;
  /** The child said yes to an advocate and nobody has passed it on, as far as this person may know. */
  readonly unreferred: boolean;
}

/**
 * What is recorded of one review. Reading why it was late is logged.
 * @throws NotYours when this person may not plan the review
 */
export async function papersOf(
  store: Store,
  viewer: Staff,
  reviewId: string,
  now: number
): Promise<ReviewPapers> {
  const review = await openReview(store, viewer, 'plan-review', reviewId, now);
  const row = await rowOf(store, review.id);
  const { planReceivedOn, papersReceivedOn, recordSharedOn } = row;
  const known = { review, papers: { planReceivedOn, papersReceivedOn, recordSharedOn } };
  if (!(await mayRecord(store, viewer, reviewId, now)))
    return { ...known, seen: null, late: null, unreferred: false };
  const late = wasLate(review) ? lateOf(store, row) : null;
  if (late !== null && late.lateNote !== '') {
    const reading = { action: 'late-note.read', childId: review.childId, subjectId: review.id };
    await noteReadings(store, viewer, [reading], now);
  }
  const unreferred = await isUnreferred(store, viewer, review.id);
  return { ...known, seen: seenOf(row), late, unreferred };
}

async function mayRecord(store: Store, viewer: Staff, reviewId: string, now: number): Promise<boolean> {
  try {
    await openReview(store, viewer, 'record-meeting', reviewId, now);
    return true;
  } catch (problem) {
    if (problem instanceof NotYours) return false;
    throw problem;
  }
}

type Row = Store['t']['reviews']['$inferSelect'];

async function rowOf(store: Store, reviewId: string): Promise<Row> {
  const { reviews } = store.t;
  const [row] = await store.db.select().from(reviews).where(eq(reviews.id, reviewId));
  if (row === undefined) throw new NotYours();
  return row;
}

const yesNo = (value: boolean | null): string => (value === null ? '' : value ? 'yes' : 'no');

const seenOf = (row: Row): ReviewPapers['seen'] => ({
  childSeenOn: row.childSeenOn,
  childSeenHow: row.childSeenHow ?? '',
  childSeenAlone: yesNo(row.childSeenAlone),
  rightsDiscussed: yesNo(row.rightsDiscussed),
  advocacyOffer: row.advocacyOffer ?? ''
});

const lateOf = (store: Store, row: Row): LateForm => ({
  lateReason: row.lateReason ?? '',
  lateNote: openOrNull(store.vault, row.lateNote, `reviews.lateNote:${row.id}`) ?? ''
});

/** The first day that can belong to a review, and what stands before it. */
interface Since {
  readonly day: Day;
  readonly words: string;
}

/** What belongs to a review came after the one before it, and after the child became looked after. */
async function sinceOf(store: Store, review: ReviewCard): Promise<Since> {
  const { before } = await reviewsBeside(store, review);
  const { dateOfBirth, lookedAfterSince, name } = review;
  const last =
    before === null ? [] : [{ day: before, words: `the review before this one, on ${dayInWords(before)}` }];
  const care =
    lookedAfterSince === null
      ? { day: dateOfBirth, words: 'the child was born' }
      : { day: lookedAfterSince, words: `${name} was looked after, from ${dayInWords(lookedAfterSince)}` };
  return [care, ...last].reduce((a, b) => (b.day >= a.day ? b : a));
}

/** What is wrong with a day that must be one of the past. */
function pastDay(day: Day | null | undefined, since: Since, today: Day): string | null {
  if (day === undefined) return notADay;
  if (day === null) return null;
  if (day > today) return 'This day has not come yet.';
  return day < since.day ? `This is before ${since.words}. Check the year.` : null;
}

/** When plan and papers came and the record was shared. @throws NotYours */
export async function savePapers(
  store: Store,
  viewer: Staff,
  reviewId: string,
  form: PapersForm,
  now: number
): Promise<PapersSaved<PapersForm>> {
  const review = await openReview(store, viewer, 'plan-review', reviewId, now);
  const today = dayOf(now);
  const since = await sinceOf(store, review);
  const problems = onlyWrong<PapersForm>({
    planReceivedOn: pastDay(form.planReceivedOn, since, today),
    papersReceivedOn: pastDay(form.papersReceivedOn, since, today),
    recordSharedOn: pastDay(form.recordSharedOn, since, today) ?? sharedTooSoon(form, review)
  });
  const { planReceivedOn = null, papersReceivedOn = null, recordSharedOn = null } = form;
  const row = { planReceivedOn, papersReceivedOn, recordSharedOn };
  return keep(store, viewer, review, { problems, row, action: 'review.papers-recorded' }, now);
}

function sharedTooSoon({ recordSharedOn }: PapersForm, { heldOn }: ReviewCard): string | null {
  if (!recordSharedOn) return null;
  if (heldOn === null) return 'Record the meeting first: there is no record of it yet.';
  return recordSharedOn < heldOn ? 'This is before the review was held.' : null;
}

/**
 * How the IRO saw the child before the review, and what was spoken of. Gives the child's id when they said yes to an
 * advocate and nobody has passed it on.
 * @throws NotYours
 */
export async function saveSeen(
  store: Store,
  viewer: Staff,
  reviewId: string,
  form: SeenForm,
  now: number
): Promise<PapersSaved<SeenForm> & { readonly unreferred?: string }> {
  const review = await openReview(store, viewer, 'record-meeting', reviewId, now);
  const since = await sinceOf(store, review);
  const problems = onlyWrong<SeenForm>({
    childSeenOn: pastDay(form.childSeenOn, since, dayOf(now)) ?? seenDayWrong(form, review),
    childSeenHow: seenHowWrong(form),
    childSeenAlone: oneOf(form.childSeenAlone, ['yes', 'no']),
    rightsDiscussed: oneOf(form.rightsDiscussed, ['yes', 'no']),
    advocacyOffer: oneOf(form.advocacyOffer, advocacyOffers)
  });
  const row = {
    childSeenOn: form.childSeenOn ?? null,
    childSeenHow: form.childSeenHow || null,
    childSeenAlone: saidYes(form.childSeenAlone),
    rightsDiscussed: saidYes(form.rightsDiscussed),
    advocacyOffer: form.advocacyOffer || null
  };
  const saved = await keep(
    store,
    viewer,
    review,
    { problems, row, action: 'review.child-seen-recorded' },
    now
  );
  const waits = saved.ok && (await isUnreferred(store, viewer, review.id));
  return waits ? { ...saved, unreferred: review.childId } : saved;
}

const saidYes = (words: string): boolean | null => (words === '' ? null : words === 'yes');

const oneOf = (value: string, values: readonly string[]): string | null =>
  value === '' || values.includes(value) ? null : 'Choose one of these.';

function seenDayWrong(form: SeenForm, { heldOn, name }: ReviewCard): string | null {
  const { childSeenOn, childSeenHow, childSeenAlone } = form;
  if (!childSeenOn)
    return childSeenHow !== '' || childSeenAlone !== '' ? `Say on which day ${name} was seen.` : null;
  return heldOn !== null && childSeenOn > heldOn ? 'This is after the review was held.' : null;
}

const seenHowWrong = ({ childSeenOn, childSeenHow }: SeenForm): string | null =>
  childSeenOn && childSeenHow === '' ? 'Say how.' : oneOf(childSeenHow, seenHows);

/** Why a review was held after its limit. @throws NotYours also when it was not late */
export async function saveLate(
  store: Store,
  viewer: Staff,
  reviewId: string,
  form: LateForm,
  now: number
): Promise<PapersSaved<LateForm>> {
  const review = await openReview(store, viewer, 'record-meeting', reviewId, now);
  const isReason = lateReasons.some((reason) => reason.value === form.lateReason);
  const problems = onlyWrong<LateForm>({
    lateReason: isReason
      ? !wasLate(review) && 'This review was not held after its limit.'
      : 'Choose why it was late.',
    lateNote: noteWrong(form)
  });
  const row = {
    lateReason: form.lateReason,
    lateNote: sealOrNull(store.vault, form.lateNote, `reviews.lateNote:${review.id}`)
  };
  return keep(store, viewer, review, { problems, row, action: 'review.late-reason-given' }, now);
}

function noteWrong({ lateReason, lateNote }: LateForm): string | null {
  if (letters(lateNote) > longestNote) return `Make it shorter: ${longestNote} letters at most.`;
  return lateReason === 'other' && lateNote === '' ? 'Say what the reason was.' : null;
}

async function keep<F>(
  store: Store,
  viewer: Staff,
  review: ReviewCard,
  change: { readonly problems: Problems<F>; readonly row: Partial<Row>; readonly action: string },
  now: number
): Promise<PapersSaved<F>> {
  const { problems, row, action } = change;
  if (!isFine(problems)) return { ok: false, problems };
  await store.transaction(async (tx) => {
    const { reviews } = tx.t;
    await tx.db
      .update(reviews)
      .set({ ...row, updatedAt: now })
      .where(eq(reviews.id, review.id));
    await noteReadings(tx, viewer, [{ action, childId: review.childId, subjectId: review.id }], now);
  });
  return { ok: true };
}
