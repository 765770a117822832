/** Writing a form in tests: begin it, answer a question or two, send it, hold the meeting. */
import { eq } from 'drizzle-orm';
import type { Store } from '../../src/lib/server/db/store.ts';
import { send } from '../../src/lib/server/services/sending.ts';
import type { AnswerToSave, Respondent, Wanted } from '../../src/lib/server/services/submission-records.ts';
import { draftFor, saveAnswers } from '../../src/lib/server/services/submissions.ts';
import { monday } from './respondents.ts';

export const views = { purpose: 'views', formId: 'child-8-11', formVersion: 1, language: 'en' } as const;
export const rating = {
  purpose: 'rating',
  formId: 'rating-child-8-11',
  formVersion: 1,
  language: 'en'
} as const;
export const byMyself = { helper: null, named: true } as const;

/** Begins a form and gives the draft's id. */
export async function begin(store: Store, who: Respondent, wanted: Wanted = views): Promise<string> {
  const result = await draftFor(store, who, wanted, monday);
  if (!result.ok) throw new Error(result.reason);
  return result.draft.id;
}

export function save(
  store: Store,
  who: Respondent,
  submissionId: string,
  answers: Readonly<Record<string, AnswerToSave>>
) {
  return saveAnswers(store, who, submissionId, answers, monday);
}

/** Two answers, sent; gives the submission's id. */
export async function sendViews(store: Store, who: Respondent): Promise<string> {
  const id = await begin(store, who);
  await save(store, who, id, { B01: face('good'), B20: words('My bike was stolen.') });
  await send(store, who, { submissionId: id, ...byMyself }, monday);
  return id;
}

export async function hold(store: Store, reviewId: string, day: string): Promise<void> {
  await store.db.update(store.t.reviews).set({ heldOn: day }).where(eq(store.t.reviews.id, reviewId));
}

export function face(choice: string): AnswerToSave {
  return {
    value: { outcome: 'answered', choice, words: null },
    asked: { question: 'How do you feel?' },
    worry: false
  };
}

export function words(text: string): AnswerToSave {
  return {
    value: { outcome: 'answered', choice: null, words: text },
    asked: { question: 'Worries?' },
    worry: false
  };
}
