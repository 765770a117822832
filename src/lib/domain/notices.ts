/**
 * What operational teams tell the reviewing team: a child became looked after, something changed, care ended; and by
 * when somebody must have acted on it. Councils count reviews that were late because nobody told the reviewing team.
 */
import type { Day } from './day.ts';
import { isLookedAfter } from './looked-after.ts';
import { iroNamedBy } from './review-alerts.ts';
import { nextReviewBy, type Cycle } from './review-timescale.ts';
import { addWorkingDays, type Holidays } from './working-day.ts';

export const noticeKinds = [
  { value: 'became-looked-after', words: 'A child became looked after' },
  { value: 'changed', words: 'Something changed for a child' },
  { value: 'ended', words: 'Care ended' }
] as const;
export type NoticeKind = (typeof noticeKinds)[number]['value'];

/** Where the child lives now. */
export const livingKinds = [
  { value: 'foster', words: 'With foster carers' },
  { value: 'connected', words: 'With relatives or friends (connected persons)' },
  { value: 'residential', words: 'In a children’s home or school' },
  { value: 'other', words: 'Somewhere else' }
] as const;

export const changeKinds = [
  { value: 'placement', words: 'Where the child lives' },
  { value: 'social-worker', words: 'Social worker' },
  { value: 'carer', words: 'Carer' },
  { value: 'details', words: 'Name or details' },
  { value: 'contact', words: 'A parent, or contact with family' },
  { value: 'legal-status', words: 'Legal status' },
  { value: 'other', words: 'Something else' }
] as const;

/** Why care ended, in the plain words of the reasons the yearly return knows. */
export const endReasons = [
  { value: 'home', words: 'Went home to parents, or to somebody with parental responsibility' },
  { value: 'relatives', words: 'Lives with relatives or friends, with no order' },
  { value: 'child-arrangements', words: 'Child arrangements order' },
  { value: 'special-guardianship', words: 'Special guardianship order' },
  { value: 'adopted', words: 'Adopted' },
  { value: 'eighteen', words: 'Turned 18' },
  { value: 'independent', words: 'Moved on to live independently' },
  { value: 'remand-ended', words: 'Remand ended' },
  { value: 'sentenced', words: 'Sentenced to custody' },
  { value: 'other-council', words: 'Another council took over' },
  { value: 'abroad', words: 'Moved abroad' },
  { value: 'died', words: 'Died' },
  { value: 'other', words: 'Another reason' }
] as const;

/** What became of a notice. `changed`: it was put in the register; `known`: the register had it already. */
export const noticeOutcomes = ['registered', 'changed', 'known', 'not-ours'] as const;
export type NoticeOutcome = (typeof noticeOutcomes)[number];

/** The kind of this name; undefined for any other text. */
export const noticeKind = (value: string): NoticeKind | undefined =>
  noticeKinds.find((kind) => kind.value === value)?.value;

/** What may tell that the number on a notice is another child's. */
export type Differing = 'first name' | 'date of birth';

const plain = (name: string) => name.normalize('NFKC').trim().toLowerCase();

/**
 * What speaks against a notice being about the child with its number: one slip in a number must not end another child's
 * care. A nickname is a name too. A day of birth that was not told speaks against nobody; but of a child whose name the
 * register does not know, it is all there is.
 */
export function differsFrom(
  told: { readonly firstName: string; readonly dateOfBirth?: Day | null | undefined },
  child: { readonly firstName: string | null; readonly nickname: string | null; readonly dateOfBirth: Day }
): Differing[] {
  const names = [child.firstName, child.nickname].filter((name) => name !== null).map(plain);
  const born = told.dateOfBirth ?? null;
  const otherName = names.length === 0 ? born === null : !names.includes(plain(told.firstName));
  return [
    ...(otherName ? (['first name'] as const) : []),
    ...(born !== null && born !== child.dateOfBirth ? (['date of birth'] as const) : [])
  ];
}

/** Why a notice cannot be marked as done yet. */
export type NotYet = 'no-child' | 'differs' | 'not-looked-after' | 'not-ended';

/**
 * Why a notice cannot leave the queue as done: it stays until the register shows of the child what was told, or a new
 * child would stand in no list at all. Null when it can.
 * @param child whom it is found to be about; `differs` while only the number says so
 */
export function notDoneYet(
  kind: NoticeKind,
  child: {
    readonly differs: boolean;
    readonly lookedAfterSince: Day | null;
    readonly ceasedOn: Day | null;
  } | null,
  today: Day
): NotYet | null {
  if (child === null) return 'no-child';
  if (child.differs) return 'differs';
  const isIn = child.lookedAfterSince !== null && isLookedAfter(child, today);
  if (kind === 'became-looked-after' && !isIn) return 'not-looked-after';
  return kind === 'ended' && child.ceasedOn === null ? 'not-ended' : null;
}

/** Working days after the day it was sent: this service's own promise, so that the five days for an IRO can be kept. */
const handleWithin = 1;

/** The day by which somebody has to have acted on a notice sent on `sentOn`. */
export const handleBy = (sentOn: Day, holidays: Holidays): Day =>
  addWorkingDays(sentOn, handleWithin, holidays);

/** Working days that a notice stands in the IRO's own day until they have opened it. */
const newFor = 5;

/** The first day of which a notice is still new on `today`. */
export const newSince = (today: Day, holidays: Holidays): Day => addWorkingDays(today, -newFor, holidays);

/** Nobody has acted on it, and its day has gone by. */
export const isNoticeLate = (
  notice: { readonly outcome: string | null; readonly handleBy: Day },
  today: Day
): boolean => notice.outcome === null && notice.handleBy < today;

/**
 * The two days that run from becoming looked after: an IRO by name within 5 working days (good practice, domain §2.4),
 * and the first review by its legal limit (regulation 33: 20 working days; short breaks, regulation 48: 3 months).
 * @param startedOn the day the child became looked after
 * @param cycle as the legal status says
 */
export const daysOfNewChild = (
  startedOn: Day,
  cycle: Cycle,
  holidays: Holidays
): { readonly iroBy: Day; readonly reviewBy: Day } => ({
  iroBy: iroNamedBy(startedOn, holidays),
  reviewBy: nextReviewBy({ cycle, startedOn, heldOn: [], holidays }).limit
});
