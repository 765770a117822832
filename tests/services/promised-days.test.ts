import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/lib/server/db/store.ts';
import { followMove } from '../../src/lib/server/services/moved-reviews.ts';
import { askForAnotherTime, askForCall } from '../../src/lib/server/services/requests.ts';
import { decide } from '../../src/lib/server/services/triage.ts';
import { aminaAndTheTeam, sendRating, sendViews, type Team } from '../support/iro-team.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

const day = 86_400_000;
const friday = monday + 4 * day;
const saturday = monday + 5 * day;
const fine = { B04: { asked: 'How is school?', choice: 'good' as const } };

let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
});
afterEach(() => store.close());

const meetsOn = (meetingOn: string) => store.db.update(store.t.reviews).set({ meetingOn });
const readBy = async () => (await store.db.select().from(store.t.submissions)).map((row) => row.readBy);
const answerBy = async () => (await store.db.select().from(store.t.requests)).map((row) => row.answerBy);
const moved = (from: string, to: string, now: number) =>
  store.transaction(async (tx) => {
    await tx.db.update(tx.t.reviews).set({ meetingOn: to }).where(eq(tx.t.reviews.id, team.reviewId));
    const when = { id: team.reviewId, childId: team.childId };
    const [before, after] = [from, to].map((meetingOn) => ({ meetingOn, meetingTime: '16:00' }));
    await followMove(tx, { ...when, before: before!, after: after! }, team.jo.staffId, now);
  });

describe('views sent shortly before the meeting', () => {
  test('are read by its day, not by a day after it', async () => {
    await meetsOn('2026-11-23');
    await sendViews(store, team.child, fine, saturday);
    expect(await readBy()).toEqual(['2026-11-23']);
  });

  test('sent two working days before it, by the day between', async () => {
    await meetsOn('2026-11-18');
    await sendViews(store, team.child, fine, monday);
    expect(await readBy()).toEqual(['2026-11-17']);
  });

  test('a rating sent on the day of the meeting is read in the usual time', async () => {
    await store.db.update(store.t.reviews).set({ meetingOn: '2026-11-16', heldOn: '2026-11-16' });
    await sendRating(store, team.child, { C1: { asked: 'How was it?', choice: 'good' } }, { named: true });
    expect(await readBy()).toEqual(['2026-11-18']);
  });
});

describe('another time', () => {
  test('is answered before the meeting; a call has the day it had', async () => {
    await meetsOn('2026-11-23');
    await askForAnotherTime(store, team.child, 'Not Monday', saturday);
    await askForCall(store, team.child, { words: null, worry: false }, saturday);
    expect(await answerBy()).toEqual(['2026-11-23', '2026-11-24']);
  });
});

describe('a meeting that is moved to an earlier day', () => {
  test('counts again the days of what is not read and not answered', async () => {
    await sendViews(store, team.child, fine, friday);
    await askForAnotherTime(store, team.child, 'Not Thursday', friday);
    expect([await readBy(), await answerBy()]).toEqual([['2026-11-24'], ['2026-11-24']]);
    await moved('2026-12-03', '2026-11-24', saturday);
    expect([await readBy(), await answerBy()]).toEqual([['2026-11-23'], ['2026-11-23']]);
  });

  test('to today promises today', async () => {
    await sendViews(store, team.child, fine, monday);
    await moved('2026-12-03', '2026-11-17', monday + day);
    expect(await readBy()).toEqual(['2026-11-17']);
  });

  test('leaves what was read, and a later day leaves every promise', async () => {
    await sendViews(store, team.child, fine, friday);
    await moved('2026-12-03', '2026-12-10', saturday);
    expect(await readBy()).toEqual(['2026-11-24']);
    const [row] = await store.db.select().from(store.t.submissions);
    const target = { reviewId: team.reviewId, submissionId: row!.id };
    const read = { decision: 'no-concern', passedTo: '', passedWhen: '', note: 'Fine', tellChild: 'Thanks' };
    await decide(store, team.jo, target, read, saturday);
    await moved('2026-12-10', '2026-11-24', saturday);
    expect(await readBy()).toEqual(['2026-11-24']);
  });
});
