/** A challenge is raised, and ends: put right, taken to a higher level, or withdrawn. */
import { and, eq, isNull } from 'drizzle-orm';
import { dayOf, type Day } from '../../domain/day.ts';
import {
  answerBy,
  disputeEnds,
  disputeLevel,
  disputeTheme,
  levelsAbove,
  type DisputeEnd,
  type DisputeLevel,
  type DisputeTheme
} from '../../domain/disputes.ts';
import { sealOrNull } from '../crypto/vault.ts';
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import { holidaySet } from './bank-holidays.ts';
import type { Staff } from './caseload.ts';
import { childFor } from './child-page.ts';
import { raisedProblem, type RaisedDay } from './dispute-days.ts';
import { disputeFor, reviewsToChoose } from './dispute-log.ts';
import { noteReadings } from './readings.ts';
import { isFine, notADay, onlyWrong, type Problems, type Written } from './typed-form.ts';

/** In characters. */
const most = { words: 2000, tellChild: 300 } as const;

export interface RaiseForm extends RaisedDay {
  readonly level: string;
  readonly theme: string;
  /** What is challenged, and what is asked for. */
  readonly words: string;
  /** One line for the child; empty when the child is told nothing. */
  readonly tellChild: string;
  /** The review it is about; empty or left out for none. */
  readonly reviewId?: string;
}

const tooLong = (words: string, limit: number): string | false =>
  words.length > limit && `Make it shorter: ${limit} letters at most.`;

/** What is wrong with a challenge as it was typed, by its box; not with its day. */
export function raiseProblems(form: Omit<RaiseForm, 'raisedOn' | 'sure'>): Problems<RaiseForm> {
  return onlyWrong<RaiseForm>({
    level: disputeLevel(form.level) ? null : 'Choose a level.',
    theme: disputeTheme(form.theme) ? null : 'Choose what it is about.',
    words: form.words === '' ? 'Say what is challenged.' : tooLong(form.words, most.words),
    tellChild: tooLong(form.tellChild, most.tellChild)
  });
}

function dayProblem(day: Day | null | undefined, earliest: Day, today: Day): string | null {
  if (day === null || day === undefined) return notADay;
  if (day > today) return 'This day has not come yet.';
  return day < earliest ? 'This is before it was raised.' : null;
}

/** Raises a challenge about a child; the day of its answer follows from its level. @throws NotYours */
export async function raiseDispute(
  store: Store,
  viewer: Staff,
  childId: string,
  given: RaiseForm,
  now: number
): Promise<Written<RaiseForm>> {
  const { lookedAfterSince: since } = await childFor(store, viewer, 'log-dispute', childId, now);
  const form = { ...given, words: given.words.trim(), tellChild: given.tellChild.trim() };
  const problems = {
    ...raiseProblems(form),
    ...onlyWrong<RaiseForm>({ raisedOn: raisedProblem(form, { today: dayOf(now), since }) })
  };
  const level = disputeLevel(form.level)?.value;
  const theme = disputeTheme(form.theme)?.value;
  if (!isFine(problems) || !level || !theme || !form.raisedOn) return { ok: false, problems };
  const { words, raisedOn, tellChild } = form;
  const reviewId = await reviewOf(store, childId, form.reviewId);
  if (reviewId === undefined) return { ok: false, problems: noSuchReview };
  const raised = { childId, reviewId, firstId: null, level, theme, raisedOn, words, tellChild };
  const id = await store.transaction((tx) => insert(tx, viewer, raised, now));
  return { ok: true, id };
}

export const noSuchReview = { reviewId: 'Choose a review from the list.' } as const;

/** The review that was chosen: null for none, undefined when it is not this child's. */
export async function reviewOf(
  store: Store,
  childId: string,
  reviewId: string | undefined
): Promise<string | null | undefined> {
  if (!reviewId) return null;
  return (await reviewsToChoose(store, childId)).find(({ id }) => id === reviewId)?.id;
}

interface Raised {
  readonly childId: string;
  readonly reviewId: string | null;
  readonly firstId: string | null;
  readonly level: DisputeLevel;
  readonly theme: DisputeTheme;
  readonly words: string;
  readonly raisedOn: Day;
  readonly tellChild: string;
}

async function insert(tx: Store, viewer: Staff, raised: Raised, now: number): Promise<string> {
  const id = newId();
  const { childId, level, raisedOn, words, tellChild } = raised;
  await tx.db.insert(tx.t.disputes).values({
    ...raised,
    id,
    words: tx.vault.seal(words, `disputes.words:${id}`),
    answerBy: answerBy(level, raisedOn, await holidaySet(tx)),
    tellChild: sealOrNull(tx.vault, tellChild, `disputes.tellChild:${id}`),
    raisedBy: viewer.staffId,
    raisedAt: now
  });
  await noteReadings(tx, viewer, [{ action: 'dispute.raised', childId, subjectId: id }], now);
  return id;
}

export interface EndForm {
  readonly ended: string;
  /** What was answered, and what is done now. */
  readonly outcome: string;
  readonly endedOn: Day | null | undefined;
  /** Where it goes, when it goes up: any higher level. */
  readonly level: string;
  /** What the child is told from now on; empty to tell nothing. */
  readonly tellChild: string;
}

type DisputeRow = Store['t']['disputes']['$inferSelect'];

function endProblems(form: EndForm, dispute: DisputeRow, today: Day): Problems<EndForm> {
  const goesUp = form.ended === 'escalated';
  return onlyWrong<EndForm>({
    ended:
      dispute.ended !== null
        ? 'This was ended already.'
        : !disputeEnds.some((end) => end === form.ended) && 'Choose how it ended.',
    outcome: form.outcome === '' ? 'Say what was answered.' : tooLong(form.outcome, most.words),
    endedOn: dayProblem(form.endedOn, dispute.raisedOn, today),
    level: goesUp && !higher(dispute, form.level) && 'Choose a higher level.',
    tellChild: tooLong(form.tellChild, most.tellChild)
  });
}

function higher(dispute: DisputeRow, wanted: string): DisputeLevel | undefined {
  const now = disputeLevel(dispute.level)?.value;
  return now && levelsAbove(now).find(({ value }) => value === wanted)?.value;
}

/**
 * Ends a challenge at its level. Gives its id, or that of the next level's when it goes up: that one has the same words,
 * is raised on the day this one ended, and has a clock of its own beside the one that runs over all levels.
 * @throws NotYours
 */
export async function endDispute(
  store: Store,
  viewer: Staff,
  id: string,
  given: EndForm,
  now: number
): Promise<Written<EndForm>> {
  const form = { ...given, outcome: given.outcome.trim(), tellChild: given.tellChild.trim() };
  return store.transaction(async (tx) => {
    const { dispute } = await disputeFor(tx, viewer, id, now);
    const problems = endProblems(form, dispute, dayOf(now));
    const ended = disputeEnds.find((end) => end === form.ended);
    const { endedOn } = form;
    if (!isFine(problems) || !ended || !endedOn) return { ok: false, problems };
    if (!(await close(tx, dispute, { ...form, ended, endedOn })))
      return { ok: false, problems: { ended: 'This was ended already.' } };
    const deed = { action: `dispute.${ended}`, childId: dispute.childId, subjectId: id };
    await noteReadings(tx, viewer, [deed], now);
    const level = higher(dispute, form.level);
    if (ended !== 'escalated' || !level) return { ok: true, id };
    return {
      ok: true,
      id: await insert(tx, viewer, raisedAgain(tx, dispute, level, { ...form, endedOn }), now)
    };
  });
}

interface Ended {
  readonly ended: DisputeEnd;
  readonly outcome: string;
  readonly endedOn: Day;
  readonly tellChild: string;
}

/** False when somebody else ended it meanwhile. What a child was told at a level that was left stays as it was. */
async function close(tx: Store, { id, tellChild: told }: DisputeRow, form: Ended): Promise<boolean> {
  const { disputes } = tx.t;
  const { ended, endedOn, outcome, tellChild } = form;
  const closed = await tx.db
    .update(disputes)
    .set({
      ended,
      endedOn,
      outcome: tx.vault.seal(outcome, `disputes.outcome:${id}`),
      tellChild: ended === 'escalated' ? told : sealOrNull(tx.vault, tellChild, `disputes.tellChild:${id}`)
    })
    .where(and(eq(disputes.id, id), isNull(disputes.ended)))
    .returning({ id: disputes.id });
  return closed.length > 0;
}

function raisedAgain(
  tx: Store,
  { id, childId, reviewId, firstId, theme, words }: DisputeRow,
  level: DisputeLevel,
  { endedOn, tellChild }: Pick<Ended, 'endedOn' | 'tellChild'>
): Raised {
  return {
    childId,
    reviewId,
    firstId: firstId ?? id,
    level,
    theme: disputeTheme(theme)?.value ?? 'other',
    words: tx.vault.open(words, `disputes.words:${id}`),
    raisedOn: endedOn,
    tellChild
  };
}
