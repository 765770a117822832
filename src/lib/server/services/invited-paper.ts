/** The form that somebody who is invited would meet, to be printed with their letter. */
import type { FormContext, FormDefinition } from '../../forms/definition.ts';
import type { Audience } from '../../domain/viewer.ts';
import type { Store } from '../db/store.ts';
import type { ReviewCard } from './caseload.ts';
import { formContextFor } from './form-context.ts';
import { factsOf, formOffered } from './respondent-facts.ts';
import type { Purpose } from './submission-records.ts';

interface InvitedPaper {
  readonly form: FormDefinition;
  readonly context: FormContext;
}

/** Once the meeting was held, the one that asks how it was, unless another purpose is named. Null when no form is offered to them. The caller has checked who may invite. */
export async function paperForInvited(
  store: Store,
  review: Pick<ReviewCard, 'id' | 'childId' | 'heldOn'>,
  invited: { readonly audience: Audience; readonly connectionId: string | null; readonly language: string },
  now: number,
  purpose: Purpose = review.heldOn === null ? 'views' : 'rating'
): Promise<InvitedPaper | null> {
  const { language, audience, connectionId } = invited;
  const who = { audience, connectionId, reviewId: review.id, childId: review.childId, invitationId: '' };
  const facts = await factsOf(store, who, now);
  const form = formOffered(who, facts, now, purpose);
  if (!form) return null;
  const context = await formContextFor(store, who, language, { iro: facts.iro, form });
  return { form, context };
}
