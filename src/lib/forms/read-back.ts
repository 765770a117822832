/** An answer in the words that were asked. */
import { askedWords, type AskedWords } from './asked.ts';
import { rowsOf, shapeOf, valuesOf } from './choices.ts';
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
  const names = namesOf(question, context);
  const gone = say(question.kind === 'agreed' ? usual.somethingAgreed : usual.someone, locale, context);
  const personal = question.kind === 'people' || question.kind === 'agreed';
  const words = (value: string) => asked.choices?.[value] ?? value;
  const name = (id: string) => (personal ? (names.get(id) ?? gone) : words(id));
  const asAsked = shapeOf(question) === 'rows' ? rowsOf(question, context) : valuesOf(question, context);
  const lines = choiceLines(answer.choice, asAsked, name, words);
  return [...lines, ...(answer.words === null ? [] : [answer.words])];
}

/** In the order the rows and choices were asked: a database may give the keys of an object back in another. */
function choiceLines(
  choice: AnswerValue['choice'],
  asAsked: readonly string[],
  name: (id: string) => string,
  words: (value: string) => string
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
