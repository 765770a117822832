/** Acting on a notice: the child is put in the register by the same services as by hand, or the notice is answered. */
import { and, eq, isNull } from 'drizzle-orm';
import { dayOf, type Day } from '../../domain/day.ts';
import {
  notDoneYet,
  noticeOutcomes,
  type NoticeKind,
  type NoticeOutcome,
  type NotYet
} from '../../domain/notices.ts';
import { sealOrNull } from '../crypto/vault.ts';
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import { NotYours, type Staff } from './caseload.ts';
import { saveChild, type ChildForm } from './child-edits.ts';
import { savePerson, type PersonForm } from './child-people.ts';
import { iroNames } from './covers.ts';
import type { NoticeWords } from './notice-form.ts';
import { childAbout } from './notice-child.ts';
import { careTold, noticeToHandle } from './notices.ts';
import { noteReadings } from './readings.ts';
import type { Care } from './register-care.ts';
import { savePlan } from './review-plans.ts';
import type { Written } from './typed-form.ts';

/** What is wrong, by its box. */
type Wrong = Readonly<Record<string, string>>;
export type Handled =
  { readonly ok: true; readonly childId: string | null } | { readonly ok: false; readonly problems: Wrong };

/** In characters. */
const longestNote = 500;

/** Undoes what was begun: nothing of a child is kept when a part of it was refused. */
class Refused extends Error {
  override readonly name = 'Refused';
  readonly problems: Wrong;

  constructor(problems: Wrong) {
    super('Refused');
    this.problems = problems;
  }
}

/**
 * Puts the child of a notice in the register, with the people round them and the first review with its legal limit.
 * Pressed again it changes nothing. Refused when the number is in the register already.
 * @throws NotYours when it is not there, not of a child who became looked after, or not for this person
 */
export async function registerChild(
  store: Store,
  viewer: Staff,
  noticeId: string,
  given: { readonly iroId: string; readonly note: string; readonly another?: boolean },
  now: number
): Promise<Handled> {
  const { notice, words } = await noticeToHandle(store, viewer, noticeId);
  const care = careTold(words);
  if (notice.kind !== 'became-looked-after' || care === null) throw new NotYours();
  const irosKnown = given.iroId === '' ? [] : await iroNames(store, now);
  if (given.iroId !== '' && !irosKnown.some(({ id }) => id === given.iroId))
    return { ok: false, problems: { iroId: 'Choose an IRO from the list.' } };
  return act(store, viewer, { noticeId, outcome: 'registered', note: given.note }, now, async (tx) => {
    const childId = saved(
      await saveChild(
        tx,
        viewer,
        null,
        { ...childIn(words, care, given.iroId), another: given.another === true },
        now
      )
    );
    for (const person of peopleIn(words)) saved(await savePerson(tx, viewer, childId, null, person, now));
    await addEpisode(tx, childId, care, words.legalStatus);
    saved(await savePlan(tx, viewer, childId, noDayYet, now));
    return childId;
  });
}

/**
 * Takes a notice out of the queue and does in the same transaction what it asks for; nothing when somebody was first.
 * @param deed gives the child it was about, and throws by `saved` what cannot be
 */
export async function act(
  store: Store,
  viewer: Staff,
  done: { readonly noticeId: string; readonly outcome: NoticeOutcome; readonly note: string },
  now: number,
  deed: (tx: Store, today: Day) => Promise<string | null>
): Promise<Handled> {
  const { noticeId, note } = done;
  if (note.length > longestNote) return { ok: false, problems: { note: noteTooLong } };
  try {
    return await store.transaction(async (tx): Promise<Handled> => {
      if (!(await claim(tx, viewer, noticeId, done, now))) return doneBefore(tx, viewer, noticeId);
      const childId = await deed(tx, dayOf(now));
      return finish(tx, viewer, { ...done, childId }, now);
    });
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problems: error.problems };
    throw error;
  }
}

const noteTooLong = `Write at most ${longestNote} letters.`;

/** Undoes the act that calls it, and says why at the button. */
export function refuse(problems: Wrong): never {
  throw new Refused(problems);
}

/** The id of what was saved; what was wrong is told at the button. */
export function saved<F>(written: Written<F>): string {
  if (written.ok) return written.id;
  const { another, ...rest } = written.problems as Record<string, string>;
  refuse(another ? { another } : { register: Object.values(rest).join(' ') });
}

const answers = noticeOutcomes.filter((outcome) => outcome !== 'registered');

/** Why it stays in the queue, and what to do. */
export const notYetWords: Readonly<Record<NotYet, string>> = {
  'no-child': 'No child in the register has this number. Choose the right child, or ask the sender.',
  differs:
    'The child in the register with this number has another name or date of birth. Choose the right child, or ask the sender to put the notice right.',
  'not-looked-after':
    'The register does not show this child as looked after since a day. Write the first day on the page of their facts; then this can be marked as done.',
  'not-ended':
    'The register does not show that care ended. Write the day on the page of their facts; then this can be marked as done.'
};

/**
 * Answers a notice without adding a child: it was put in the register by hand, was known already, or is not for this
 * team, which needs a reason. The first two are refused until the register shows it. Pressed again it changes nothing.
 * @throws NotYours when it is not there or not for this person
 */
export async function answerNotice(
  store: Store,
  viewer: Staff,
  noticeId: string,
  given: { readonly outcome: string; readonly note: string },
  now: number
): Promise<Handled> {
  const { notice, words } = await noticeToHandle(store, viewer, noticeId);
  const outcome = answers.find((one) => one === given.outcome);
  if (outcome === undefined) return { ok: false, problems: { note: 'Press one of the buttons.' } };
  if (outcome === 'not-ours' && given.note === '')
    return { ok: false, problems: { note: 'Say why, so that the sender knows what to do.' } };
  return act(store, viewer, { noticeId, outcome, note: given.note }, now, async (tx, today) => {
    if (outcome === 'not-ours') return notice.childId;
    const child = await childAbout(tx, notice.childId, words);
    const why = notDoneYet(notice.kind as NoticeKind, child, today);
    if (why !== null) refuse({ register: notYetWords[why] });
    return child?.id ?? null;
  });
}

/** Takes the notice out of the queue. False when somebody was first. */
async function claim(
  tx: Store,
  viewer: Staff,
  noticeId: string,
  { outcome, note }: { readonly outcome: NoticeOutcome; readonly note: string },
  now: number
): Promise<boolean> {
  const { notices } = tx.t;
  const rows = await tx.db
    .update(notices)
    .set({
      outcome,
      note: sealOrNull(tx.vault, note, `notices.note:${noticeId}`),
      handledBy: viewer.staffId,
      handledAt: now
    })
    .where(and(eq(notices.id, noticeId), isNull(notices.outcome), isNull(notices.takenBackAt)))
    .returning({ id: notices.id });
  return rows.length > 0;
}

async function doneBefore(tx: Store, viewer: Staff, noticeId: string): Promise<Handled> {
  const { notice } = await noticeToHandle(tx, viewer, noticeId);
  return { ok: true, childId: notice.childId };
}

async function finish(
  tx: Store,
  viewer: Staff,
  done: { readonly noticeId: string; readonly outcome: NoticeOutcome; readonly childId: string | null },
  now: number
): Promise<Handled> {
  const { noticeId, outcome, childId } = done;
  const { notices } = tx.t;
  await tx.db.update(notices).set({ childId }).where(eq(notices.id, noticeId));
  await noteReadings(tx, viewer, [{ action: `notice.${outcome}`, childId, subjectId: noticeId }], now);
  return { ok: true, childId };
}

const noDayYet = { meetingOn: null, meetingTime: '', placeKind: '', place: '' };

function childIn(words: NoticeWords, care: Care, iroId: string): ChildForm {
  const { localId, firstName, dateOfBirth, language, communication, needs, interpreter } = words;
  const own = { localId, firstName, dateOfBirth, language, communication, needs, interpreter };
  const lives = { livesKind: words.livingKind, livesSince: words.livingSince, livesAt: '' };
  const rest = { nickname: '', printSize: '', contact: '', noReminders: false };
  return { ...own, ...lives, ...rest, iroId, ...care };
}

/** A person of whom nothing but a name and a way to reach them is known. */
export const nobodyYet = {
  calledBy: '',
  language: '',
  printSize: '',
  askViews: null,
  whyNotAsked: '',
  noReminders: false,
  contactWithChild: ''
};

/** The parents, the carer and the social worker who are named on the notice. */
function peopleIn(words: NoticeWords): PersonForm[] {
  const parent = (name: string, contact: string, ask: string, why: string): PersonForm => {
    const askViews = ask !== 'no';
    return { ...nobodyYet, role: 'parent', name, contact, askViews, whyNotAsked: askViews ? '' : why };
  };
  const { worker, team, reach, carer, carerReach } = words;
  const people: PersonForm[] = [
    parent(words.parent1, words.parent1Reach, words.parent1Ask, words.parent1Why),
    parent(words.parent2, words.parent2Reach, words.parent2Ask, words.parent2Why),
    { ...nobodyYet, role: 'carer', name: carer, contact: carerReach },
    { ...nobodyYet, role: 'social-worker', name: worker, contact: `${team}: ${reach}` }
  ];
  return people.filter(({ name }) => name !== '');
}

/** The legal status decides the cycle and what goes into the return; the next load of the register finds it here. */
async function addEpisode(tx: Store, childId: string, care: Care, legalStatus: string): Promise<void> {
  const { episodes } = tx.t;
  const startedOn = care.lookedAfterSince;
  await tx.db.insert(episodes).values({ id: newId(), childId, startedOn, legalStatus });
}
