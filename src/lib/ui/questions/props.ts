/** What every question component is given; one shape, so that the dispatcher can hand it on. */
import type { Entry, PageError } from '$lib/forms/answers.ts';
import type { FormContext, Question, QuestionKind } from '$lib/forms/definition.ts';
import type { Speak } from '$lib/i18n/speak.ts';

export interface QuestionProps<Kind extends QuestionKind = QuestionKind> {
  readonly question: Extract<Question, { kind: Kind }>;
  readonly context: FormContext;
  readonly locale: string;
  readonly t: Speak;
  /** What stands on the page: posted just now, or answered before. */
  readonly entry: Entry;
  /** What must be put right in this question. */
  readonly errors: readonly PageError[];
  /** Whether an answer may be said aloud: not where it may be sent without a name. */
  readonly spoken: boolean;
  /** Whether somebody may be writing for the person who answers: a child's views. */
  readonly helped: boolean;
  /** The id of the sound in which it was answered before. */
  readonly voice?: string | undefined;
  /** The only question of the page: its words are the page's heading. */
  readonly only: boolean;
}
