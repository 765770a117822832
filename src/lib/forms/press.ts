/**
 * Answers given by buttons instead of radios and boxes, for people who use switches: each button sends what is chosen
 * already, and one more value to choose or to let go of.
 */
import { rowsOf, shapeOf } from './choices.ts';
import type { FormContext, Page, Question } from './definition.ts';
import { untouched } from './posted.ts';

/** The field a button sends: `name=value`. */
const pressField = 'pick';

interface Pressed {
  readonly posted: FormData;
  /** A page of one question with one answer is done with it; any other is shown again. */
  readonly goesOn: boolean;
}

/** What was posted with the press worked in. Null when no such button was pressed. */
export function pressed(page: Page, posted: FormData, context: FormContext): Pressed | null {
  const [name = '', ...rest] = untouched(posted, pressField).split('=');
  const question = page.questions.find((one) => isFieldOf(one, name, context));
  if (!question) return null;
  const before = posted.getAll(name).filter((one) => typeof one === 'string');
  const alone = page.questions.length === 1 && question.tellMore === undefined;
  return {
    posted: withField(posted, name, chosenAfter(question, before, rest.join('='))),
    goesOn: alone && shapeOf(question) === 'one'
  };
}

/** A copy in which one field has these values, and the press is gone. */
function withField(posted: FormData, name: string, values: readonly string[]): FormData {
  const fields = new FormData();
  const others = [...posted].filter(([field]) => field !== name && field !== pressField);
  for (const [field, given] of others) fields.append(field, given);
  for (const value of values) fields.append(name, value);
  return fields;
}

function isFieldOf(question: Question, name: string, context: FormContext): boolean {
  if (shapeOf(question) !== 'rows') return question.id === name;
  return rowsOf(question, context).some((row) => name === `${question.id}.${row}`);
}

/** One press more: of several, in or out; of one, this one. */
function chosenAfter(question: Question, chosen: readonly string[], value: string): readonly string[] {
  if (shapeOf(question) !== 'several') return [value];
  return chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
}
