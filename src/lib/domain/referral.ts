/**
 * A child passed to the advocacy provider: which requests are passed on, where a referral stands, when it is late
 * (domain §3.2). Asked for, non-instructed, or for an independent visitor.
 */
import { dayOf, type Day } from './day.ts';
import { addWorkingDays, type Holidays } from './working-day.ts';

/** Kinds of requests that go to the provider: a referral of the same kind comes of them. */
const passedOn = ['advocate', 'independent-visitor'] as const;
export type PassedOnKind = (typeof passedOn)[number];

/** What a child can be referred for. Non-instructed: for a child who cannot say what they want. */
export const referralKinds = [...passedOn, 'non-instructed'] as const;
export type ReferralKind = (typeof referralKinds)[number];

/** The kind of referral that comes of a request, or null when it is not one the provider is for. */
export function passedOnAs(request: {
  readonly kind: string;
  /** child | parent | carer; null when it was not made through an invitation. */
  readonly from: string | null;
}): PassedOnKind | null {
  if (request.from !== 'child' && request.from !== null) return null;
  return passedOn.find((kind) => kind === request.kind) ?? null;
}

/** Working days until the first contact: Coram Voice appoints an advocate within two (domain §3.2). */
const contactWithin = 2;

/**
 * The day by which the provider gets in touch: two working days from the day the child asked, because that is what the
 * child waits for. Passed on later than that, the next working day, so that the child is never promised a day gone by.
 */
export function contactDay(askedOn: Day, today: Day, holidays: Holidays): Day {
  const promised = addWorkingDays(askedOn, contactWithin, holidays);
  const soonest = addWorkingDays(today, 1, holidays);
  return promised < soonest ? soonest : promised;
}

/** Why a referral was closed. */
export const closingReasons = [
  { value: 'done', words: 'The help was given' },
  { value: 'declined', words: 'The child did not want it any more' },
  { value: 'moved', words: 'The child moved or left care' },
  { value: 'not-needed', words: 'It was not needed after all' },
  { value: 'other', words: 'Another reason' }
] as const;

/** The council takes a referral back that it passed on by mistake: not the provider's to choose. */
export const takenBack = { value: 'taken-back', words: 'Taken back by the council' } as const;

export type Standing = 'passed' | 'seen' | 'named' | 'contacted' | 'closed';

interface Instants {
  readonly seenAt: number | null;
  readonly namedAt: number | null;
  readonly firstContactAt: number | null;
  readonly closedAt: number | null;
}

/** Where a referral stands: the furthest step that was taken. */
export function standingOf({ seenAt, namedAt, firstContactAt, closedAt }: Instants): Standing {
  if (closedAt !== null) return 'closed';
  if (firstContactAt !== null) return 'contacted';
  if (namedAt !== null) return 'named';
  return seenAt === null ? 'passed' : 'seen';
}

/** Whether the child still waits for the first contact, so that its clock runs. */
export const isWaiting = ({
  firstContactAt,
  closedAt
}: Pick<Instants, 'firstContactAt' | 'closedAt'>): boolean => firstContactAt === null && closedAt === null;

/**
 * Whether somebody was in touch by the promised day; null while it is still to come, and for one that was closed before.
 */
export function wasInTime(
  {
    firstContactAt,
    closedAt,
    contactBy
  }: Pick<Instants, 'firstContactAt' | 'closedAt'> & { readonly contactBy: Day },
  today: Day
): boolean | null {
  if (firstContactAt !== null) return dayOf(firstContactAt) <= contactBy;
  const until = closedAt === null ? today : dayOf(closedAt);
  return until > contactBy ? false : null;
}

/** Nobody has been in touch, and the promised day has gone by. */
export const isLate = (
  referral: Pick<Instants, 'firstContactAt' | 'closedAt'> & { readonly contactBy: Day },
  today: Day
): boolean => isWaiting(referral) && referral.contactBy < today;
