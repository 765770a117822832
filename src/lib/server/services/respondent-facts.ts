/** What every respondent's page needs to know: whose review it is, when and where, and who reads the answers. */
import { and, eq, sql } from 'drizzle-orm';
import { bandFor } from '../../domain/age-band.ts';
import { isToldPlace } from '../../domain/asked.ts';
import { dayOf, type Day } from '../../domain/day.ts';
import type { Band, FormDefinition } from '../../forms/definition.ts';
import { form, formsFor } from '../../forms/registry.ts';
import { inShortBreakWords } from '../../forms/short-breaks.ts';
import { openOrNull } from '../crypto/vault.ts';
import { prepared } from '../db/prepared.ts';
import type { Store } from '../db/store.ts';
import { isNamed } from './leavers.ts';
import { pictureAddress } from './pictures.ts';
import type { Purpose, Writer } from './submission-records.ts';

interface Iro {
  readonly name: string;
  readonly firstName: string;
  readonly picture: string | null;
}

export interface RespondentFacts {
  readonly child: {
    /** What the child wants to be called, else the first name; null while none is known. */
    readonly name: string | null;
    readonly dateOfBirth: Day;
    readonly communication: string | null;
    /** Lives at home and is looked after for short breaks only. */
    readonly shortBreaks: boolean;
  };
  /** The name of the person reading the page: what the child is called, or the adult's name. */
  readonly reader: string | null;
  readonly review: {
    readonly meetingOn: Day | null;
    /** Local time, 'HH:MM'. */
    readonly meetingTime: string | null;
    readonly placeKind: string | null;
    /** Null also for a reader who is not told it (`isToldPlace`). */
    readonly place: string | null;
    readonly heldOn: Day | null;
    readonly cancelledAt: number | null;
  };
  /** Null while nobody is named, and when the account of who was has ended. */
  readonly iro: Iro | null;
  /** The form this person changed to; null for the usual one. */
  readonly formId: string | null;
}

/**
 * @param now in ms: an IRO whose account has ended by then is not named any more
 * @throws when the review is not the child's: an invitation that points at nothing must not be answered
 */
export async function factsOf(store: Store, who: Writer, now: number): Promise<RespondentFacts> {
  const [row] = await reviewWithPeople(store).execute({
    reviewId: who.reviewId,
    childId: who.childId,
    invitationId: who.invitationId
  });
  if (!row) throw new Error('An invitation points at no review of its child');
  const { review, child } = row;
  const name =
    openOrNull(store.vault, child.nickname, `children.nickname:${child.id}`) ??
    openOrNull(store.vault, child.firstName, `children.firstName:${child.id}`);
  const place = openOrNull(store.vault, review.place, `reviews.place:${review.id}`);
  return {
    formId: row.formId,
    child: {
      name,
      dateOfBirth: child.dateOfBirth,
      communication: child.communication,
      shortBreaks: child.cycle === 'short-breaks'
    },
    reader: who.audience === 'child' ? name : await nameOfAdult(store, who),
    review: { ...review, place: isToldPlace(who.audience) ? place : null },
    iro: isNamed(row, now) ? iroIn(row) : null
  };
}

const iroIn = (row: { readonly iroName: string | null; readonly iroPicture: string | null }): Iro | null =>
  row.iroName === null
    ? null
    : { name: row.iroName, firstName: firstWord(row.iroName), picture: pictureAddress(row.iroPicture) };

const reviewWithPeople = prepared(({ db, t: { reviews, children, staff, invitations } }) =>
  db
    .select({
      review: {
        id: reviews.id,
        meetingOn: reviews.meetingOn,
        meetingTime: reviews.meetingTime,
        placeKind: reviews.placeKind,
        place: reviews.place,
        heldOn: reviews.heldOn,
        cancelledAt: reviews.cancelledAt
      },
      child: {
        id: children.id,
        firstName: children.firstName,
        nickname: children.nickname,
        dateOfBirth: children.dateOfBirth,
        communication: children.communication,
        cycle: children.cycle
      },
      iroId: children.iroId,
      iroEndsAt: staff.endsAt,
      iroName: staff.name,
      iroPicture: staff.picture,
      formId: invitations.formId
    })
    .from(reviews)
    .innerJoin(children, eq(children.id, reviews.childId))
    .leftJoin(invitations, eq(invitations.id, sql.placeholder('invitationId')))
    .leftJoin(staff, eq(staff.id, children.iroId))
    .where(and(eq(reviews.id, sql.placeholder('reviewId')), eq(reviews.childId, sql.placeholder('childId'))))
    .prepare('review_with_people')
);

async function nameOfAdult(store: Store, who: Writer): Promise<string | null> {
  if (who.connectionId === null) return null;
  const { connections } = store.t;
  const rows = await store.db
    .select({ name: connections.name })
    .from(connections)
    .where(eq(connections.id, who.connectionId));
  return openOrNull(store.vault, rows[0]?.name, `connections.name:${who.connectionId}`);
}

/** The size of the page for this reader on a day: that of the form they changed to, a child's band, or adults'. */
export function bandOf(who: Writer, facts: RespondentFacts, now: number): Band {
  if (who.audience !== 'child') return 'adult';
  const chosen = facts.formId === null ? null : form(facts.formId);
  if (chosen?.audience === 'child') return chosen.band;
  const band = ageBandOf(facts, now);
  return band === 'under-4' ? '4-7' : band;
}

function ageBandOf({ child }: RespondentFacts, now: number) {
  const { dateOfBirth, communication } = child;
  return bandFor({ dateOfBirth, communication, on: dayOf(now) });
}

/** Bands whose form comes nearest, for a band without a form of its own. */
const nearest: Readonly<Record<Band, readonly Band[]>> = {
  symbol: ['symbol', '4-7', '8-11', '12-15', '16-17'],
  '4-7': ['4-7', 'symbol', '8-11', '12-15', '16-17'],
  '8-11': ['8-11', '12-15', '4-7', '16-17', 'symbol'],
  '12-15': ['12-15', '16-17', '8-11', '4-7', 'symbol'],
  '16-17': ['16-17', '12-15', '8-11', '4-7', 'symbol'],
  adult: ['adult']
};

/**
 * The newest form for this reader, or that of the nearest band; null when the registry has none at all. Who looks
 * after a child under four says what they see as well, for the child cannot be asked in words.
 */
export function formOffered(
  who: Writer,
  facts: RespondentFacts,
  now: number,
  purpose: Purpose
): FormDefinition | null {
  const found = usualOrChosen(who, facts, now, purpose);
  return found && wordedFor(found, facts);
}

/** The form in the words that fit this child's life. */
export function wordedFor(found: FormDefinition, { child }: RespondentFacts): FormDefinition {
  return child.shortBreaks && found.purpose === 'views' ? inShortBreakWords(found) : found;
}

function usualOrChosen(
  who: Writer,
  facts: RespondentFacts,
  now: number,
  purpose: Purpose
): FormDefinition | null {
  const offered = formsFor({ purpose, audience: who.audience });
  const chosen = offered.find((one) => one.id === facts.formId);
  if (chosen) return chosen;
  const band = bandOf(who, facts, now);
  const inOrder = nearest[band].flatMap((near) => offered.filter((one) => one.band === near));
  const forUnderFours = ageBandOf(facts, now) === 'under-4';
  return inOrder.find((one) => (one.forUnderFours === true) === forUnderFours) ?? inOrder[0] ?? null;
}

/** What somebody is called by a child. */
export const firstWord = (name: string): string => name.trim().split(/\s+/)[0] ?? name;
