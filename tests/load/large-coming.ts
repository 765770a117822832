/** The review to come of a child of the large council: invitations for all, sent views for a third of the children. */
import { answersFor } from '../../drizzle/demo/answers.ts';
import { sealed, type Council, type Registered } from '../../drizzle/demo/council.ts';
import { formFor } from '../../drizzle/demo/forms.ts';
import { addSubmission, addTriage, contextOf } from '../../drizzle/demo/submissions.ts';
import { ageOn, bandFor } from '../../src/lib/domain/age-band.ts';
import { addDays, type Day } from '../../src/lib/domain/day.ts';
import { addWorkingDays } from '../../src/lib/domain/working-day.ts';
import type { AnswerValue, FormDefinition } from '../../src/lib/forms/definition.ts';
import { newId } from '../../src/lib/server/db/id.ts';

const hour = 3_600_000;
const audiences = ['child', 'parent', 'carer'] as const;
type Audience = (typeof audiences)[number];

/** @param meetingOn the planned day */
export function addComing(council: Council, child: Registered, meetingOn: Day): void {
  const reviewId = newId();
  council.rows.add('reviews', {
    id: reviewId,
    childId: child.id,
    iroId: child.iroId,
    dueOn: addDays(meetingOn, child.n % 17 === 3 ? -2 : 4 + (child.n % 12)),
    meetingOn,
    meetingTime: child.n % 4 === 0 ? '15:45' : '16:00',
    placeKind: 'home',
    place: sealed(council, 'reviews.place', reviewId, `At home, with ${child.people[0]?.name ?? ''}`),
    createdAt: council.now - 60 * 24 * hour,
    updatedAt: council.now
  });
  for (const audience of audiences) {
    if (audience === 'child' && ageOn(child.dateOfBirth, meetingOn) < 4) continue;
    const invitationId = addInvitation(council, child, reviewId, meetingOn, audience);
    if (child.n % 3 === 0) addSent(council, child, { reviewId, invitationId, audience, meetingOn });
  }
  if (child.n % 10 === 0) addRequest(council, child, reviewId);
}

const personFor = (child: Registered, audience: Audience): string | null =>
  audience === 'child' ? null : (child.people.find(({ role }) => role === audience)?.id ?? null);

function addInvitation(
  { store, rows, now }: Council,
  child: Registered,
  reviewId: string,
  meetingOn: Day,
  audience: Audience
): string {
  const id = newId();
  const sentAt = now - (24 + (child.n % 200)) * hour;
  rows.add('invitations', {
    id,
    reviewId,
    childId: child.id,
    audience,
    connectionId: personFor(child, audience),
    tokenHash: store.vault.mac('demo', `token ${id}`),
    codeHash: store.vault.mac('demo', `code ${id}`),
    language: 'en',
    channel: audience === 'child' ? null : 'email',
    createdAt: sentAt,
    openedAt: child.n % 2 === 0 ? sentAt + 5 * hour : null,
    endsAt: Date.parse(`${addDays(meetingOn, 42)}T23:00:00Z`)
  });
  if (audience !== 'child') {
    rows.add('outbox', {
      id: newId(),
      about: `invitation:${id}`,
      purpose: 'invitation',
      channel: 'email',
      message: null,
      reviewId,
      putInAt: sentAt,
      tries: 1,
      tryAt: sentAt,
      handedAt: sentAt,
      sentAt
    });
  }
  return id;
}

interface Sent {
  readonly reviewId: string;
  readonly invitationId: string;
  readonly audience: Audience;
  readonly meetingOn: Day;
}

/** Whole views. Of every four that were sent one waits to be read, and one child in 48 does not feel safe. */
function addSent(council: Council, child: Registered, { meetingOn, ...sent }: Sent): void {
  const { audience } = sent;
  const band = bandFor({ dateOfBirth: child.dateOfBirth, on: meetingOn, communication: null });
  const form = formFor('views', audience, band);
  if (form === null) return;
  const context = contextOf(child, audience);
  const submittedAt = council.now - (2 + ((child.n * 5) % 90)) * hour;
  const isWorried = audience === 'child' && child.n % 48 === 0;
  const answers = answersFor(form, child.n * 2 + audience.length, context);
  const { row } = addSubmission(
    council,
    {
      child,
      ...sent,
      connectionId: personFor(child, audience),
      form,
      answers: isWorried ? { ...answers, ...unsafe(form) } : answers,
      startedAt: submittedAt - hour / 2,
      submittedAt,
      helper: null
    },
    context
  );
  if (child.n % 12 !== 0) addTriage(council, row, child.iroId, submittedAt + hour, null);
}

/** "No" to the first question about safety. */
function unsafe(form: FormDefinition): Record<string, AnswerValue> {
  const questions = form.pages.flatMap((page) => page.questions);
  const asked = questions.find(
    (question) => question.kind === 'yes-no' && question.worryWhen?.includes('no')
  );
  return asked ? { [asked.id]: { outcome: 'answered', choice: 'no', words: 'Not there.' } } : {};
}

/** A call that was asked for: of every ten two wait for their answer. */
function addRequest(council: Council, child: Registered, reviewId: string): void {
  const id = newId();
  const isOpen = child.n % 50 === 0;
  council.rows.add('requests', {
    id,
    childId: child.id,
    reviewId,
    kind: 'call-me',
    worry: false,
    words: sealed(council, 'requests.words', id, 'Can you ring me please'),
    askedAt: council.now - 30 * hour,
    answerBy: addWorkingDays(council.today, 1, council.holidays),
    handledAt: isOpen ? null : council.now - 20 * hour,
    handledBy: isOpen ? null : child.iroId
  });
}
