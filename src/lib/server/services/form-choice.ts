/** Changing to another form: with pictures, or for those older or younger. What was answered stays. */
import { and, eq } from 'drizzle-orm';
import type { Band, FormDefinition } from '../../forms/definition.ts';
import { formsFor } from '../../forms/registry.ts';
import { carriedTo } from '../../forms/same-question.ts';
import type { Store } from '../db/store.ts';
import { record } from './events.ts';
import { formContextFor } from './form-context.ts';
import { languageOf } from './languages.ts';
import { factsOf, formOffered } from './respondent-facts.ts';
import { valuesOf, type Respondent } from './submission-records.ts';
import { answersOf, moveDraft, submissionsOf } from './submissions.ts';

/** A form a child may change to. */
export interface FormChoice {
  readonly id: string;
  readonly band: Band;
  /** The one that fits their age, or the way they communicate. */
  readonly usual: boolean;
  readonly now: boolean;
}

/**
 * The forms this person may change to: a child's with pictures first, a parent's plain and in easy read. None for a
 * carer and for others, who have one.
 */
export async function formChoices(store: Store, who: Respondent, now: number): Promise<FormChoice[]> {
  const facts = await factsOf(store, who, now);
  const usual = formOffered(who, { ...facts, formId: null }, now, 'views')?.id;
  const { draft } = await submissionsOf(store, who, 'views');
  const current = draft?.formId ?? formOffered(who, facts, now, 'views')?.id;
  const offered = formsToChoose(who);
  if (offered.length < 2) return [];
  return offered.map(({ id, band }) => ({
    id,
    band,
    usual: id === usual,
    now: id === current
  }));
}

const formsToChoose = ({ audience }: Respondent): FormDefinition[] =>
  formsFor({ purpose: 'views', audience }).filter((one) => one.forUnderFours !== true);

/** Changes to it, also in the middle of answering. False when it is no form for this person. */
export async function chooseForm(
  store: Store,
  who: Respondent,
  formId: string,
  now: number
): Promise<boolean> {
  const wanted = formsToChoose(who).find(({ id }) => id === formId);
  if (!wanted) return false;
  return store.transaction(async (tx) => {
    const { invitations } = tx.t;
    await tx.db.update(invitations).set({ formId }).where(eq(invitations.id, who.invitationId));
    const { draft } = await submissionsOf(tx, who, 'views');
    if (draft) {
      const moved = await moveDraft(tx, draft, { formId, formVersion: wanted.version });
      await carry(tx, who, moved.id, wanted);
    }
    const { invitationId: actorId, childId } = who;
    const changed = { actorKind: 'respondent', actorId, action: 'form.changed', childId } as const;
    await record(tx, { ...changed, subjectId: actorId }, now);
    return true;
  });
}

/** Files answers under the question of the new form that asks the same. They keep the words they were asked in. */
async function carry(tx: Store, who: Respondent, draftId: string, to: FormDefinition): Promise<void> {
  const { answers } = tx.t;
  const stored = new Map(Object.entries(valuesOf(await answersOf(tx, draftId))));
  const context = await formContextFor(tx, who, await languageOf(tx, who));
  for (const { question, from } of carriedTo(to, stored, context)) {
    await tx.db
      .update(answers)
      .set({ questionId: question.id })
      .where(and(eq(answers.submissionId, draftId), eq(answers.questionId, from)));
  }
}
