/**
 * Questions of the children's forms that ask the same with the same answers, in other words. Who changes to the form
 * with pictures, or to that of another age, keeps what they said.
 */
import { shapeOf, valuesOf, rowsOf } from './choices.ts';
import type { AnswerValue, FormContext, FormDefinition, Question } from './definition.ts';

/** Ids in one line are one question. Within a line the kind and the values are the same. */
const same: readonly (readonly string[])[] = [
  ['A02', 'B01', 'D01'],
  ['A04', 'B04', 'D05'],
  ['A08', 'B08', 'D09'],
  ['A09', 'D10'],
  ['A10', 'B10b', 'C08a'],
  ['A12', 'B12'],
  ['A13', 'B13a'],
  ['A15', 'B15', 'D14'],
  ['A16', 'B18a'],
  ['A20', 'B25a', 'C22a', 'D18'],
  ['A21', 'B26', 'C22c', 'D19'],
  ['A22', 'B22b', 'C20a', 'D20'],
  ['A23', 'B29', 'C27', 'D21a'],
  ['B11b', 'D11'],
  ['B17', 'C15a'],
  ['B20', 'C17a'],
  ['B21', 'C18'],
  ['B25b', 'C22b'],
  ['B09.home', 'C07.home'],
  ['B09.school', 'C07.school'],
  ['B09.out', 'C07.area'],
  ['B09.online', 'C07.online']
];

/** A stored answer that answers a question of another form too. */
export interface Carried {
  readonly question: Question;
  readonly from: string;
}

/**
 * The questions of `form` that have no answer yet and were answered as another form's question. Only what that
 * question can be answered with is carried: another answer stays where it was said.
 */
export function carriedTo(
  form: FormDefinition,
  answers: ReadonlyMap<string, AnswerValue>,
  context: FormContext
): Carried[] {
  const questions = form.pages.flatMap((page): Question[] => page.questions);
  return questions.flatMap((question) => {
    if (answers.has(question.id)) return [];
    const line = same.find((ids) => ids.includes(question.id)) ?? [];
    const from = line.find((id) => fits(question, answers.get(id), context));
    return from === undefined ? [] : [{ question, from }];
  });
}

function fits(question: Question, value: AnswerValue | undefined, context: FormContext): boolean {
  if (value?.outcome !== 'answered') return false;
  const { choice } = value;
  const values = valuesOf(question, context);
  switch (shapeOf(question)) {
    case 'words':
      return choice === null;
    case 'one':
      return typeof choice === 'string' && values.includes(choice);
    case 'several':
      return Array.isArray(choice) && choice.every((one: string) => values.includes(one));
    case 'rows':
      return (
        isRows(choice) && Object.entries(choice).every(([row, one]) => isOf(question, context, row, one))
      );
  }
}

const isRows = (choice: AnswerValue['choice']): choice is { readonly [id: string]: string } =>
  typeof choice === 'object' && choice !== null && !Array.isArray(choice);

const isOf = (question: Question, context: FormContext, row: string, value: string): boolean =>
  rowsOf(question, context).includes(row) && valuesOf(question, context).includes(value);
