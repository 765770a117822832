/** Gives a whole form believable answers, the same ones every time, so that every page has something to show. */
import type {
  AnswerChoice,
  AnswerValue,
  FormContext,
  FormDefinition,
  Question
} from '../../src/lib/forms/definition.ts';
import { usual } from '../../src/lib/forms/usual.ts';
import { adultWords, changeNextTime, childWords, liked } from './words.ts';

const unanswered = (outcome: 'skipped' | 'dont-know' | 'prefer-not'): AnswerValue => ({
  outcome,
  choice: null,
  words: null
});

/** The item of a fixed list that falls to the `n`th asker. */
export function inTurn<T>(list: readonly T[], n: number): T {
  const item = list[n % list.length];
  if (item === undefined) throw new Error('A list of the demo council is empty.');
  return item;
}

const faces3 = [
  'good',
  'good',
  'good',
  'not-sure',
  'good',
  'good',
  'not-good',
  'good',
  'not-sure',
  'good'
] as const;
const faces5 = ['good', 'very-good', 'good', 'in-between', 'good', 'very-good', 'bad', 'good'] as const;
const yesNo = ['yes', 'yes', 'yes', 'not-sure', 'yes', 'no', 'yes', 'yes'] as const;

type Kind = Question['kind'];
type ByKind = {
  [K in Kind]: (
    question: Extract<Question, { kind: K }>,
    n: number,
    context: FormContext
  ) => AnswerChoice | null;
};

const eachInTurn = (ids: readonly { id: string }[], values: readonly string[], n: number) =>
  Object.fromEntries(ids.map(({ id }, i) => [id, inTurn(values, n + i)]));

const choose: ByKind = {
  faces: (question, n) => (question.scale === 3 ? inTurn(faces3, n) : inTurn(faces5, n)),
  // Nobody in the history is unsafe unless the cast says so.
  'yes-no': (question, n) => {
    const value = inTurn(yesNo, n);
    return question.worryWhen?.includes(value) ? (question.worryWhen.includes('yes') ? 'no' : 'yes') : value;
  },
  one: (question, n) => inTurn(question.choices, n).value,
  many: (question, n) => question.choices.filter((_, i) => (i + n) % 3 === 0).map(({ value }) => value),
  text: () => null,
  drawing: (question, n) => [inTurn(question.choices, n).value],
  body: (_question, n) => [inTurn(usual.body, n).value],
  people: (question, n, context) =>
    question.ask === 'pick'
      ? context.people.filter((_, i) => (i + n) % 2 === 0).map(({ id }) => id)
      : eachInTurn(
          context.people,
          question.ask === 'meeting'
            ? ['come', 'come', 'not-sure', 'not-come']
            : ['more', 'same', 'same', 'less'],
          n
        ),
  place: (_question, n, context) => {
    const possible = context.places.filter(({ notPossible }) => notPossible === null);
    return possible.length > 0 ? inTurn(possible, n).id : null;
  },
  topics: (question, n) =>
    Object.fromEntries(
      question.choices.map(({ value }, i) => [value, inTurn(['talk', 'talk', 'private', 'ask-first'], n + i)])
    ),
  time: (question, n) => question.choices.filter((_, i) => (i + n) % 4 === 0).map(({ value }) => value),
  scale10: (_question, n) => String(inTurn([7, 8, 6, 9, 4, 8, 7, 5], n)),
  agreed: (_question, n, context) => eachInTurn(context.agreed, ['yes', 'some', 'yes', 'no'], n)
};

function wordsFor(form: FormDefinition, question: Question, n: number): string | null {
  if (form.purpose === 'rating')
    return question.kind === 'text' ? inTurn(n % 2 === 0 ? liked : changeNextTime, n) : null;
  const area = (form.audience === 'child' ? childWords : adultWords)[question.area];
  if (question.kind === 'text') return inTurn(area, n);
  return question.tellMore && n % 4 === 0 ? inTurn(area, n + 1) : null;
}

/** One question's answer for the `n`th asker; about one in eight is skipped and one in twenty kept private. */
function answerFor(form: FormDefinition, question: Question, n: number, context: FormContext): AnswerValue {
  if (n % 8 === 5) return unanswered('skipped');
  if (n % 20 === 13) return unanswered('prefer-not');
  if (n % 23 === 7) return unanswered('dont-know');
  const pick = choose[question.kind] as (q: Question, n: number, c: FormContext) => AnswerChoice | null;
  const choice = pick(question, n, context);
  const words = wordsFor(form, question, n);
  return choice === null && words === null ? unanswered('skipped') : { outcome: 'answered', choice, words };
}

/**
 * Answers for a whole form.
 * @param seed the asker's place in the list; the same seed gives the same answers
 */
export function answersFor(
  form: FormDefinition,
  seed: number,
  context: FormContext
): Record<string, AnswerValue> {
  const questions = form.pages.filter(({ extra }) => extra !== true).flatMap(({ questions }) => questions);
  return Object.fromEntries(
    questions.map((question, i) => [question.id, answerFor(form, question, seed * 7 + i, context)])
  );
}
