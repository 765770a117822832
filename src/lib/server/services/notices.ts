/**
 * Notices of operational teams: sent, listed and read. Who sent one sees it and what became of it, never the register;
 * business support and the manager see every notice beside what the register holds.
 */
import { and, asc, desc, eq, gte, isNotNull, isNull } from 'drizzle-orm';
import { may, mightEver } from '../../domain/access.ts';
import { dayOf, type Day } from '../../domain/day.ts';
import { daysOfNewChild, handleBy, isNoticeLate, noticeKind, type NoticeKind } from '../../domain/notices.ts';
import type { Holidays } from '../../domain/working-day.ts';
import { openOrNull } from '../crypto/vault.ts';
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import { holidaySet } from './bank-holidays.ts';
import { NotYours, type Staff } from './caseload.ts';
import { openChild, type ChildPage } from './child-page.ts';
import { countdown, type Countdown } from './countdown.ts';
import { keptWords, noticeProblems, wordsToKeep, type NoticeForm, type NoticeWords } from './notice-form.ts';
import { childNumbered, childTold, demandOfChild } from './notice-child.ts';
import { noteReadings } from './readings.ts';
import { careOf, type Care } from './register-care.ts';
import { isFine, type Written } from './typed-form.ts';

type Row = Store['t']['notices']['$inferSelect'];

/** The same words from the same person again within this time are the same notice: a button pressed twice. */
const againWithin = 10 * 60_000;

/** How many are listed of those sent, or acted on. */
const mostListed = 100;

/**
 * Sends a notice, sealed. Sent twice in the same words within ten minutes it is there once.
 * @throws NotYours when the access table says no
 */
export async function sendNotice(
  store: Store,
  viewer: Staff,
  kind: NoticeKind,
  form: NoticeForm,
  now: number
): Promise<Written<NoticeForm>> {
  if (!may(viewer, 'send-notice')) throw new NotYours();
  const problems = noticeProblems(kind, form, dayOf(now));
  if (!isFine(problems)) return { ok: false, problems };
  const words = JSON.stringify(wordsToKeep(kind, form));
  return store.transaction(async (tx) => {
    const before = await sentJustNow(tx, viewer, kind, words, now);
    if (before !== null) return { ok: true, id: before };
    const id = newId();
    await tx.db.insert(tx.t.notices).values({
      id,
      kind,
      words: tx.vault.seal(words, `notices.words:${id}`),
      childId: await childTold(tx, form),
      sentBy: viewer.staffId,
      sentAt: now
    });
    await noteReadings(tx, viewer, [{ action: 'notice.sent', childId: null, subjectId: id }], now);
    return { ok: true, id };
  });
}

async function sentJustNow(
  tx: Store,
  viewer: Staff,
  kind: NoticeKind,
  words: string,
  now: number
): Promise<string | null> {
  const { notices } = tx.t;
  const rows = await tx.db
    .select({ id: notices.id, words: notices.words })
    .from(notices)
    .where(
      and(
        eq(notices.sentBy, viewer.staffId),
        eq(notices.kind, kind),
        gte(notices.sentAt, now - againWithin),
        waits(tx)
      )
    );
  return rows.find((row) => tx.vault.open(row.words, `notices.words:${row.id}`) === words)?.id ?? null;
}

/** One line for whoever sent it: nothing but what they wrote themselves, and what became of it. */
export interface SentNotice {
  readonly id: string;
  readonly kind: string;
  readonly localId: string;
  readonly firstName: string;
  readonly happenedOn: Day | null;
  readonly sentAt: number;
  /** Null while it waits; also `taken-back`. */
  readonly outcome: string | null;
  readonly handledAt: number | null;
  /** What the reviewing team wrote to them. */
  readonly note: string | null;
}

/** What this member of staff sent, the newest first. @throws NotYours for roles that send none */
export async function sentNotices(store: Store, viewer: Staff): Promise<SentNotice[]> {
  if (!mightEver(viewer, 'see-own-notices')) throw new NotYours();
  const { notices } = store.t;
  const rows = await store.db
    .select()
    .from(notices)
    .where(eq(notices.sentBy, viewer.staffId))
    .orderBy(desc(notices.sentAt))
    .limit(mostListed);
  return rows.map((row) => sentLine(store, row, wordsOf(store, row)));
}

/** Nobody has acted on it, and it was not taken back. */
const waits = ({ t: { notices } }: Store) => and(isNull(notices.outcome), isNull(notices.takenBackAt));

const wordsOf = (store: Store, { id, words }: Row): NoticeWords =>
  keptWords(store.vault.open(words, `notices.words:${id}`));

function sentLine(store: Store, row: Row, { localId, firstName, happenedOn }: NoticeWords): SentNotice {
  const { id, kind, sentAt, takenBackAt } = row;
  const outcome = takenBackAt === null ? row.outcome : 'taken-back';
  const handledAt = row.handledAt ?? takenBackAt;
  const note = openOrNull(store.vault, row.note, `notices.note:${id}`);
  return { id, kind, localId, firstName, happenedOn, sentAt, outcome, handledAt, note };
}

type Clock = Countdown & { readonly by: Day };

/** One line of the queue. */
export interface NoticeLine extends SentNotice {
  readonly sender: string;
  /** Somebody has to have acted on it by this day. */
  readonly handleBy: Day;
  readonly late: boolean;
  /** For a child who became looked after, while nobody has acted on it: an IRO named, and the first review held. */
  readonly clocks: { readonly iro: Clock; readonly review: Clock } | null;
}

export interface NoticeQueue {
  /** The oldest first. */
  readonly waiting: readonly NoticeLine[];
  /** Acted on, the newest first, a hundred at most. */
  readonly handled: readonly NoticeLine[];
}

/** Every notice, for those who act on them. @throws NotYours for everybody else */
export async function noticeQueue(store: Store, viewer: Staff, now: number): Promise<NoticeQueue> {
  if (!may(viewer, 'handle-notice')) throw new NotYours();
  const { notices } = store.t;
  const handled = await rowsOf(store)
    .where(isNotNull(notices.outcome))
    .orderBy(desc(notices.handledAt))
    .limit(mostListed);
  const holidays = await holidaySet(store);
  return {
    waiting: await waitingLines(store, holidays, dayOf(now)),
    handled: handled.map((row) => queueLine(store, row, holidays, dayOf(now)))
  };
}

/** Notices that nobody acted on in time, the oldest first; none for those who do not act on them. */
export async function lateNotices(store: Store, viewer: Staff, now: number): Promise<NoticeLine[]> {
  if (!may(viewer, 'handle-notice')) return [];
  const lines = await waitingLines(store, await holidaySet(store), dayOf(now));
  return lines.filter(({ late }) => late);
}

async function waitingLines(store: Store, holidays: Holidays, today: Day): Promise<NoticeLine[]> {
  const { notices } = store.t;
  const rows = await rowsOf(store).where(waits(store)).orderBy(asc(notices.sentAt));
  return rows.map((row) => queueLine(store, row, holidays, today));
}

function rowsOf(store: Store) {
  const { notices, staff } = store.t;
  return store.db
    .select({ notice: notices, sender: staff.name })
    .from(notices)
    .innerJoin(staff, eq(staff.id, notices.sentBy));
}

function queueLine(
  store: Store,
  { notice, sender }: { readonly notice: Row; readonly sender: string },
  holidays: Holidays,
  today: Day
): NoticeLine {
  const words = wordsOf(store, notice);
  const by = handleBy(dayOf(notice.sentAt), holidays);
  return {
    ...sentLine(store, notice, words),
    sender,
    handleBy: by,
    late: isNoticeLate({ outcome: notice.outcome, handleBy: by }, today),
    clocks: notice.outcome === null ? clocksOf(notice.kind, words, today, holidays) : null
  };
}

function clocksOf(kind: string, words: NoticeWords, today: Day, holidays: Holidays): NoticeLine['clocks'] {
  const care = kind === 'became-looked-after' ? careTold(words) : null;
  if (care === null) return null;
  const from = care.lookedAfterSince;
  const { iroBy, reviewBy } = daysOfNewChild(from, care.cycle, holidays);
  return {
    iro: { by: iroBy, ...countdown(from, iroBy, today, holidays) },
    review: { by: reviewBy, ...countdown(from, reviewBy, today, holidays) }
  };
}

/** What the notice says of the child's care, as the register would read it. Null without a day. */
export const careTold = ({ happenedOn, legalStatus }: NoticeWords): Care | null =>
  happenedOn === null
    ? null
    : careOf([{ startedOn: happenedOn, endedOn: null, legalStatus, startsCare: true, placement: null }]);

/** One notice in full. */
export interface NoticeCard {
  readonly line: SentNotice & { readonly kind: NoticeKind };
  readonly words: NoticeWords;
  /** The child of the reader's caseload whom it is about; null for whoever only sent it. */
  readonly childId: string | null;
  /** Whether the reader sent it and may still put it right or take it back. */
  readonly ownAndOpen: boolean;
  /** Null for all who do not act on notices. */
  readonly handling: {
    readonly line: NoticeLine;
    readonly handledBy: string | null;
    /** The child of the register with the number on the notice, or whom it was matched to or registered as. */
    readonly child: ChildPage | null;
    /** More than the number says that it is this child: name and day of birth, or somebody who chose. */
    readonly matched: boolean;
  } | null;
}

/**
 * One notice, opened to be read; logged. For those who act on notices it comes with what the register holds.
 * @throws NotYours when it is not there or not for this person
 */
export async function openNotice(
  store: Store,
  viewer: Staff,
  noticeId: string,
  now: number
): Promise<NoticeCard> {
  const [row] = await rowsOf(store).where(eq(store.t.notices.id, noticeId));
  const kind = row && noticeKind(row.notice.kind);
  if (!row || !kind) throw new NotYours();
  const { notice } = row;
  const words = wordsOf(store, notice);
  const handles = may(viewer, 'handle-notice');
  const childId = handles
    ? (notice.childId ?? (await childNumbered(store, words.localId)))
    : await childShown(store, viewer, notice, now);
  await noteReadings(store, viewer, [{ action: 'notice.read', childId, subjectId: notice.id }], now);
  const line = { ...sentLine(store, notice, words), kind };
  const ownAndOpen = line.outcome === null && may(viewer, 'correct-notice', { sentBy: notice.sentBy });
  const handling = handles ? await handlingOf(store, viewer, row, childId, now) : null;
  return { line, words, childId, ownAndOpen, handling };
}

/** Null for whoever sent it, who learns nothing of the register. @throws NotYours for who neither sent it nor holds the child */
async function childShown(store: Store, viewer: Staff, notice: Row, now: number): Promise<string | null> {
  if (may(viewer, 'see-own-notices', { sentBy: notice.sentBy })) return null;
  await demandOfChild(store, viewer, notice, now);
  return notice.childId;
}

async function handlingOf(
  store: Store,
  viewer: Staff,
  row: { readonly notice: Row; readonly sender: string },
  childId: string | null,
  now: number
): Promise<NonNullable<NoticeCard['handling']>> {
  return {
    line: queueLine(store, row, await holidaySet(store), dayOf(now)),
    handledBy: await nameOf(store, row.notice.handledBy),
    child: childId === null ? null : await openChild(store, viewer, childId, now),
    matched: row.notice.childId !== null
  };
}

async function nameOf(store: Store, staffId: string | null): Promise<string | null> {
  const { staff } = store.t;
  const [row] = await store.db
    .select({ name: staff.name })
    .from(staff)
    .where(eq(staff.id, staffId ?? ''));
  return row?.name ?? null;
}

/** The row of a notice and its words, for those who act on notices. @throws NotYours */
export async function noticeToHandle(
  store: Store,
  viewer: Staff,
  noticeId: string
): Promise<{ readonly notice: Row; readonly words: NoticeWords }> {
  if (!may(viewer, 'handle-notice')) throw new NotYours();
  const { notices } = store.t;
  const [notice] = await store.db.select().from(notices).where(eq(notices.id, noticeId));
  if (!notice) throw new NotYours();
  return { notice, words: wordsOf(store, notice) };
}
