/** Whatever stands on a question page, answered as a person would: the first of each choice, words in each box. */
import type { Page } from '@playwright/test';
import type { AnswerChoice, FormDefinition, Question } from '../../../src/lib/forms/definition.ts';

interface Control {
  readonly kind: string;
  readonly name: string;
  readonly value: string;
  readonly seen: boolean;
}

/** What was put in, by field name; one name has several values when several boxes were ticked. */
export type Filled = ReadonlyMap<string, readonly string[]>;

const controlsIn = (page: Page): Promise<Control[]> =>
  page.locator('main form :is(input, textarea)').evaluateAll((found) =>
    (found as (HTMLInputElement | HTMLTextAreaElement)[]).map((one) => ({
      kind: one instanceof HTMLTextAreaElement ? 'text' : one.type,
      name: one.name,
      value: one.value,
      // A radio lies unseen over its tile; a box in a closed fold is not there for the reader.
      seen: one.checkVisibility() || one.type === 'radio' || one.type === 'checkbox'
    }))
  );

let written = 0;

/** Words that no other box was given, with what breaks careless code in them. */
const words = (name: string): string => `I say <b>${name}</b> & “${String((written += 1))}”`;

/** Answers everything on the page that can be seen. Drawings and sounds have stories of their own. */
export async function fillPage(page: Page): Promise<Filled> {
  const controls = (await controlsIn(page)).filter((one) => one.name !== '' && one.seen);
  const filled = new Map<string, string[]>();
  for (const { kind, name, value } of controls) {
    const given = filled.get(name) ?? [];
    const field = page.locator(`main form [name="${name}"]`);
    if (kind === 'radio' && given.length === 0) await field.first().check({ force: true });
    else if (kind === 'checkbox' && given.length < 2)
      await field.and(page.locator(`[value="${value}"]`)).check({ force: true });
    else if (kind === 'text' && given.length === 0) {
      filled.set(name, [words(name)]);
      await field.fill(filled.get(name)![0]!);
      continue;
    } else continue;
    filled.set(name, [...given, value]);
  }
  return filled;
}

/** What each question should have been kept as. */
export interface Expected {
  readonly choice: AnswerChoice | null;
  readonly words: string | null;
}

const notRows = new Set(['words', 'more', 'own', 'drawing', 'voice']);

/** Fields → answers, by the names that a form's questions have. */
export function expectedOf(form: FormDefinition, filled: Filled): Map<string, Expected> {
  const questions = form.pages.flatMap((page): Question[] => page.questions);
  const expected = new Map<string, Expected>();
  for (const question of questions) {
    const own = filled.get(question.id);
    const rows = rowsOf(question, questions, filled);
    const typed = filled.get(`${question.id}.words`)?.[0] ?? null;
    const choice = rows ?? (own === undefined ? null : isSeveral(question) ? own : (own[0] ?? null));
    if (choice !== null || typed !== null) expected.set(question.id, { choice, words: typed });
  }
  return expected;
}

const several = new Set(['many', 'time', 'drawing', 'body']);
const isSeveral = (question: Question): boolean =>
  several.has(question.kind) || (question.kind === 'people' && question.ask === 'pick');

/** A value for each person, topic or action: fields under the question's name that are no other question's. */
function rowsOf(question: Question, all: readonly Question[], filled: Filled): AnswerChoice | null {
  const mine = `${question.id}.`;
  const rows = [...filled].flatMap(([name, [value = '']]) => {
    const row = name.slice(mine.length);
    const other = all.some(
      ({ id }) => id !== question.id && id.length > question.id.length && name.startsWith(id)
    );
    return name.startsWith(mine) && !notRows.has(row) && !other ? [[row, value] as const] : [];
  });
  return rows.length === 0 ? null : Object.fromEntries(rows);
}
