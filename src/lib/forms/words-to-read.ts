/** Every piece of words that somebody who answers a form reads. */
import type { Choice, FormDefinition, Localised, Question } from './definition.ts';
import { say } from './say.ts';

const choicesOf = (question: Question): readonly Choice[] =>
  'choices' in question ? (question.choices ?? []) : [];

const ofQuestion = (question: Question): (Localised | undefined)[] => [
  question.words,
  question.hint,
  question.tellMore,
  ...choicesOf(question).map((choice) => choice.words),
  ...(question.kind === 'scale10' ? [question.low, question.high] : [])
];

/** In English. A page for the person who helped is written for adults: it is left out of the child's limit. */
export function wordsToRead(form: FormDefinition): string[] {
  const pages = form.pages.filter((page) => page.forHelper !== true);
  const questions = pages.flatMap((page) => [page.title, ...page.questions.flatMap(ofQuestion)]);
  const all = [form.title, ...form.chapters.map((chapter) => chapter.words), ...questions];
  return all.flatMap((words) => (words ? [say(words, 'en', { iro: 'Jo' })] : []));
}
