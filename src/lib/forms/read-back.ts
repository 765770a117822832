/** An answer in the words that were asked. */
import { askedWords, type AskedWords } from './asked.ts';
import { choicesOf, rowsOf, shapeOf, valuesOf } from './choices.ts';
import type { AnswerValue, FormContext, Question } from './definition.ts';
import { say } from './say.ts';
import { usual } from './usual.ts';

/** Names of the rows that are not kept in the asked words: people and agreed actions. */
function namesOf(question: Question, context: FormContext): ReadonlyMap<string, string> {
  if (question.kind === 'people') {
    return new Map(context.people.map((person) => [person.id, person.calledBy ?? person.name]));
  }
  if (question.kind === 'agreed') return new Map(context.agreed.map((action) => [action.id, action.words]));
  return new Map();
}

/**
 * What was answered, a line for each value, then the words that were typed. Empty when the question was
 * skipped, not known or not said: how it was left is the interface's to word.
 *
 * @param asked the words kept with the answer; without them, the words of today's form.
 */
export function readBack(
  question: Question,
  answer: AnswerValue,
  context: FormContext,
  locale: string,
  asked: AskedWords = askedWords(question, context, locale)
): string[] {
  if (answer.outcome !== 'answered') return [];
  const asAsked = shapeOf(question) === 'rows' ? rowsOf(question, context) : valuesOf(question, context);
  const lines = choiceLines(answer.choice, asAsked, speaker(question, context, locale, asked));
  return [...lines, ...(answer.words === null ? [] : [answer.words]), ...madeLines(answer, context, locale)];
}

/** What is not words, in words: somebody wrote it down, there is a drawing, there is a sound. */
function madeLines(
  { drawing, voice, ownWords }: AnswerValue,
  context: FormContext,
  locale: string
): string[] {
  return [
    ...(ownWords ? [say(usual.writtenForMe, locale, context)] : []),
    ...(drawing ? [say(usual.aDrawing, locale, context)] : []),
    ...(voice ? [say(usual.aRecording, locale, context)] : [])
  ];
}

/**
 * What was chosen, with everybody and every topic of one choice in a line: “come: Sam, Mum”. In the order the choices
 * were asked. What was typed is not in it; agreed actions are sentences and keep a line each.
 */
export function readTogether(
  question: Question,
  answer: AnswerValue,
  context: FormContext,
  locale: string,
  asked: AskedWords
): string[] {
  const { choice } = answer;
  if (question.kind === 'agreed' || choice === null || typeof choice === 'string' || isList(choice))
    return readBack(question, { outcome: answer.outcome, choice, words: null }, context, locale, asked);
  if (answer.outcome !== 'answered') return [];
  const { name, words } = speaker(question, context, locale, asked);
  const kept = new Map(Object.entries(choice));
  const rows = inOrder([...kept.keys()], rowsOf(question, context));
  const values = choicesOf(question).map((one) => one.value);
  return inOrder([...new Set(kept.values())], values).map((value) => {
    const chosen = rows.filter((id) => kept.get(id) === value).map(name);
    return `${words(value)}: ${chosen.join(', ')}`;
  });
}

interface Speaker {
  readonly name: (id: string) => string;
  readonly words: (value: string) => string;
}

function speaker(question: Question, context: FormContext, locale: string, asked: AskedWords): Speaker {
  const names = namesOf(question, context);
  const gone = say(question.kind === 'agreed' ? usual.somethingAgreed : usual.someone, locale, context);
  const personal = question.kind === 'people' || question.kind === 'agreed';
  const words = (value: string) => asked.choices?.[value] ?? value;
  return { words, name: (id) => (personal ? (names.get(id) ?? gone) : words(id)) };
}

/** In the order the rows and choices were asked: a database may give the keys of an object back in another. */
function choiceLines(
  choice: AnswerValue['choice'],
  asAsked: readonly string[],
  { name, words }: Speaker
): string[] {
  if (choice === null) return [];
  if (typeof choice === 'string') return [words(choice)];
  if (isList(choice)) return inOrder(choice, asAsked).map((value) => name(value));
  const kept = new Map(Object.entries(choice));
  return inOrder([...kept.keys()], asAsked).map((id) => `${name(id)}: ${words(kept.get(id) ?? '')}`);
}

/** What is not asked any more stands last, by its id. */
function inOrder(ids: readonly string[], asAsked: readonly string[]): string[] {
  const place = (id: string) => (asAsked.includes(id) ? asAsked.indexOf(id) : asAsked.length);
  return [...ids].sort((a, b) => place(a) - place(b) || (a < b ? -1 : Number(a > b)));
}

function isList(choice: AnswerValue['choice']): choice is readonly string[] {
  return Array.isArray(choice);
}
