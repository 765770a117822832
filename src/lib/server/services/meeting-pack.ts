/**
 * One child's page for the meeting: what each person said that may be said there, in their own words and pictures,
 * beside the child's wishes and what was agreed last time. What is for the IRO alone, every life area the child does
 * not want talked about in front of everyone, and who should not come are left out and only counted.
 */
import { mayBeSaid } from '../../domain/hearers.ts';
import { questionCalled } from '../../forms/registry.ts';
import { isForArranging } from '../../forms/wishes.ts';
import { defaultLocale, isLocale, locales, type Locale } from '../../i18n/locales.ts';
import type { Store } from '../db/store.ts';
import type { ReviewCard, Staff } from './caseload.ts';
import { openDecisions } from './decisions.ts';
import type { PrivateTopic, ShownAnswer } from './shown-answers.ts';
import { readViews } from './views.ts';
import type { Voice } from './voices.ts';
import { wishesOf, type Wish } from './wishes.ts';

interface PackVoice extends Pick<Voice, 'submissionId' | 'audience' | 'person' | 'language'> {
  readonly answers: readonly ShownAnswer[];
  /** Answers that stay out of the room. */
  readonly heldBack: number;
}

export interface MeetingPack {
  readonly review: ReviewCard;
  readonly voices: readonly PackVoice[];
  readonly wishes: readonly Wish[];
  /** To be asked about before it is talked of. */
  readonly askFirst: readonly string[];
  readonly agreed: readonly { readonly id: string; readonly words: string }[];
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
  const { review, voices, topics } = await readViews(store, viewer, reviewId, now, language, 'pack.read');
  const standing = voices.filter((voice) => voice.standing === 'stands');
  return {
    review,
    voices: standing.map((voice) => inTheRoom(voice, topics)),
    wishes: await wishesOf(store, review, language),
    askFirst: topics.filter(({ mark }) => mark === 'ask-first').map(({ words }) => words),
    agreed: await openDecisions(store, review.childId),
    languages: languagesFor([
      ...standing.filter(({ audience }) => audience === 'child').map((voice) => voice.language),
      review.language
    ])
  };
}

/** @param spoken by the child, as codes; what does not ship is left out */
function languagesFor(spoken: readonly string[]): MeetingPack['languages'] {
  const own = [...new Set(spoken.filter(isLocale))];
  const others = locales.map(({ code }) => code).filter((code) => !own.includes(code));
  return [...own.map((code) => ({ code, own: true })), ...others.map((code) => ({ code, own: false }))];
}

function arranges({ questionId }: ShownAnswer): boolean {
  const question = questionCalled(questionId);
  return question !== null && isForArranging(question);
}

/** What the child keeps private is private whoever speaks of it: a carer's words on school are held back with the child's. */
function inTheRoom(voice: Voice, topics: readonly PrivateTopic[]): PackVoice {
  const kept = new Set(topics.filter(({ mark }) => mark === 'private').map(({ area }) => area));
  const said = voice.answers.filter(({ outcome }) => outcome === 'answered');
  const answers = said.filter(
    (answer) => mayBeSaid(answer) && !answer.worry && !kept.has(answer.area) && !arranges(answer)
  );
  const { submissionId, audience, person, language } = voice;
  return { submissionId, audience, person, language, answers, heldBack: said.length - answers.length };
}
