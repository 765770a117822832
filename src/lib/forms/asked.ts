/** The words a question was asked in, kept with its answer. Names of people are never among them. */
import { choicesOf } from './choices.ts';
import type { Choice, FormContext, Question } from './definition.ts';
import { say } from './say.ts';

/** The words as they stood on the page when the answer was given. */
export interface AskedWords {
  readonly question: string;
  /** Choice value → its words. For places and topics also the id of each row. */
  readonly choices?: { readonly [value: string]: string };
}

/**
 * The words of a question and its choices in one locale. People and agreed actions are left out: they are
 * personal and sealed elsewhere, so an answer keeps their ids and the reader looks them up.
 */
export function askedWords(question: Question, context: FormContext, locale: string): AskedWords {
  const speak = (choices: readonly Choice[]) =>
    choices.map((choice): [string, string] => [choice.value, say(choice.words, locale, context)]);
  const choices = [
    ...speak(choicesOf(question)),
    ...speak(question.kind === 'topics' ? question.choices : [])
  ];
  if (question.kind === 'place')
    choices.push(...context.places.map((place): [string, string] => [place.id, place.words]));
  if (question.kind === 'scale10') {
    choices.push(
      ['0', `0, ${say(question.low, locale, context)}`],
      ['10', `10, ${say(question.high, locale, context)}`]
    );
  }
  const words = say(question.words, locale, context);
  return choices.length === 0
    ? { question: words }
    : { question: words, choices: Object.fromEntries(choices) };
}

/** The words of an answered question, and the language they are in. */
export interface ReadWords {
  readonly asked: AskedWords;
  readonly language: string;
}

/**
 * The words of an answered question for somebody who may read another language: those that were asked when that is the
 * reader's, else the form's own in the reader's language, else those that were asked. A choice that the form has no
 * more keeps the words in which it was asked.
 *
 * @param kept the words kept with the answer, and the language they were asked in
 */
export function wordsForReader(
  question: Question,
  context: FormContext,
  kept: ReadWords,
  reader: string
): ReadWords {
  if (kept.language === reader || question.words[reader] === undefined) return kept;
  const now = askedWords(question, context, reader);
  const choices = { ...kept.asked.choices, ...now.choices };
  const asked = Object.keys(choices).length === 0 ? now : { ...now, choices };
  return { asked, language: reader };
}
