/** The people of one review: whom one press asks and how, whose letter waits, and who cannot be asked and why. */
import { audienceOfRole } from '../../domain/asked.ts';
import { askingOf, type WayInFact } from '../../domain/asking.ts';
import { contactIn, type Contact } from '../../domain/contact.ts';
import type { Audience } from '../../domain/viewer.ts';
import { openOrNull } from '../crypto/vault.ts';
import type { Store } from '../db/store.ts';
import type { AskFacts, Around, Invited } from './to-ask-facts.ts';

interface Person {
  /** `child`, or the id of the connection. */
  readonly who: string;
  readonly audience: Audience;
  /** What they are to the child; null for the child. */
  readonly role: string | null;
  readonly name: string;
  readonly calledBy: string | null;
}

export interface PersonToAsk extends Person {
  readonly by: 'message' | 'letter';
  readonly because: 'not-asked' | 'failed';
}

export interface PersonUnprinted extends Person {
  readonly invitationId: string;
  readonly madeAt: number;
  readonly madeBy: string | null;
}

/**
 * `unsaid`: not asked, and nobody said why · `ended`: their way in was ended · `nobody`: no parent and no carer is in
 * the register, so that there is nobody to name.
 */
export type PersonMissing =
  (Person & { readonly kind: 'unsaid' | 'ended' }) | { readonly kind: 'nobody'; readonly who: null };

interface Known extends Person {
  readonly contact: Contact | null;
  /** How they read: a change of it is a change of what is sent. */
  readonly reads: readonly (string | null)[];
}

interface ChildsReview {
  readonly reviewId: string;
  readonly childId: string;
  readonly name: string;
  readonly age: number;
  readonly contact: Parameters<typeof openOrNull>[1];
  readonly language: string;
  readonly printSize: string | null;
}

/** @returns also what the review's stamp is made of */
export function peopleOf(store: Store, review: ChildsReview, facts: AskFacts, now: number) {
  const round = facts.around.get(review.childId) ?? [];
  const people = [
    ...childOf(store, review),
    ...round.filter(({ askViews }) => askViews).flatMap(adultOf(store))
  ];
  const standing = people.map((person) => ({
    person,
    ...standingOf(store, person, review.reviewId, facts, now)
  }));
  const toAsk = standing.flatMap(({ person, asking }) =>
    asking?.kind === 'ask' ? [{ person, by: asking.by, because: asking.because }] : []
  );
  return {
    people: toAsk.map(({ person, by, because }): PersonToAsk => ({ ...shown(person), by, because })),
    unprinted: standing.flatMap(({ person, asking, open }): PersonUnprinted[] => {
      const made = open && facts.unprinted.get(open.id);
      if (asking?.kind !== 'unprinted' || !open || !made) return [];
      return [{ ...shown(person), invitationId: open.id, madeAt: made.at, madeBy: made.by }];
    }),
    missing: [
      ...standing.flatMap(({ person, asking }): PersonMissing[] =>
        asking?.kind === 'ended' ? [{ ...shown(person), kind: 'ended' }] : []
      ),
      ...unsaidIn(store, round)
    ],
    stamped: toAsk.map(({ person, by }) => [person.who, by, person.contact?.to ?? null, ...person.reads])
  };
}

const shown = ({ who, audience, role, name, calledBy }: Known): Person => ({
  who,
  audience,
  role,
  name,
  calledBy
});

/** Under four a child is seen and not asked. */
function childOf(
  { vault }: Store,
  { childId, name, age, contact, language, printSize }: ChildsReview
): Known[] {
  if (age < 4) return [];
  const written = openOrNull(vault, contact, `children.contact:${childId}`);
  const reads = [language, printSize];
  const self = { who: 'child', audience: 'child', role: null, name, calledBy: null } as const;
  return [{ ...self, contact: contactIn(written ?? ''), reads }];
}

const adultOf =
  ({ vault }: Store) =>
  (row: Around): Known[] => {
    const { id, role, language, printSize } = row;
    const audience = audienceOfRole(role);
    if (audience === null) return [];
    const written = openOrNull(vault, row.contact, `connections.contact:${id}`);
    const name = vault.open(row.name, `connections.name:${id}`);
    const calledBy = openOrNull(vault, row.calledBy, `connections.calledBy:${id}`);
    return [
      {
        who: id,
        audience,
        role,
        name,
        calledBy,
        contact: contactIn(written ?? ''),
        reads: [language, printSize]
      }
    ];
  };

/** A parent or carer who is not asked, without a word of why; and a child with neither of them. */
function unsaidIn(store: Store, round: readonly Around[]): PersonMissing[] {
  const family = round.filter(({ role }) => role === 'parent' || role === 'carer');
  if (family.length === 0) return [{ kind: 'nobody', who: null }];
  const unsaid = family.filter(({ askViews, whyNotAsked }) => !askViews && whyNotAsked === null);
  return unsaid.flatMap(adultOf(store)).map((person) => ({ ...shown(person), kind: 'unsaid' }));
}

function standingOf(store: Store, person: Known, reviewId: string, facts: AskFacts, now: number) {
  const isTheirs = (fact: { audience: string; connectionId: string | null }) =>
    person.audience === 'child' ? fact.audience === 'child' : fact.connectionId === person.who;
  const invited = (facts.invited.get(reviewId) ?? []).filter(isTheirs);
  const isOpen = ({ endedAt, endsAt }: Invited) => endedAt === null && endsAt > now;
  const waysIn = invited.map((one): WayInFact => ({
    isOpen: isOpen(one),
    wasEntered: one.openedAt !== null,
    sentTo:
      one.channel === null
        ? null
        : (openOrNull(store.vault, one.contact, `invitations.contact:${one.id}`) ?? ''),
    hasFailed: facts.messages.get(one.id) === 'failed',
    isUnprinted: facts.unprinted.has(one.id)
  }));
  const hasAnswered = (facts.answered.get(reviewId) ?? []).some(isTheirs);
  return { asking: askingOf(waysIn, person.contact, hasAnswered), open: invited.find(isOpen) };
}
