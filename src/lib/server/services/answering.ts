/** One person's form under way: which form, for which child, what was answered so far, and whether it is open. */
import type { Answers, FormContext, FormDefinition } from '../../forms/definition.ts';
import { form } from '../../forms/registry.ts';
import type { Store } from '../db/store.ts';
import { formContextFor } from './form-context.ts';
import { bandOf, factsOf, formOffered, type RespondentFacts } from './respondent-facts.ts';
import {
  closedBecause,
  type Closed,
  type Purpose,
  type Respondent,
  type StoredAnswer,
  type SubmissionRow
} from './submission-records.ts';
import { answersOf, moveDraft, submissionsOf } from './submissions.ts';

export interface Answering {
  readonly facts: RespondentFacts;
  /** The draft's own version of its form, or the one offered when there is no draft. */
  readonly form: FormDefinition;
  readonly context: FormContext;
  readonly draft: SubmissionRow | null;
  readonly sent: SubmissionRow | null;
  /** The draft's answers. Whether the reader may see them is for the page to say. */
  readonly stored: ReadonlyMap<string, StoredAnswer>;
  readonly answers: Answers;
  /** Why nothing can be written now, or null. */
  readonly closed: Closed | null;
}

/** Null when no form is offered to this person for this purpose. */
export async function answering(
  store: Store,
  who: Respondent,
  purpose: Purpose,
  locale: string,
  now: number
): Promise<Answering | null> {
  const facts = await factsOf(store, who);
  const { draft, sent } = await submissionsOf(store, who, purpose);
  const offered = formOffered(who, bandOf(who, facts, now), purpose);
  const own = draft && form(draft.formId, draft.formVersion);
  const definition = own ?? offered;
  if (!definition) return null;
  const moved =
    draft && !own
      ? await moveDraft(store, draft, { formId: definition.id, formVersion: definition.version })
      : draft;
  const stored = moved ? await answersOf(store, moved.id) : new Map<string, StoredAnswer>();
  return {
    facts,
    form: definition,
    context: await formContextFor(store, who, locale),
    draft: moved,
    sent,
    stored,
    answers: valuesOf(stored),
    closed: closedBecause(facts.review, purpose)
  };
}

/** Stored answers as the forms read them. */
export function valuesOf(stored: ReadonlyMap<string, StoredAnswer>): Answers {
  return Object.fromEntries([...stored].map(([id, answer]) => [id, answer.value]));
}
