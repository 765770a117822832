/** A paper that Ben typed in as Callum's, found to be another boy's the day after, and took back. */
import { newId } from '../../src/lib/server/db/id.ts';
import { answersFor } from './answers.ts';
import { officeOf, type Council, type Registered } from './council.ts';
import { at, workingDayFrom } from './days.ts';
import { formFor } from './forms.ts';
import { addSubmission, contextOf } from './submissions.ts';

/** Adds it to Callum's coming review; nothing to any other. */
export function addMistyped(
  council: Council,
  { child, reviewId }: { readonly child: Registered; readonly reviewId: string },
  invitationId: string | null
): void {
  const form = formFor('views', 'child', '12-15');
  if (child.cast.key !== 'callum' || !form) return;
  const by = officeOf(council);
  const context = contextOf(child, 'child');
  const submittedAt = at(workingDayFrom(council.today, -2, council.holidays), 11);
  const takenBackAt = at(workingDayFrom(council.today, -1, council.holidays), 9);
  const { row } = addSubmission(
    council,
    {
      child,
      reviewId,
      invitationId,
      audience: 'child',
      connectionId: null,
      form,
      answers: Object.fromEntries(Object.entries(answersFor(form, child.n + 2, context)).slice(0, 4)),
      startedAt: submittedAt - 900_000,
      submittedAt,
      helper: 'carer',
      typedBy: by,
      mistyped: { by, at: takenBackAt }
    },
    context
  );
  council.rows.add('events', {
    id: newId(),
    at: takenBackAt,
    actorKind: 'staff',
    actorId: by,
    action: 'paper.mistyped.wrong-person',
    childId: child.id,
    subjectId: row.id
  });
}
