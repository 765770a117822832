/** An answer in the words that were asked. */
import { askedWords, type AskedWords } from './asked.ts';
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
  return [...choiceLines(answer, name, words), ...(answer.words === null ? [] : [answer.words])];
}

function choiceLines(
  answer: AnswerValue,
  name: (id: string) => string,
  words: (value: string) => string
): string[] {
  const { choice } = answer;
  if (choice === null) return [];
  if (typeof choice === 'string') return [words(choice)];
  if (isList(choice)) return choice.map((value) => name(value));
  return Object.entries(choice).map(([id, value]) => `${name(id)}: ${words(value)}`);
}

function isList(choice: AnswerValue['choice']): choice is readonly string[] {
  return Array.isArray(choice);
}
