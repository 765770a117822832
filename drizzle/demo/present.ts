/** The reviews that are coming or have just been held, each in the state the cast gives it. */
import type { AdultAudience } from '../../src/lib/domain/asked.ts';
import { bandFor } from '../../src/lib/domain/age-band.ts';
import type { Day } from '../../src/lib/domain/day.ts';
import { addWorkingDays } from '../../src/lib/domain/working-day.ts';
import type { AnswerValue, FormDefinition } from '../../src/lib/forms/definition.ts';
import { newId } from '../../src/lib/server/db/id.ts';
import { answersFor } from './answers.ts';
import { limitOf, meetingOf } from './clock.ts';
import { personOf, sealed, type Council, type Registered } from './council.ts';
import { at, workingDayFrom } from './days.ts';
import { formFor } from './forms.ts';
import { addHeld, addHistory, addReply, addViews, type Held } from './history.ts';
import { papersOfPlanned } from './papers.ts';
import { addRating } from './ratings.ts';
import { addMistyped } from './mistyped.ts';
import { addReferral } from './referrals.ts';
import type { Row } from './rows.ts';
import { addSubmission, addTriage, contextOf } from './submissions.ts';

export interface Coming {
  readonly dueOn: Day;
  readonly child: Registered;
  readonly reviewId: string;
  readonly meetingOn: Day;
  readonly held: boolean;
}

const answer = (choice: string | null, words: string | null = null): AnswerValue => ({
  outcome: 'answered',
  choice,
  words
});

/** Words that the cast's situations are about, by question of the 8–11 form. */
const said: Readonly<Record<string, Readonly<Record<string, AnswerValue>>>> = {
  amina: {
    'B09.school': answer('no', 'Two girls wait for me at the gate. I dont want to say there names.'),
    B01: answer('good'),
    B12: answer('not-sure', 'I want it to be longer and not in that room.'),
    B20: answer(null, 'When is mum going to be better')
  }
};

/** What the one teacher who is asked has written: by question of the form for other adults. */
const saidByTeacher: Readonly<Record<string, AnswerValue>> = {
  N01: answer(null, 'Sixth form suits him. His English teacher says he writes well when he is interested.'),
  N02: answer(null, 'He has missed four Mondays since half-term and will not say why.'),
  N03: answer('no'),
  N04: answer(null, 'He told me that he wants to stay at this school until his exams, wherever he lives.'),
  N05: answer(null, 'Settle who gets him here in the mornings before anything else is planned.'),
  N06: answer('video-or-phone'),
  N07: answer(null, 'His exams begin on 8 May. No meeting in those weeks, please.'),
  N08: answer(null, 'He looks tired on Mondays. I have not asked him about it.')
};

const isHeld = (child: Registered): boolean => child.cast.stage.startsWith('held');
const hour = 3_600_000;

/** Adds the review the cast speaks of, and those before it. */
export function addReviews(council: Council, child: Registered): Coming {
  const meetingOn = meetingOf(council, child.cast);
  const reviewId = newId();
  const dueOn = limitOf(council, child, child.earlier);
  addHistory(council, child, meetingOn);
  const coming: Coming = { child, reviewId, meetingOn, dueOn, held: isHeld(child) };
  if (coming.held) addJustHeld(council, child, heldOf(coming));
  else addPlanned(council, child, reviewId, meetingOn, dueOn);
  return coming;
}

const heldOf = ({ child, reviewId, meetingOn, dueOn }: Coming): Held => ({
  id: reviewId,
  heldOn: meetingOn,
  code: child.cast.code ?? 'PN1',
  dueOn
});

function addJustHeld(council: Council, child: Registered, held: Held): void {
  addHeld(council, child, held, child.cast.stage !== 'held-no-code');
  if (child.cast.stage === 'held-letter') addReply(council, child, held, 0);
}

function addPlanned(council: Council, child: Registered, id: string, meetingOn: Day, dueOn: Day): void {
  const home = child.n % 3 !== 0;
  council.rows.add('reviews', {
    id,
    childId: child.id,
    dueOn,
    meetingOn,
    meetingTime: child.n % 4 === 0 ? '15:45' : '16:00',
    placeKind: home ? 'home' : 'school',
    place: sealed(
      council,
      'reviews.place',
      id,
      home ? `At home, with ${child.people[0]?.name ?? 'your carer'}` : 'At school, in the library'
    ),
    ...papersOfPlanned(council, child),
    createdAt: council.now - 60 * 24 * hour,
    updatedAt: council.now
  });
}

/** What the child, the parent, the carer and whoever else is asked have done so far about a coming review. */
export function addPresent(
  council: Council,
  coming: Coming,
  invitationOf: (audience: string) => string | null
): void {
  addReferral(council, coming, invitationOf('child'));
  if (coming.held) {
    addViews(council, coming.child, heldOf(coming), invitationOf);
    addRating(council, coming, invitationOf);
    return;
  }
  addMistyped(council, coming, invitationOf('child'));
  addChildsPart(council, coming, invitationOf('child'));
  for (const [i, audience] of (['parent', 'carer', 'other'] as const).entries()) {
    const invitationId = invitationOf(audience);
    const silent = isSilent(coming.child, audience, i);
    if (invitationId !== null && !silent) addAdultsPart(council, coming, audience, invitationId, i);
  }
}

/** Every third adult has not answered; Amina's both have. A teacher has, a guardian not yet. */
function isSilent({ cast, n }: Registered, audience: AdultAudience, i: number): boolean {
  if (audience === 'other') return cast.guardian !== undefined;
  return cast.key !== 'amina' && (n + i) % 3 === 0;
}

function addAdultsPart(
  council: Council,
  coming: Coming,
  audience: AdultAudience,
  invitationId: string,
  i: number
): void {
  const { child, reviewId } = coming;
  const person = personOf(child, audience);
  const form = formFor('views', audience, 'adult');
  if (!person || !form) return;
  const context = contextOf(child, audience);
  const startedAt = council.now - (20 + child.n + i * 7) * hour;
  const isDraft = child.cast.key !== 'amina' && audience !== 'other' && (child.n + i) % 5 === 2;
  const submittedAt = isDraft ? null : startedAt + hour / 2;
  const told = audience === 'other' ? saidByTeacher : {};
  const answers = { ...answersFor(form, child.n * 3 + i, context), ...told };
  const sending = { child, reviewId, invitationId, audience, connectionId: person.id, form, helper: null };
  const { row } = addSubmission(council, { ...sending, answers, startedAt, submittedAt }, context);
  if (submittedAt !== null && child.cast.stage === 'read')
    addTriage(council, row, child.iroId, submittedAt + hour, null);
  addHolding(council, coming, person.id, audience);
}

/** Jayden’s IRO will talk to him about the Mondays, and not have them read out in front of everybody. */
function addHolding(council: Council, { child, reviewId }: Coming, who: string, audience: string): void {
  if (audience !== 'other' || child.cast.key !== 'jayden') return;
  const heldAt = council.now - 3 * hour;
  const holding = { reviewId, who, questionId: 'N02', heldBy: child.iroId, heldAt };
  council.rows.add('packHoldings', { id: newId(), ...holding });
}

/** How long ago each stage was sent, in hours; the worry is today's. */
const sentHoursAgo: Readonly<Record<string, number>> = {
  'sent-worry': 2,
  'sent-call': 20,
  read: 70,
  sent: 26
};

/** When the child sent it, or null for a draft. Idris waits longest: three working days. */
function sentAt(council: Council, { cast }: Registered): number | null {
  if (cast.key === 'idris') return at(workingDayFrom(council.today, -3, council.holidays), 10);
  const hours = sentHoursAgo[cast.stage];
  return hours === undefined ? null : council.now - hours * hour;
}

/** Kayden answered on paper: Ben began to type it in two days ago and has not sent it. */
const onPaper = ({ cast }: Registered): boolean => cast.key === 'kayden';

const hasBegun = (child: Registered): boolean =>
  child.cast.stage === 'started' || child.cast.stage in sentHoursAgo || onPaper(child);

function childsForm({ child, meetingOn }: Coming): FormDefinition | null {
  const { dateOfBirth, cast } = child;
  return formFor(
    'views',
    'child',
    bandFor({ dateOfBirth, on: meetingOn, communication: cast.communication ?? null })
  );
}

/** When the child, or whoever types in their paper, began, and when they sent it. */
function begun(council: Council, child: Registered) {
  const submittedAt = sentAt(council, child);
  const startedAt = (submittedAt ?? council.now - 30 * hour) - hour / 3;
  if (!onPaper(child)) return { submittedAt, startedAt, typedBy: null };
  const typedAt = at(workingDayFrom(council.today, -2, council.holidays), 15);
  return { submittedAt, startedAt: typedAt, typedBy: council.staffIds.get('ben') ?? null };
}

function addChildsPart(council: Council, coming: Coming, invitationId: string | null): void {
  const { child, reviewId } = coming;
  const form = childsForm(coming);
  if (!form || !hasBegun(child)) return;
  const context = contextOf(child, 'child');
  const times = begun(council, child);
  const { submittedAt, typedBy } = times;
  const ids = form.pages.flatMap((page) => page.questions.map(({ id }) => id));
  const whole = { ...answersFor(form, child.n * 2, context), ...known(ids, child) };
  const isWhole = submittedAt !== null || typedBy !== null;
  const answers = isWhole ? whole : Object.fromEntries(Object.entries(whole).slice(0, 5));
  const sending = { child, reviewId, invitationId, audience: 'child' as const, connectionId: null, form };
  const helper = child.n % 5 === 3 ? 'carer' : 'nobody';
  const { row } = addSubmission(council, { ...sending, ...times, answers, helper }, context);
  addWhatFollowed(council, coming, invitationId, row);
}

function addWhatFollowed(
  council: Council,
  coming: Coming,
  invitationId: string | null,
  row: Row<'submissions'>
): void {
  const { child } = coming;
  const { submittedAt } = row;
  if (child.cast.stage === 'read' && typeof submittedAt === 'number')
    addTriage(
      council,
      row,
      child.iroId,
      submittedAt + 20 * hour,
      'I read this. I will see you at the meeting.'
    );
  if (child.cast.stage === 'sent-call') addCall(council, coming, invitationId);
}

const known = (ids: readonly string[], child: Registered) =>
  Object.fromEntries(Object.entries(said[child.cast.key] ?? {}).filter(([id]) => ids.includes(id)));

function addCall(council: Council, coming: Coming, invitationId: string | null): void {
  const id = newId();
  council.rows.add('requests', {
    id,
    childId: coming.child.id,
    reviewId: coming.reviewId,
    invitationId,
    kind: 'call-me',
    worry: false,
    words: sealed(council, 'requests.words', id, 'Can you ring me please'),
    askedAt: council.now - 19 * hour,
    answerBy: addWorkingDays(council.today, 1, council.holidays)
  });
}
