/**
 * What the Listen button reads of a form, sentence by sentence: each can have the sound of a person's voice. Names of
 * people and what was agreed last time are personal, and so never among them.
 */
import { choicesOf } from './choices.ts';
import type { Choice, FormContext, FormDefinition, Localised, Page, Question } from './definition.ts';
import { say } from './say.ts';

export interface Sentence {
  /**
   * As it stands in the form, with `{iro}` where the page shows the IRO's name. A sound is kept for these words, so
   * that one recording ("your IRO") serves every child.
   */
  readonly written: string;
  /** As the reader sees it. */
  readonly shown: string;
  /** The question it belongs to, or the page when it is the heading of several. */
  readonly at: string;
}

/** Words of the page itself that are read with a question of some kinds. */
export interface SaidAround {
  readonly someoneElse: string;
  readonly orPictures: string;
  readonly aboutPicture: string;
}

interface Read {
  readonly locale: string;
  readonly context: Pick<FormContext, 'iro' | 'places'>;
  readonly around: SaidAround;
}

/** The sentences of one page, in the order they are read, each once. */
export function sentencesOnPage(page: Page, read: Read): Sentence[] {
  const several = page.questions.length > 1;
  const title = several && page.title ? [page.title] : [];
  return eachOnce([
    ...title.map((words) => sentence(words, page.id, read)),
    ...page.questions.flatMap((question) => ofQuestion(question, several, read))
  ]);
}

/** The sentences of a whole form, in the order of its pages, each once. */
export function sentencesOf(form: FormDefinition, read: Read): Sentence[] {
  return eachOnce(form.pages.flatMap((page) => sentencesOnPage(page, read)));
}

function ofQuestion(question: Question, several: boolean, read: Read): Sentence[] {
  const { id, words, hint, tellMore } = question;
  // The hint of a box for words stands on the page only when the box has the page to itself.
  const hints = hint && !(several && question.kind === 'text') ? [hint] : [];
  const answers = [...endsOf(question), ...wordsOf(rowsIn(question)), ...wordsOf(choicesOf(question))];
  return [
    ...[words, ...hints, ...answers].map((one) => sentence(one, id, read)),
    ...aroundOf(question, read).map((shown) => ({ written: shown, shown, at: id })),
    ...(tellMore ? [sentence(tellMore, id, read)] : [])
  ];
}

const wordsOf = (choices: readonly Choice[]): Localised[] => choices.map(({ words }) => words);

const rowsIn = (question: Question): readonly Choice[] =>
  question.kind === 'topics' ? question.choices : [];

const endsOf = (question: Question): Localised[] =>
  question.kind === 'scale10' ? [question.low, question.high] : [];

/** Words that are in the reader's language already. */
function aroundOf({ kind }: Question, { context, around }: Read): string[] {
  if (kind === 'place') return context.places.map(({ words }) => words);
  if (kind === 'people') return [around.someoneElse];
  return kind === 'drawing' ? [around.orPictures, around.aboutPicture] : [];
}

function sentence(words: Localised, at: string, { locale, context }: Read): Sentence {
  const written = say(words, locale, { iro: '{iro}' });
  return { written, shown: say(words, locale, context), at };
}

function eachOnce(sentences: readonly Sentence[]): Sentence[] {
  const first = new Map<string, Sentence>();
  for (const one of sentences) if (!first.has(one.written)) first.set(one.written, one);
  return [...first.values()];
}
