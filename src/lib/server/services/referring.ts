/** Passing a child on to the advocacy provider: what the child asked for, or without their asking. */
import { and, eq, isNull } from 'drizzle-orm';
import { dayOf, longDay, type Day } from '../../domain/day.ts';
import { contactWithin, passedOnAs, type PassedOnKind } from '../../domain/referral.ts';
import { addWorkingDays } from '../../domain/working-day.ts';
import { letters } from '../../forms/posted.ts';
import { openOrNull } from '../crypto/vault.ts';
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import { closeRequest, requestFor } from './answered-requests.ts';
import { holidaySet } from './bank-holidays.ts';
import { NotYours, type Staff } from './caseload.ts';
import { childFor } from './child-page.ts';
import { noteReadings } from './readings.ts';
import type { Written } from './typed-form.ts';

/** In characters. */
const longestWords = 1000;

/** What the child reads at first; later the page says where the referral stands. */
const told: Readonly<Record<PassedOnKind, (by: Day) => string>> = {
  advocate: (by) =>
    `We passed on that you want somebody to speak up for you. They get in touch by ${longDay(by)}.`,
  'independent-visitor': (by) =>
    `We passed on that you want somebody to visit you. They get in touch by ${longDay(by)}.`
};

/**
 * Passes a child's open request on to the advocacy provider, with its words, and marks it as answered. A second press
 * changes nothing. What is kept from the IRO stays kept.
 * @throws NotYours when there is no such request, it is not of this person's caseload, or the provider is not for it
 */
export async function passOn(store: Store, viewer: Staff, requestId: string, now: number): Promise<void> {
  const request = await requestFor(store, viewer, requestId, now);
  const kind = passedOnAs(request);
  if (kind === null) throw new NotYours();
  const { childId, reviewId, kept } = request;
  const words = openOrNull(store.vault, request.words, `requests.words:${requestId}`) ?? '';
  const contactBy = await contactDay(store, now);
  await store.transaction(async (tx) => {
    const answer = { outcome: 'Passed to the advocacy provider.', tellChild: told[kind](contactBy) };
    if (!(await closeRequest(tx, viewer, { id: requestId, childId }, answer, now))) return;
    await add(tx, viewer, { childId, reviewId, requestId, kind, words, kept, contactBy }, now);
  });
}

/**
 * Refers a child who has not asked and cannot say so: non-instructed advocacy. One at a time is open for a child.
 * @param typed what the provider is told, 1000 characters at most
 * @throws NotYours when the child is not of this person's caseload
 */
export async function referUninstructed(
  store: Store,
  viewer: Staff,
  childId: string,
  typed: string,
  now: number
): Promise<Written<{ words: string }>> {
  await childFor(store, viewer, 'handle-request', childId, now);
  const words = typed.trim();
  const problem = problemIn(words) ?? ((await hasOpen(store, childId)) ? alreadyOpen : null);
  if (problem !== null) return { ok: false, problems: { words: problem } };
  const contactBy = await contactDay(store, now);
  const id = await store.transaction((tx) =>
    add(
      tx,
      viewer,
      { childId, reviewId: null, requestId: null, kind: 'non-instructed', words, kept: false, contactBy },
      now
    )
  );
  return { ok: true, id };
}

const alreadyOpen = 'A referral of this kind is open already for this child.';

function problemIn(words: string): string | null {
  if (words === '') return 'Say what the provider needs to know.';
  return letters(words) > longestWords ? `Make it shorter: ${longestWords} letters at most.` : null;
}

async function hasOpen(store: Store, childId: string): Promise<boolean> {
  const { referrals } = store.t;
  const [row] = await store.db
    .select({ id: referrals.id })
    .from(referrals)
    .where(
      and(eq(referrals.childId, childId), eq(referrals.kind, 'non-instructed'), isNull(referrals.closedAt))
    )
    .limit(1);
  return row !== undefined;
}

/** The day by which the provider promises the first contact with a child referred now. */
async function contactDay(store: Store, now: number): Promise<Day> {
  return addWorkingDays(dayOf(now), contactWithin, await holidaySet(store));
}

interface Referring {
  readonly childId: string;
  readonly reviewId: string | null;
  readonly requestId: string | null;
  readonly kind: PassedOnKind | 'non-instructed';
  readonly words: string;
  readonly kept: boolean;
  readonly contactBy: Day;
}

async function add(tx: Store, viewer: Staff, referring: Referring, now: number): Promise<string> {
  const id = newId();
  const { words, kept, ...facts } = referring;
  await tx.db.insert(tx.t.referrals).values({
    id,
    ...facts,
    words: tx.vault.seal(words, `referrals.words:${id}`),
    keptFromIro: kept,
    referredBy: viewer.staffId,
    referredAt: now
  });
  const deed = { action: 'referral.made', childId: referring.childId, subjectId: id };
  await noteReadings(tx, viewer, [deed], now);
  return id;
}
