/** One person's form under way: which form, for which child, what was answered so far, and whether it is open. */
import { may, type Respondent as Viewer } from '../../domain/access.ts';
import type { Answers, FormContext, FormDefinition } from '../../forms/definition.ts';
import { form } from '../../forms/registry.ts';
import type { Store } from '../db/store.ts';
import { formContextFor } from './form-context.ts';
import { factsOf, formOffered, wordedFor, type RespondentFacts } from './respondent-facts.ts';
import { changeSent } from './sending.ts';
import {
  closedBecause,
  typingDay,
  valuesOf,
  type Closed,
  type Purpose,
  type Respondent,
  type StoredAnswer,
  type SubmissionRow,
  type Writer
} from './submission-records.ts';
import { answersOf, draftFor, moveDraft, submissionsOf } from './submissions.ts';

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
  who: Writer,
  purpose: Purpose,
  locale: string,
  now: number
): Promise<Answering | null> {
  const facts = await factsOf(store, who, now);
  const { draft, sent } = await submissionsOf(store, who, purpose);
  const offered = formOffered(who, facts, now, purpose);
  const own = draft && form(draft.formId, draft.formVersion);
  const definition = own ? wordedFor(own, facts) : offered;
  if (!definition) return null;
  const moved =
    draft && !own
      ? await moveDraft(store, draft, { formId: definition.id, formVersion: definition.version })
      : draft;
  const stored = moved ? await answersOf(store, moved.id) : new Map<string, StoredAnswer>();
  return {
    facts,
    form: definition,
    context: await formContextFor(store, who, locale, { iro: facts.iro, form: definition }),
    draft: moved,
    sent,
    stored,
    answers: valuesOf(stored),
    closed: closedBecause(facts.review, purpose, typingDay(who, now))
  };
}

/**
 * The same, ready to be written: with a draft, made when there is none. Somebody who answers on after sending (with
 * the browser's Back, say) loses nothing: what was sent is opened for changing and `reopened` says so.
 */
export async function answeringToWrite(
  store: Store,
  who: Respondent,
  purpose: Purpose,
  locale: string,
  now: number
): Promise<{ readonly under: Answering; readonly reopened: boolean } | null> {
  const before = await answering(store, who, purpose, locale, now);
  if (!before || before.draft || before.closed) return before && { under: before, reopened: false };
  const reopened = purpose === 'views' && before.sent !== null;
  const { id: formId, version: formVersion } = before.form;
  if (reopened) await changeSent(store, who, now);
  else await draftFor(store, who, { purpose, formId, formVersion, language: locale }, now);
  const under = await answering(store, who, purpose, locale, now);
  return under && { under, reopened };
}

/**
 * The answers this reader may see: all, when the access table says so (a child with the secret pictures), else only
 * what was answered since this session began, for on a shared tablet the next person must not read the rest.
 *
 * @param since when the session began, in ms
 */
export function seenBy(
  viewer: Viewer,
  since: number,
  submission: SubmissionRow | null,
  stored: ReadonlyMap<string, StoredAnswer>
): ReadonlyMap<string, StoredAnswer> {
  const { childId, audience, reviewId } = viewer;
  const record = { childId, audience, reviewId, invitationId: submission?.invitationId };
  if (may(viewer, 'read-earlier-answers', record)) return stored;
  return new Map([...stored].filter(([, answer]) => answer.savedAt >= since));
}
