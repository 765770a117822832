import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { post } from '../../src/lib/server/jobs/post.ts';
import { cameBack, learnArrivals } from '../../src/lib/server/services/arrivals.ts';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import { deliver, putIn, type Carrier } from '../../src/lib/server/services/outbox.ts';
import { messagesOfReview, outboxLines, sendAgain } from '../../src/lib/server/services/outbox-lines.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { aminaAndTheTeam, logged, newStaff, type Team } from '../support/iro-team.ts';
import { notifyServer, type NotifyServer } from '../support/notify-server.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

const minute = 60_000;
const hour = 60 * minute;
let store: Store;
let team: Team;
let now: number;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
  now = monday;
});
afterEach(() => store.close());

const taking: Carrier = {
  channel: 'email',
  keeps: false,
  send: () => Promise.resolve({ result: 'sent' })
};
const refusing: Carrier = { ...taking, send: () => Promise.resolve({ result: 'refused', problem: '550' }) };

const put = (about: string, channel: 'email' | 'text' = 'email') =>
  putIn(
    store,
    {
      ...{ about, purpose: 'invitation', channel, subject: 'x', text: 'x', reviewId: team.reviewId },
      to: channel === 'email' ? 'ada@example.org' : '+447700900123'
    },
    now
  );
/** Puts one in and has it carried. Gives its id. */
async function sent(about: string, carrier = taking): Promise<string> {
  await put(about);
  await deliver(store, [carrier], () => now);
  const { outbox } = store.t;
  const [row] = await store.db.select().from(outbox).where(eq(outbox.about, about));
  return row!.id;
}
const lineOf = async (id: string) => (await outboxLines(store, false, now)).find((line) => line.id === id)!;

describe('a person sees that a message came back', () => {
  test('it counts as refused, with the time, and the review says that it did not arrive', async () => {
    const id = await sent('invitation:a');
    await sent('invitation:b', refusing);
    expect((await lineOf(id)).state).toBe('sent');
    await cameBack(store, team.bo, id, now + hour);
    expect(await lineOf(id)).toMatchObject({ state: 'failed', problem: 'came-back', failedAt: now + hour });
    const ofReview = await messagesOfReview(store, team.reviewId, now);
    expect([ofReview.get('a'), ofReview.get('b')]).toEqual(['failed', 'failed']);
    expect(await logged(store, team.bo.staffId)).toEqual([{ action: 'message.came-back', subjectId: id }]);
    const [event] = await store.db.select().from(store.t.events);
    expect(event).toMatchObject({ childId: team.childId });
  });

  test('pressed twice is once, and it is not sent to that address again', async () => {
    const id = await sent('invitation:a');
    await cameBack(store, team.bo, id, now);
    await cameBack(store, team.kit, id, now + hour);
    expect(await lineOf(id)).toMatchObject({ failedAt: now, mayGoAgain: false });
    expect(await logged(store, team.kit.staffId)).toEqual([]);
    expect(await sendAgain(store, id, now)).toBe(false);
    expect(await deliver(store, [taking], () => now + hour)).toBe(0);
  });

  test('what was not sent cannot come back', async () => {
    const id = await sent('invitation:a', refusing);
    await put('invitation:b');
    const before = await store.db.select().from(store.t.outbox);
    for (const { id: one } of before) await cameBack(store, team.bo, one, now + hour);
    await cameBack(store, team.bo, 'no such message', now);
    expect(await store.db.select().from(store.t.outbox)).toEqual(before);
    expect(await lineOf(id)).toMatchObject({ problem: '550', mayGoAgain: true });
    expect(await logged(store, team.bo.staffId)).toEqual([]);
  });

  test('a reminder that was taken after it does not cover it up', async () => {
    await cameBack(store, team.bo, await sent('invitation:a'), now);
    now += hour;
    const reminder = await sent('reminder:a:7');
    expect((await messagesOfReview(store, team.reviewId, now)).get('a')).toBe('failed');
    await store.db
      .update(store.t.outbox)
      .set({ problem: 'delivered' })
      .where(eq(store.t.outbox.id, reminder));
    expect((await messagesOfReview(store, team.reviewId, now)).get('a')).toBe('delivered');
  });

  test('only those who see messages say so', async () => {
    const id = await sent('invitation:a');
    const others = [team.jo, team.lee, await newStaff(store, 'Tess', 'participation')];
    for (const who of [...others, await newStaff(store, 'Farah', 'advocacy')])
      await expect(cameBack(store, who, id, now)).rejects.toThrow(NotYours);
    expect((await lineOf(id)).state).toBe('sent');
  });
});

describe('GOV.UK Notify is asked what became of messages', () => {
  let notify: NotifyServer;
  beforeEach(async () => {
    notify = await notifyServer(() => 201);
  });
  afterEach(() => notify.stop());

  const asks = () => notify.asked.filter(({ method }) => method === 'GET').map(({ url }) => url);
  const round = () => post(store, notify.carriers, { origin: 'https://h' }, () => now);
  const list = (reference: string, status: string, type: 'email' | 'sms' = 'email', at = now) =>
    notify.listed.push({
      ...{ id: `n${notify.listed.length}`, reference, type, status },
      created_at: new Date(at).toISOString()
    });
  const referenceOf = (about: string) =>
    store.db
      .select()
      .from(store.t.outbox)
      .then((rows) => rows.find((row) => row.about === about)!.id);
  const states = async () => {
    const rows = await store.db.select().from(store.t.outbox);
    const lines = await outboxLines(store, false, now);
    return Object.fromEntries(
      rows.map(({ id, about }) => [about.slice(-1), lines.find((line) => line.id === id)?.state])
    );
  };

  test('what failed did not arrive, what was delivered arrived, and the rest is on its way', async () => {
    for (const about of ['invitation:a', 'invitation:b', 'invitation:c', 'invitation:d', 'invitation:e'])
      await put(about);
    await put('invitation:t', 'text');
    for (const [about, status] of [
      ['a', 'permanent-failure'],
      ['b', 'temporary-failure'],
      ['c', 'technical-failure'],
      ['d', 'delivered'],
      ['e', 'sending']
    ] as const)
      list(await referenceOf(`invitation:${about}`), status);
    list(await referenceOf('invitation:t'), 'delivered', 'sms');
    await round();
    const ended = { a: 'failed', b: 'failed', c: 'failed', d: 'delivered', e: 'sent', t: 'delivered' };
    expect(await states()).toEqual(ended);
    const line = (await outboxLines(store, false, now)).find(
      ({ problem }) => problem === 'permanent-failure'
    );
    expect(line).toMatchObject({ failedAt: now, mayGoAgain: false });
    expect(await messagesOfReview(store, team.reviewId, now)).toEqual(new Map(Object.entries(ended)));
    // Five e-mails are two pages of three.
    expect(asks()).toEqual([
      '/v2/notifications?template_type=email',
      '/v2/notifications?template_type=email&older_than=n2',
      '/v2/notifications?template_type=email&older_than=n4',
      '/v2/notifications?template_type=sms',
      '/v2/notifications?template_type=sms&older_than=n5'
    ]);
  });

  test('at most every ten minutes, and not at all when nothing is open', async () => {
    await round();
    expect(asks()).toEqual([]);
    await put('invitation:a');
    await round();
    expect(asks()).toHaveLength(1);
    now += 10 * minute - 1;
    await round();
    expect(asks()).toHaveLength(1);
    now += 1;
    list(await referenceOf('invitation:a'), 'delivered');
    await round();
    const after = asks().length;
    expect(await states()).toEqual({ a: 'delivered' });
    now += hour;
    await round();
    expect(asks()).toHaveLength(after);
  });

  test('what was sent more than three days ago is not asked about', async () => {
    await put('invitation:a');
    await deliver(store, notify.carriers, () => now);
    const reference = await referenceOf('invitation:a');
    list(reference, 'permanent-failure');
    now += 75 * hour;
    await round();
    expect(asks()).toEqual([]);
    await put('invitation:b');
    await round();
    expect(await states()).toEqual({ a: 'sent', b: 'sent' });
  });

  test('handed over twice under one reference, the last time counts', async () => {
    await put('invitation:a');
    const reference = await referenceOf('invitation:a');
    list(reference, 'delivered', 'email', now);
    list(reference, 'technical-failure', 'email', now - minute);
    await round();
    expect(await states()).toEqual({ a: 'delivered' });
  });

  test('what a person said stands, and a person may say it of what was delivered', async () => {
    await put('invitation:a');
    await round();
    const reference = await referenceOf('invitation:a');
    await cameBack(store, team.bo, reference, now);
    list(reference, 'delivered');
    now += hour;
    await round();
    expect(await states()).toEqual({ a: 'failed' });
  });

  test('when Notify does not answer, nothing is lost and it is asked again', async () => {
    await put('invitation:a');
    await deliver(store, notify.carriers, () => now);
    const silent: Carrier = { ...taking, became: () => Promise.reject(new Error('down')) };
    await expect(learnArrivals(store, [silent], now)).rejects.toThrow('down');
    list(await referenceOf('invitation:a'), 'permanent-failure');
    now += 10 * minute;
    expect(await learnArrivals(store, notify.carriers, now)).toBe(1);
    expect(await states()).toEqual({ a: 'failed' });
  });
});
