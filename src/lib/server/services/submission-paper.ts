/** What one person sent, ready to be printed as the form they answered. */
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Answers, FormContext, FormDefinition } from '../../forms/definition.ts';
import { form } from '../../forms/registry.ts';
import type { Store } from '../db/store.ts';
import { NotYours, openReview, type Staff } from './caseload.ts';
import { formContextFor } from './form-context.ts';
import { mayReadKept, unlessKept } from './kept-answers.ts';
import { noteReadings } from './readings.ts';
import { valuesOf } from './submission-records.ts';
import { answersOf } from './submissions.ts';

interface SubmissionOnPaper {
  readonly reviewId: string;
  /** The child's first name. */
  readonly name: string;
  readonly audience: string;
  readonly language: string;
  readonly form: FormDefinition;
  readonly context: FormContext;
  readonly answers: Answers;
}

/**
 * Reads one submission; the reading is logged.
 * @throws NotYours when this person may not read the answers of the review, or it has no such submission
 */
export async function submissionOnPaper(
  store: Store,
  viewer: Staff,
  { reviewId, submissionId }: { readonly reviewId: string; readonly submissionId: string },
  now: number
): Promise<SubmissionOnPaper> {
  const review = await openReview(store, viewer, 'read-answers', reviewId, now);
  const { submissions } = store.t;
  const [row] = await store.db
    .select()
    .from(submissions)
    .where(
      and(
        eq(submissions.id, submissionId),
        eq(submissions.reviewId, reviewId),
        eq(submissions.purpose, 'views'),
        isNotNull(submissions.submittedAt),
        // The words of whoever it was typed in for do not stand on it.
        isNull(submissions.mistypedBy),
        unlessKept(store, mayReadKept(viewer))
      )
    );
  const definition = row && (form(row.formId, row.formVersion) ?? form(row.formId));
  if (!definition) throw new NotYours();
  const reading = { action: 'answers.printed', childId: review.childId, subjectId: submissionId } as const;
  await noteReadings(store, viewer, [reading], now);
  return {
    reviewId,
    name: review.name,
    audience: row.audience,
    language: row.language,
    form: definition,
    context: await formContextFor(store, row, row.language, { form: definition }),
    answers: valuesOf(await answersOf(store, submissionId))
  };
}
