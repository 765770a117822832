/** Writes a submission with its answers, as the services would have left it. */
import type { Audience } from '../../src/lib/domain/viewer.ts';
import type { Day } from '../../src/lib/domain/day.ts';
import { addWorkingDays } from '../../src/lib/domain/working-day.ts';
import { dayOf } from '../../src/lib/domain/day.ts';
import { tallyOf, type Tally } from '../../src/lib/domain/tally.ts';
import { askedWords } from '../../src/lib/forms/asked.ts';
import { isWorry } from '../../src/lib/forms/answers.ts';
import type { AnswerValue, FormContext, FormDefinition, Question } from '../../src/lib/forms/definition.ts';
import { newId } from '../../src/lib/server/db/id.ts';
import { sealedOrNull, type Council, type Registered } from './council.ts';
import type { Row } from './rows.ts';

export interface Sending {
  readonly child: Registered;
  readonly reviewId: string;
  readonly invitationId: string | null;
  readonly audience: Audience;
  readonly connectionId: string | null;
  readonly form: FormDefinition;
  readonly answers: Readonly<Record<string, AnswerValue>>;
  readonly startedAt: number;
  /** Null leaves it a draft. */
  readonly submittedAt: number | null;
  readonly helper: string | null;
  /** Typed in by staff, from paper. */
  readonly typedBy?: string | null;
  /** Typed in by mistake: who took it back, and when. */
  readonly mistyped?: { readonly by: string; readonly at: number };
}

export const contextOf = (
  child: Registered,
  audience: string,
  agreed: FormContext['agreed'] = []
): FormContext => ({
  people: audience === 'child' ? child.people : [],
  places: [
    { id: 'home', words: 'Where I live', symbol: 'home', notPossible: null },
    { id: 'school', words: 'At school', symbol: 'school', notPossible: null },
    { id: 'office', words: 'At the council office', symbol: 'office', notPossible: null },
    { id: 'online', words: 'On a screen', symbol: 'computer', notPossible: null }
  ],
  agreed,
  iro: child.iroName.split(' ')[0] ?? ''
});

const questionsOf = (form: FormDefinition): Question[] => form.pages.flatMap(({ questions }) => questions);

/** The day by which the page promised that somebody will have read it: two working days. */
const readBy = (council: Council, submittedAt: number | null): Day | null =>
  submittedAt === null ? null : addWorkingDays(dayOf(submittedAt), 2, council.holidays);

const onPaper = ({ typedBy = null, mistyped }: Sending) =>
  mistyped
    ? { typedBy, withdrawnAt: mistyped.at, mistypedBy: mistyped.by }
    : { typedBy, withdrawnAt: null, mistypedBy: null };

/** Adds one submission and its answers. Returns its row, and whether an answer needs a person's eyes. */
export function addSubmission(
  council: Council,
  sending: Sending,
  context: FormContext
): { row: Row<'submissions'>; worry: boolean } {
  const id = newId();
  const asked = questionsOf(sending.form).filter((question) => sending.answers[question.id] !== undefined);
  const worries = new Set(
    asked.filter((q) => isWorry(q, sending.answers[q.id] as AnswerValue)).map((q) => q.id)
  );
  const { form, submittedAt } = sending;
  const row: Row<'submissions'> = {
    id,
    invitationId: sending.invitationId,
    reviewId: sending.reviewId,
    childId: sending.child.id,
    audience: sending.audience,
    purpose: form.purpose,
    connectionId: sending.connectionId,
    formId: form.id,
    formVersion: form.version,
    language: 'en',
    helper: sending.helper,
    ...onPaper(sending),
    startedAt: sending.startedAt,
    savedAt: submittedAt ?? sending.startedAt + 400_000,
    submittedAt,
    readBy: readBy(council, submittedAt),
    worry: submittedAt !== null && worries.size > 0,
    tally: form.purpose === 'rating' && submittedAt !== null ? tallyIn(sending, asked) : null
  };
  row.waits = row.purpose === 'views' || row.worry || asked.some((question) => hasWords(sending, question));
  council.rows.add('submissions', row);
  for (const question of asked) addAnswer(council, id, question, sending, context, worries.has(question.id));
  return { row, worry: worries.size > 0 };
}

/** A child keeps most things between them and their IRO, and lets every third be read out; a teacher all that may be. */
const isShared = ({ audience, child }: Sending, question: Question): boolean =>
  audience === 'other' ? question.iroOnly !== true : child.n % 3 === 0 && question.area !== 'FEEL';

const hasWords = ({ answers }: Sending, { id }: Question): boolean => (answers[id]?.words ?? '') !== '';

const tallyIn = ({ answers }: Sending, asked: readonly Question[]): Tally =>
  tallyOf(asked.map(({ id }) => ({ questionId: id, ...(answers[id] as AnswerValue) })));

function addAnswer(
  council: Council,
  submissionId: string,
  question: Question,
  sending: Sending,
  context: FormContext,
  worry: boolean
): void {
  const value = sending.answers[question.id];
  if (!value) return;
  const id = newId();
  council.rows.add('answers', {
    id,
    submissionId,
    questionId: question.id,
    outcome: value.outcome,
    choice: value.choice as never,
    words: sealedOrNull(council, 'answers.words', id, value.words),
    asked: askedWords(question, context, 'en'),
    shared: value.outcome === 'answered' && isShared(sending, question) ? 'meeting' : 'iro',
    worry,
    savedAt: sending.submittedAt ?? sending.startedAt
  });
}

/** The mark of the IRO, or of the manager where there is no name, on a submission that was read. */
export function addTriage(
  council: Council,
  submission: Row<'submissions'>,
  readBy: string,
  readAt: number,
  tell: string | null
): void {
  const id = newId();
  submission.waits = false;
  council.rows.add('triages', {
    id,
    submissionId: submission.id,
    decision: 'no-concern',
    tellChild: sealedOrNull(council, 'triages.tellChild', id, tell),
    decidedBy: readBy,
    decidedAt: readAt
  });
}
