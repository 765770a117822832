/**
 * One press asks everybody of the list: messages where one can go, letters for the others. Each review is done all or
 * nothing and only as it was shown, so that a second press, or a colleague's, sends nothing twice.
 */
import { and, eq, inArray } from 'drizzle-orm';
import { mightEver } from '../../domain/access.ts';
import { dayOf } from '../../domain/day.ts';
import type { Store } from '../db/store.ts';
import { askLine, type AskLine } from './to-ask.ts';
import { printed, toPrint } from './to-ask-facts.ts';
import { caseloadOf, childrenIn, NotYours, type Staff } from './caseload.ts';
import { openOrNull } from '../crypto/vault.ts';
import { recordAll } from './events.ts';
import { makeLetters, type Letter } from './letters.ts';
import { sendInvitations, type InviteWords } from './message-invitations.ts';

/** A review of the list as the page showed it. */
export interface ReviewChosen {
  readonly reviewId: string;
  readonly stamp: string;
}

/** The letters of one review, to be printed. */
interface LettersMade {
  readonly review: { readonly id: string; readonly childId: string; readonly heldOn: null };
  readonly letters: readonly Letter[];
}

export interface AskedAll {
  readonly messages: number;
  readonly made: readonly LettersMade[];
  /** Of whom another page has said something since: nobody of theirs was asked. */
  readonly changed: readonly string[];
  /** How many had nobody left to ask. */
  readonly done: number;
}

type One =
  | { readonly kind: 'asked'; readonly messages: number; readonly made: LettersMade }
  | { readonly kind: 'changed'; readonly name: string }
  | { readonly kind: 'done' };

/**
 * Asks the people of the chosen reviews. Skipped is what is not as it was shown, and what is done.
 * @throws NotYours for whoever asks nobody
 */
export async function askAll(
  store: Store,
  viewer: Staff,
  chosen: readonly ReviewChosen[],
  words: InviteWords,
  now: number
): Promise<AskedAll> {
  if (!mightEver(viewer, 'invite')) throw new NotYours();
  const done: One[] = [];
  for (const one of chosen) done.push(await store.transaction((tx) => askOne(tx, viewer, one, words, now)));
  const asked = done.filter((one) => one.kind === 'asked');
  return {
    messages: asked.reduce((sum, { messages }) => sum + messages, 0),
    made: asked.map(({ made }) => made).filter(({ letters }) => letters.length > 0),
    changed: done.flatMap((one) => (one.kind === 'changed' ? [one.name] : [])),
    done: done.filter(({ kind }) => kind === 'done').length
  };
}

async function askOne(
  tx: Store,
  viewer: Staff,
  { reviewId, stamp }: ReviewChosen,
  words: InviteWords,
  now: number
): Promise<One> {
  const line = await askLine(tx, viewer, reviewId, now);
  if (line === null || line.people.length === 0) return { kind: 'done' };
  if (line.stamp !== stamp) return { kind: 'changed', name: line.name };
  const by = (way: 'message' | 'letter') =>
    line.people.filter((person) => person.by === way).map(({ who }) => who);
  const byMessage = by('message');
  if (byMessage.length > 0) {
    const childTo = byMessage.includes('child') ? await contactOf(tx, line.childId) : '';
    await sendInvitations(tx, viewer, reviewId, { who: byMessage, childTo }, words, now);
  }
  const letters = await lettersFor(tx, viewer, line, by('letter'), now);
  const review = { id: reviewId, childId: line.childId, heldOn: null };
  return { kind: 'asked', messages: byMessage.length, made: { review, letters } };
}

async function contactOf(tx: Store, childId: string): Promise<string> {
  const { children } = tx.t;
  const [row] = await tx.db
    .select({ contact: children.contact })
    .from(children)
    .where(eq(children.id, childId));
  return openOrNull(tx.vault, row?.contact, `children.contact:${childId}`) ?? '';
}

/** Each in their own language and size; written down as still to be printed. */
async function lettersFor(
  tx: Store,
  viewer: Staff,
  { reviewId, childId }: Pick<AskLine, 'reviewId' | 'childId'>,
  who: readonly string[],
  now: number
): Promise<readonly Letter[]> {
  if (who.length === 0) return [];
  const letters = await makeLetters(tx, viewer, reviewId, { who, language: null, size: null }, now);
  await recordAll(
    tx,
    letters.map(({ invitationId }) => ({
      actorKind: 'staff',
      actorId: viewer.staffId,
      action: toPrint,
      childId,
      subjectId: invitationId
    })),
    now
  );
  return letters;
}

/**
 * Makes letters again that nobody has said were printed; those made before stop working. What is not waiting for the
 * printer any more is passed over.
 * @param waiting by the invitation that was shown
 * @throws NotYours for whoever asks nobody
 */
export async function makeAgain(
  store: Store,
  viewer: Staff,
  waiting: readonly string[],
  now: number
): Promise<readonly LettersMade[]> {
  const made: LettersMade[] = [];
  for (const reviewId of new Set((await theirs(store, viewer, waiting, now)).map((row) => row.reviewId))) {
    const one = await store.transaction(async (tx) => {
      const line = await askLine(tx, viewer, reviewId, now);
      const still = line?.unprinted.filter(({ invitationId }) => waiting.includes(invitationId)) ?? [];
      if (line === null || still.length === 0) return null;
      const who = still.map((person) => person.who);
      const letters = await lettersFor(tx, viewer, line, who, now);
      return { review: { id: reviewId, childId: line.childId, heldOn: null }, letters };
    });
    if (one !== null) made.push(one);
  }
  return made;
}

/** Somebody has the letters in their hand. Logged. @throws NotYours for whoever asks nobody */
export async function notePrinted(
  store: Store,
  viewer: Staff,
  waiting: readonly string[],
  now: number
): Promise<void> {
  const rows = await theirs(store, viewer, waiting, now);
  if (rows.length === 0) return;
  await recordAll(
    store,
    rows.map(({ id, childId }) => ({
      actorKind: 'staff',
      actorId: viewer.staffId,
      action: printed,
      childId,
      subjectId: id
    })),
    now
  );
}

/** The invitations of this caseload among those named, a few hundred at most. */
async function theirs(store: Store, viewer: Staff, ids: readonly string[], now: number) {
  if (!mightEver(viewer, 'invite')) throw new NotYours();
  const caseload = await caseloadOf(store, viewer, dayOf(now));
  const { invitations, children } = store.t;
  const { id, reviewId, childId } = invitations;
  return store.db
    .select({ id, reviewId, childId })
    .from(invitations)
    .innerJoin(children, eq(children.id, invitations.childId))
    .where(and(inArray(invitations.id, [...ids]), childrenIn(store, caseload)));
}
