/** What was said of the meetings just held and waits to be read: Ruby's carer with a name, two adults without. */
import { answersFor } from './answers.ts';
import type { Council, Registered } from './council.ts';
import { at, workingDayFrom } from './days.ts';
import { formFor } from './forms.ts';
import { addSubmission, contextOf } from './submissions.ts';

interface Rater {
  readonly audience: 'parent' | 'carer';
  readonly named: boolean;
  /** Working days ago. */
  readonly ago: number;
}

const raters: Readonly<Record<string, Rater>> = {
  ruby: { audience: 'carer', named: true, ago: 1 },
  dan: { audience: 'parent', named: false, ago: 4 },
  kofi: { audience: 'carer', named: false, ago: 1 }
};

/** Adds what the cast gives this review, if anything. */
export function addRating(
  council: Council,
  { child, reviewId }: { readonly child: Registered; readonly reviewId: string },
  invitationOf: (audience: string) => string | null
): void {
  const rater = raters[child.cast.key];
  if (!rater) return;
  const { audience, named, ago } = rater;
  const form = formFor('rating', audience, 'adult');
  const invitationId = named ? invitationOf(audience) : null;
  if (!form || (named && invitationId === null)) return;
  const context = contextOf(child, audience);
  const submittedAt = at(workingDayFrom(council.today, -ago, council.holidays), 12, child.n);
  const sending = {
    child,
    reviewId,
    invitationId,
    audience,
    connectionId: named ? (child.people.find(({ role }) => role === audience)?.id ?? null) : null,
    form,
    answers: answersFor(form, child.n, context),
    startedAt: submittedAt - 600_000,
    submittedAt,
    helper: null
  };
  addSubmission(council, sending, context);
}
