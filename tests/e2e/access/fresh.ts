/** A child with a review, people, a card and views, made anew so that a press which uses them up spoils no other. */
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { AccessRecord } from '../../../src/lib/domain/access.ts';
import { addDays, dayOf } from '../../../src/lib/domain/day.ts';
import type { Respondent, StaffMember } from '../../../src/lib/domain/viewer.ts';
import { forms } from '../../../src/lib/forms/registry.ts';
import { newId } from '../../../src/lib/server/db/id.ts';
import type { Store } from '../../../src/lib/server/db/store.ts';
import { saveChild } from '../../../src/lib/server/services/child-edits.ts';
import { savePerson } from '../../../src/lib/server/services/child-people.ts';
import { addFile } from '../../../src/lib/server/services/files.ts';
import { createInvitation } from '../../../src/lib/server/services/invitations.ts';
import { refer } from '../../../src/lib/server/services/referring.ts';
import { providerStaff } from '../../../src/lib/server/services/referrals.ts';
import { askForAdvocate, askForCall } from '../../../src/lib/server/services/requests.ts';
import { raiseDispute } from '../../../src/lib/server/services/disputes.ts';
import { noWords } from '../../../src/lib/server/services/notice-form.ts';
import { sendNotice } from '../../../src/lib/server/services/notices.ts';
import { savePlan } from '../../../src/lib/server/services/review-plans.ts';
import { send } from '../../../src/lib/server/services/sending.ts';
import { hashOf, keepSound, soundsFor } from '../../../src/lib/server/services/sentence-sounds.ts';
import { createStaff } from '../../../src/lib/server/services/staff-accounts.ts';
import { keepVoice } from '../../../src/lib/server/services/spoken-answers.ts';
import { draftFor, saveAnswers } from '../../../src/lib/server/services/submissions.ts';
import { decidedIn, satIn } from './fresh-meeting.ts';
import { unasked } from '../../support/referring.ts';
import { onDutyAt } from './stand-ins.ts';

export interface Fresh {
  readonly localId: string;
  readonly childId: string;
  readonly reviewId: string;
  readonly personId: string;
  readonly invitationId: string;
  readonly token: string;
  readonly submissionId: string;
  /** What was said aloud in it. */
  readonly voiceId: string;
  /** A scan of paper that it could have been typed in from. */
  readonly scanId: string;
  /** A sound of the council's own, and what a sentence of its first form is known by. */
  readonly soundId: string;
  readonly sentence: string;
  readonly decisionId: string;
  /** A sitting that does not count, so that the review is still to be held. */
  readonly meetingId: string;
  readonly requestId: string;
  /** A request for an advocate that nobody has answered, and a referral of another kind. */
  readonly advocateId: string;
  readonly referralId: string;
  /** A challenge that is open. */
  readonly disputeId: string;
  /** A drill in the IRO’s list that was ended before anybody opened it; with a worry, one that waits. */
  readonly drillId: string;
  /** A notice that nobody has acted on, of a child who is not in the register. */
  readonly noticeId: string;
  /** Somebody's account, signed in nowhere. */
  readonly memberId: string;
  /** What a rating without a name is known by: one of the demo's, for it belongs to nobody. */
  readonly handle: string;
  /** What the access table is asked about. */
  readonly record: AccessRecord;
}

let made = 0;
const done = (saved: { ok: boolean }): string => {
  if (!saved.ok || !('id' in saved)) throw new Error(`Not saved: ${JSON.stringify(saved)}`);
  return saved.id as string;
};

/**
 * @param by a manager · @param iroId whose caseload it is in · @param coveredBy who covers that IRO today
 * @param worry the answer and the call are flagged, and nobody has marked them: whoever is on duty may act on them
 */
export async function fresh(
  store: Store,
  by: StaffMember,
  iroId: string,
  coveredBy: readonly string[],
  worry = false
): Promise<Fresh> {
  const now = Date.now();
  const today = dayOf(now);
  const localId = `FRESH${++made}`;
  const childId = done(await saveChild(store, by, null, childForm(localId, iroId, today), now));
  const personId = done(
    await savePerson(store, by, childId, null, { ...nobodyYet, role: 'parent', name: 'Ada' }, now)
  );
  const meetingOn = addDays(today, 14);
  // Today is any day, and so is the day two weeks on: it is meant, also on a Saturday.
  const sure = `${meetingOn} 16:00`;
  const plan = { meetingOn, meetingTime: '16:00', placeKind: 'home', place: '', sure };
  done(await savePlan(store, by, childId, plan, now));
  const { reviews } = store.t;
  const [review] = await store.db.select().from(reviews).where(eq(reviews.childId, childId));
  const reviewId = review!.id;
  const { id: invitationId, token } = await createInvitation(
    store,
    { reviewId, audience: 'child', createdBy: null },
    now
  );
  const child: Respondent = {
    kind: 'respondent',
    sessionId: '',
    invitationId,
    reviewId,
    childId,
    audience: 'child',
    connectionId: null,
    proven: true
  };
  const voiceId = await keepVoice(store, child, { mediaType: 'audio/wav', bytes: new Uint8Array(8) }, now);
  const submissionId = await sentBy(store, child, { voice: voiceId, formId: 'child-8-11', worry }, now);
  const { id: requestId } = await askForCall(store, child, { words: 'Please ring', worry }, now);
  const { id: advocateId } = await askForAdvocate(store, child, 'Speak up for me', now);
  const referralId = done(await refer(store, by, childId, unasked, now));
  const onDuty = worry ? await onDutyAt(store, now) : [];
  const record = {
    childId,
    reviewId,
    iroId,
    coveredBy,
    onDuty,
    referredTo: await providerStaff(store, now),
    sentBy: by.staffId
  };
  const handle = await handleOfUnnamed(store);
  return {
    localId,
    childId,
    reviewId,
    personId,
    invitationId,
    token,
    submissionId,
    voiceId,
    scanId: await scanOf(store, by, { childId, submissionId }, now),
    soundId: await soundFor(store, by, localId, now),
    sentence: hashOf(forms[0]!.pages[0]!.questions[0]!.words.en),
    decisionId: await decidedIn(store, { childId, reviewId, iroId }),
    meetingId: await satIn(store, { reviewId, iroId }),
    requestId,
    advocateId,
    referralId,
    disputeId: done(await raiseDispute(store, by, childId, { ...challenge, raisedOn: today }, now)),
    drillId: await drillFor(store, by, { iroId, endedAt: worry ? null : now }, now),
    memberId: await memberFor(store, localId, now),
    noticeId: done(await sendNotice(store, by, 'became-looked-after', noticeOf(localId, today), now)),
    handle,
    record
  };
}

async function handleOfUnnamed({ db, t, vault }: Store): Promise<string> {
  const { submissions, answers } = t;
  const unnamed = and(
    eq(submissions.purpose, 'rating'),
    isNull(submissions.invitationId),
    isNotNull(answers.words)
  );
  const [row] = await db
    .select({ id: submissions.id })
    .from(submissions)
    .innerJoin(answers, eq(answers.submissionId, submissions.id))
    .where(and(unnamed, isNotNull(submissions.submittedAt)));
  if (!row) throw new Error('The demo council has no rating without a name.');
  return vault.mac('ratings.unnamed', row.id);
}

const noticeOf = (localId: string, today: string) => ({
  ...noWords,
  localId: `${localId}N`,
  firstName: 'Sasha',
  dateOfBirth: addDays(today, -3000),
  happenedOn: today,
  legalStatus: 'V2',
  livingKind: 'foster',
  language: 'English',
  worker: 'Owen Pugh',
  team: 'North',
  reach: '01632 960 001'
});

const challenge = { level: 'informal', theme: 'drift', words: 'No plan yet', tellChild: '' };
const nobodyYet = {
  calledBy: 'Mum',
  contact: '',
  language: '',
  printSize: 'ordinary',
  askViews: true,
  whyNotAsked: '',
  noReminders: false,
  contactWithChild: ''
};

const childForm = (localId: string, iroId: string, today: string) => ({
  localId,
  iroId,
  firstName: 'Robin',
  // Each is made on the same day of birth.
  another: true,
  nickname: '',
  dateOfBirth: addDays(today, -3500),
  language: 'English',
  communication: 'words',
  printSize: 'ordinary',
  needs: '',
  interpreter: '',
  contact: '',
  noReminders: false,
  lookedAfterSince: addDays(today, -300),
  ceasedOn: null,
  cycle: 'standard',
  cycleStartedOn: null
});

/** An answer said aloud and a wish for the meeting, sent. */
export async function sentBy(
  store: Store,
  who: Respondent,
  { voice, formId, worry }: { readonly voice: string; readonly formId: string; readonly worry: boolean },
  now: number
): Promise<string> {
  const wanted = { purpose: 'views', formId, formVersion: 1, language: 'en' } as const;
  const begun = await draftFor(store, who, wanted, now);
  if (!begun.ok) throw new Error(begun.reason);
  const { id } = begun.draft;
  const value = { outcome: 'answered', choice: 'good', words: null, voice } as const;
  const wish = { outcome: 'answered', choice: 'school', words: null } as const;
  const answers = {
    B01: { value, asked: { question: 'How?' }, worry },
    B25a: { value: wish, asked: { question: 'Where?' }, worry: false }
  };
  await saveAnswers(store, who, id, answers, now);
  await send(store, who, { submissionId: id, helper: null, named: true }, now);
  return id;
}

/** A sound for words that no form has, so that nobody's press takes it away. */
async function soundFor(store: Store, by: StaffMember, written: string, now: number): Promise<string> {
  const sound = { mediaType: 'audio/wav', bytes: new Uint8Array(8) };
  await keepSound(store, by.staffId, { locale: 'en', written }, sound, now);
  return (await soundsFor(store, 'en', [written])).get(written)!;
}

async function scanOf(
  store: Store,
  { staffId: addedBy }: StaffMember,
  { childId, submissionId }: { readonly childId: string; readonly submissionId: string },
  addedAt: number
): Promise<string> {
  const file = {
    childId,
    purpose: 'scan',
    mediaType: 'image/webp',
    bytes: new Uint8Array(8),
    addedBy
  } as const;
  const [id, fileId] = [newId(), await addFile(store, file, addedAt)];
  await store.db.insert(store.t.scans).values({ id, submissionId, fileId, addedBy, addedAt });
  return id;
}

async function memberFor(store: Store, localId: string, now: number): Promise<string> {
  const person = { name: localId, email: `${localId}@example.org`, role: 'participation' } as const;
  return (await createStaff(store, { ...person, password: 'four words are good' }, now)).id;
}

async function drillFor(
  { db, t }: Store,
  { staffId: startedBy }: StaffMember,
  { iroId, endedAt }: { readonly iroId: string; readonly endedAt: number | null },
  now: number
): Promise<string> {
  const id = newId();
  await db.insert(t.drills).values({ id, iroId, scene: 'home', startedBy, startedAt: now, endedAt });
  return id;
}
