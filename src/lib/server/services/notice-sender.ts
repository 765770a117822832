/** A notice put right or taken back by whoever sent it, while nobody has acted on it. */
import { and, eq, isNull } from 'drizzle-orm';
import { may } from '../../domain/access.ts';
import { dayOf } from '../../domain/day.ts';
import { noticeKind, type NoticeKind } from '../../domain/notices.ts';
import type { Store } from '../db/store.ts';
import { NotYours, type Staff } from './caseload.ts';
import { childTold } from './notice-child.ts';
import { keptWords, noticeProblems, wordsToKeep, type NoticeForm, type NoticeWords } from './notice-form.ts';
import { noteReadings } from './readings.ts';
import { isFine, type Written } from './typed-form.ts';

/** A notice as its sender put it. */
export interface OwnNotice {
  readonly kind: NoticeKind;
  readonly words: NoticeWords;
  /** Nobody has acted on it, and it was not taken back. */
  readonly open: boolean;
}

/** A notice of one's own, to be put right. @throws NotYours for everybody but who sent it */
export async function ownNotice(store: Store, viewer: Staff, noticeId: string): Promise<OwnNotice> {
  const { notices } = store.t;
  const [row] = await store.db.select().from(notices).where(eq(notices.id, noticeId));
  const kind = row && noticeKind(row.kind);
  if (!row || !kind || !may(viewer, 'correct-notice', { sentBy: row.sentBy })) throw new NotYours();
  const words = keptWords(store.vault.open(row.words, `notices.words:${row.id}`));
  return { kind, words, open: row.outcome === null && row.takenBackAt === null };
}

const stillOpen = ({ t: { notices } }: Store, noticeId: string) =>
  and(eq(notices.id, noticeId), isNull(notices.outcome), isNull(notices.takenBackAt));

/** Puts other words in the place of those sent. Refused once somebody has acted on it. @throws NotYours as `ownNotice` */
export async function correctNotice(
  store: Store,
  viewer: Staff,
  noticeId: string,
  form: NoticeForm,
  now: number
): Promise<Written<NoticeForm>> {
  const { kind } = await ownNotice(store, viewer, noticeId);
  const problems = noticeProblems(kind, form, dayOf(now));
  if (!isFine(problems)) return { ok: false, problems };
  const json = JSON.stringify(wordsToKeep(kind, form));
  return store.transaction(async (tx): Promise<Written<NoticeForm>> => {
    const rows = await tx.db
      .update(tx.t.notices)
      .set({ words: tx.vault.seal(json, `notices.words:${noticeId}`), childId: await childTold(tx, form) })
      .where(stillOpen(tx, noticeId))
      .returning({ id: tx.t.notices.id });
    if (rows.length === 0)
      return {
        ok: false,
        problems: { localId: 'Somebody has acted on this notice already. Send a new one.' }
      };
    await noteReadings(tx, viewer, [{ action: 'notice.corrected', childId: null, subjectId: noticeId }], now);
    return { ok: true, id: noticeId };
  });
}

/** Takes a notice back; pressed again, or once somebody has acted on it, it changes nothing. @throws NotYours as `ownNotice` */
export async function takeBackNotice(
  store: Store,
  viewer: Staff,
  noticeId: string,
  now: number
): Promise<void> {
  await ownNotice(store, viewer, noticeId);
  await store.transaction(async (tx) => {
    const rows = await tx.db
      .update(tx.t.notices)
      .set({ takenBackAt: now })
      .where(stillOpen(tx, noticeId))
      .returning({ id: tx.t.notices.id });
    if (rows.length === 0) return;
    await noteReadings(
      tx,
      viewer,
      [{ action: 'notice.taken-back', childId: null, subjectId: noticeId }],
      now
    );
  });
}
