/** Invitations by e-mail or text message: made and put into the outbox in one step, so that none is made and not sent. */
import { contactIn, type Contact } from '../../domain/contact.ts';
import type { Store } from '../db/store.ts';
import type { Staff } from './caseload.ts';
import { createInvitation } from './invitations.ts';
import { openInvitations } from './invitation-sheet.ts';
import { putIn } from './outbox.ts';

/** What a message to somebody who is asked is for. */
type MessagePurpose = 'invitation' | 'reminder' | 'rating' | 'moved' | 'cancelled' | 'letter';

/** Words for a message in one language. @param token of the person's own link */
export type InviteWords = (language: string, token: string, purpose: MessagePurpose) => Promise<Said>;

interface Said {
  readonly subject: string;
  readonly text: string;
  /** Stands below the text of an e-mail; a text message has no room for it. */
  readonly more?: string | null;
}

type SendProblem = 'nobody' | 'child-contact' | 'no-contact';
export type MessagesSent =
  | { readonly ok: true; readonly count: number }
  | { readonly ok: false; readonly problem: SendProblem; readonly names: readonly string[] };

interface Chosen {
  /** `child`, or the ids of connections. */
  readonly who: readonly string[];
  /** Where the child's message goes, as typed. */
  readonly childTo: string;
}

type Person = Awaited<ReturnType<typeof openInvitations>>['people'][number];
const contactFor = (person: Person, { childTo }: Chosen): Contact | null =>
  contactIn(person.audience === 'child' ? childTo : (person.contact ?? ''));

/**
 * Whom of the chosen a message can reach, and who needs a letter: so that one press asks them all.
 * @throws NotYours
 */
export async function waysToAsk(
  store: Store,
  viewer: Staff,
  reviewId: string,
  chosen: Chosen,
  now: number
): Promise<{ readonly byMessage: readonly string[]; readonly byLetter: readonly string[] }> {
  const { people } = await openInvitations(store, viewer, reviewId, now);
  const asked = people.filter((person) => chosen.who.includes(person.who) && person.notAsked === null);
  const isReached = (person: Person) => contactFor(person, chosen) !== null;
  const named = (some: readonly Person[]) => some.map((person) => person.who);
  return {
    byMessage: named(asked.filter(isReached)),
    byLetter: named(asked.filter((person) => !isReached(person)))
  };
}

/**
 * Invites the chosen people by message; what they had before stops working. All or nobody.
 * @param chosen.who `child`, or the ids of connections · @param chosen.childTo where the child's goes, as typed
 * @throws NotYours
 */
export async function sendInvitations(
  store: Store,
  viewer: Staff,
  reviewId: string,
  chosen: Chosen,
  words: InviteWords,
  now: number
): Promise<MessagesSent> {
  const { review, people, open } = await openInvitations(store, viewer, reviewId, now);
  const asked = people.filter((person) => chosen.who.includes(person.who) && person.notAsked === null);
  if (!open || asked.length === 0) return { ok: false, problem: 'nobody', names: [] };
  const found = asked.map((person) => ({ person, contact: contactFor(person, chosen) }));
  const without = found.filter(({ contact }) => contact === null).map(({ person }) => person);
  if (without.length > 0) {
    const problem = without.some(({ audience }) => audience === 'child') ? 'child-contact' : 'no-contact';
    return { ok: false, problem, names: without.map(({ name }) => name) };
  }
  // Once the meeting was held, there is only to say how it was.
  const purpose = review.heldOn === null ? 'invitation' : 'rating';
  await store.transaction(async (tx) => {
    for (const { person, contact } of found) {
      if (contact === null) continue;
      const { audience, connectionId } = person;
      const wanted = { reviewId, audience, connectionId, contact, createdBy: viewer.staffId };
      const { id, token } = await createInvitation(tx, wanted, now);
      const said = await words(person.language, token, purpose);
      await putIn(tx, messageOf(`${purpose}:${id}`, purpose, contact, reviewId, said), now);
    }
  });
  return { ok: true, count: found.length };
}

/** One message to somebody who is asked. */
export const messageOf = (
  about: string,
  purpose: MessagePurpose,
  { channel, to }: Contact,
  reviewId: string,
  { subject, text, more = null }: Said
) => ({
  ...{ about, purpose, channel, to, reviewId, subject },
  text: channel === 'email' && more !== null ? `${text}\n\n${more}` : text
});
