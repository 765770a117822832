/** Reading a choice of unknown shape for the page. */
import type { AnswerChoice } from '$lib/forms/definition.ts';

/** The values chosen, when the question has no rows. */
export function valuesIn(choice: AnswerChoice | null): readonly string[] {
  if (choice === null) return [];
  return typeof choice === 'string' ? [choice] : isList(choice) ? choice : [];
}

/** The value chosen for one row (person, topic, action). */
export function valueFor(choice: AnswerChoice | null, row: string): string | undefined {
  if (choice === null || typeof choice === 'string' || isList(choice)) return undefined;
  return choice[row];
}

function isList(choice: AnswerChoice): choice is readonly string[] {
  return Array.isArray(choice);
}
