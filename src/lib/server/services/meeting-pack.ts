/**
 * One child's page for the meeting: what each person said that may be said there, in their own words and pictures,
 * beside the child's wishes and what was agreed last time. What is for the IRO alone, every life area the child does
 * not want talked about in front of everyone or was not asked about yet, the words of an allegation, and who should not come are left out and only
 * counted. So is every answer that somebody keeps out by hand.
 */
import { and, eq, isNull } from 'drizzle-orm';
import { mayBeSaid } from '../../domain/hearers.ts';
import { holdsAllegation } from '../../domain/triage.ts';
import { questionCalled } from '../../forms/registry.ts';
import { isForArranging, isWish } from '../../forms/wishes.ts';
import { defaultLocale, isLocale, locales, type Locale } from '../../i18n/locales.ts';
import type { Store } from '../db/store.ts';
import type { ReviewCard, Staff } from './caseload.ts';
import { agreedBefore } from './agreed-before.ts';
import type { Decision } from './decisions.ts';
import { holdingKey, holdingsOf, whoseAnswer } from './held-answers.ts';
import { askFirstOf, keptOut, marksIn, type AskFirst } from './pack-consents.ts';
import type { ShownAnswer } from './shown-answers.ts';
import { readViews } from './views.ts';
import { voicesOf, type Voice } from './voices.ts';
import { wishesOf, type Wish } from './wishes.ts';

export interface PackVoice extends Pick<Voice, 'submissionId' | 'audience' | 'person' | 'language'> {
  /** Whose answers they are: `child`, or the id of the connection. */
  readonly who: string;
  readonly answers: readonly ShownAnswer[];
  /** Answers that stay out of the room. */
  readonly heldBack: number;
}

export interface MeetingPack {
  readonly review: ReviewCard;
  readonly voices: readonly PackVoice[];
  readonly wishes: readonly Wish[];
  /** Parents of whom it is known whether they have contact with the child; for the reader's screen, never for the room. */
  readonly parents: readonly { readonly name: string; readonly contact: string }[];
  /** How many people's views came after the meeting, and are not here. */
  readonly cameAfter: number;
  /** How many answers somebody keeps out by hand; for the reader's screen, never for the room. */
  readonly byHand: number;
  /** To be asked about before it is talked of: held back until the child says yes. */
  readonly askFirst: readonly AskFirst[];
  /** Of the last held review, and what is open from before it. */
  readonly agreed: readonly Decision[];
  /** The languages it can be printed in: the child's own first. */
  readonly languages: readonly { readonly code: Locale; readonly own: boolean }[];
}

/**
 * Logged as read. What is held back is the same in every language.
 * @param language in which questions, choices and topics are said; what was typed stays as it was written
 * @throws NotYours when this person may not read the answers of this review
 */
export async function meetingPack(
  store: Store,
  viewer: Staff,
  reviewId: string,
  now: number,
  language: Locale = defaultLocale
): Promise<MeetingPack> {
  const { review, standing, cameAfter, voices, alleges, askFirst } = await roomFor(
    store,
    viewer,
    reviewId,
    now,
    language
  );
  const held = await holdingsOf(store, reviewId);
  const isHeld = (who: string, questionId: string) => held.has(holdingKey(who, questionId));
  const open = voices.map((voice) => ({
    ...voice,
    answers: voice.answers.filter(({ questionId }) => !isHeld(voice.who, questionId))
  }));
  return {
    review,
    voices: open,
    wishes: await wishesInPack(store, review, language, {
      shown: standing.some(({ audience }) => audience === 'child'),
      worded: !alleges.has('child'),
      isHeld: (questionId) => isHeld('child', questionId)
    }),
    parents: await parentsOf(store, review.childId),
    cameAfter,
    byHand: countIn(voices) - countIn(open),
    askFirst,
    agreed: await agreedBefore(store, review),
    languages: languagesFor([
      ...standing.filter(({ audience }) => audience === 'child').map((voice) => voice.language),
      review.language
    ])
  };
}

const countIn = (voices: readonly PackVoice[]): number =>
  voices.reduce((sum, { answers }) => sum + answers.length, 0);

/**
 * What may be said in the room of what was sent, before anything is kept out of it by hand. Logged as read.
 * @throws NotYours when this person may not read the answers of this review
 */
export async function roomFor(
  store: Store,
  viewer: Staff,
  reviewId: string,
  now: number,
  language: Locale = defaultLocale
) {
  const { review, voices } = await readViews(store, viewer, reviewId, now, language, 'pack.read');
  const stand = voices.filter((voice) => voice.standing === 'stands' && !voice.keptFromIro);
  // What came after the meeting was not there.
  const standing = stand.filter(({ late }) => !late);
  const sent = await voicesOf(store, reviewId, 'views', language);
  const alleges = allegations(sent.map(({ voice }) => voice));
  const askFirst = await askFirstOf(store, reviewId, sent);
  const kept = keptOut(marksIn(sent), askFirst);
  const open = standing.map((voice) => inTheRoom(voice, kept, alleges.has(personOf(voice))));
  const cameAfter = stand.length - standing.length;
  return { review, standing, cameAfter, voices: open, alleges, askFirst };
}

async function parentsOf(store: Store, childId: string): Promise<MeetingPack['parents']> {
  const { connections } = store.t;
  const { id, name, contactWithChild } = connections;
  const rows = await store.db
    .select({ id, name, contact: contactWithChild })
    .from(connections)
    .where(
      and(eq(connections.childId, childId), eq(connections.role, 'parent'), isNull(connections.endedOn))
    );
  return rows.flatMap((row) =>
    row.contact === null
      ? []
      : [{ name: store.vault.open(row.name, `connections.name:${row.id}`), contact: row.contact }]
  );
}

/** For one page: what the child said in words, a drawing or aloud; all of theirs when there is none of it. */
export function ownWordsOnly(pack: MeetingPack): MeetingPack {
  const voices = pack.voices
    .filter(({ audience }) => audience === 'child')
    .map((voice) => {
      const told = voice.answers.filter(isFree);
      return told.length === 0 ? voice : { ...voice, answers: told };
    });
  return { ...pack, voices };
}

/** @param spoken by the child, as codes; what does not ship is left out */
function languagesFor(spoken: readonly string[]): MeetingPack['languages'] {
  const own = [...new Set(spoken.filter(isLocale))];
  const others = locales.map(({ code }) => code).filter((code) => !own.includes(code));
  return [...own.map((code) => ({ code, own: true })), ...others.map((code) => ({ code, own: false }))];
}

const personOf = ({ audience, connectionId }: Voice): string =>
  connectionId === null ? audience : `${audience} ${connectionId}`;

/** Who made an allegation in any version of what they sent: sent again, it may stand there again. */
function allegations(voices: readonly Voice[]): ReadonlySet<string> {
  // What was typed in by mistake is no word of theirs.
  const own = voices.filter(({ standing }) => standing !== 'mistyped');
  const marks = [...Map.groupBy(own, personOf)].map(([person, theirs]) => {
    const all = theirs.flatMap(({ triages }) => triages).toSorted((a, b) => b.at - a.at);
    return { person, all };
  });
  return new Set(marks.filter(({ all }) => holdsAllegation(all)).map(({ person }) => person));
}

/**
 * @param of.shown the child's views are in the pack · `worded`: what was typed beside a wish may stand there ·
 * `isHeld`: kept out by hand, so that it is arranged by and not read out
 */
async function wishesInPack(
  store: Store,
  review: ReviewCard,
  language: Locale,
  of: {
    readonly shown: boolean;
    readonly worded: boolean;
    readonly isHeld: (questionId: string) => boolean;
  }
): Promise<readonly Wish[]> {
  if (!of.shown) return [];
  const wishes = await wishesOf(store, review, language);
  return wishes.map((wish) => {
    const held = of.isHeld(wish.questionId);
    const words = of.worded && !held ? wish.words : null;
    return { ...wish, words, forTheRoom: wish.forTheRoom && !held };
  });
}

/** Without what was typed, drawn or said aloud; null when nothing else is left of it. */
function choiceOnly(answer: ShownAnswer): ShownAnswer | null {
  return answer.chosen.length === 0 ? null : { ...answer, words: null, drawing: null, voice: null };
}

const isFree = ({ words, drawing, voice }: ShownAnswer): boolean =>
  words !== null || drawing !== null || voice !== null;

function arranges({ questionId }: ShownAnswer): boolean {
  const question = questionCalled(questionId);
  return question !== null && isForArranging(question);
}

/** How an adult finds the process, such as whether they know how to complain: for the IRO, and not for the room. */
function isAboutProcess({ audience }: Voice, { area, questionId }: ShownAnswer): boolean {
  if (audience === 'child' || (area !== 'REV' && area !== 'RIGHT')) return false;
  const question = questionCalled(questionId);
  return question !== null && !isWish(question);
}

/** A question that is for the IRO alone now was perhaps asked when it was not. */
const isForIroNow = ({ questionId }: ShownAnswer): boolean => questionCalled(questionId)?.iroOnly === true;

/**
 * What the child keeps private is private whoever speaks of it: a carer's words on school are held back with the child's.
 * @param kept the life areas that stay out of the room
 * @param alleges they said something about a carer or a worker, who may sit there: what was chosen alone is left
 */
function inTheRoom(voice: Voice, kept: ReadonlySet<string | null>, alleges: boolean): PackVoice {
  const said = voice.answers.filter(
    (answer) => answer.outcome === 'answered' && !isAboutProcess(voice, answer)
  );
  const open = said.filter(
    (answer) =>
      mayBeSaid(answer) &&
      !answer.worry &&
      !isForIroNow(answer) &&
      !kept.has(answer.area) &&
      !arranges(answer)
  );
  const { submissionId, audience, person, language } = voice;
  const answers = alleges ? open.flatMap((answer) => choiceOnly(answer) ?? []) : open;
  const heldBack = said.length - open.length + (alleges ? open.filter(isFree).length : 0);
  return { submissionId, audience, person, language, who: whoseAnswer(voice), answers, heldBack };
}
