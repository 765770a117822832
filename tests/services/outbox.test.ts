import { afterEach, beforeEach, expect, test } from 'vitest';
import { contactIn } from '../../src/lib/domain/contact.ts';
import { smtpCarrier } from '../../src/lib/server/mail/smtp.ts';
import { deliver, putIn, type Carrier } from '../../src/lib/server/services/outbox.ts';
import { outboxLines, sendAgain } from '../../src/lib/server/services/outbox-lines.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { MailServer } from '../support/mail-server.ts';
import { notifyServer } from '../support/notify-server.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

const minute = 60_000;
let store: Store;
let server: MailServer;
let carrier: Carrier;
let now: number;
beforeEach(async () => {
  store = await testStore();
  server = new MailServer();
  carrier = smtpCarrier({ url: await server.start(), from: 'Heard <heard@example.org>' });
  now = monday;
});
afterEach(async () => {
  await store.close();
  await server.stop();
});

const put = (about: string, to = 'ada@example.org') =>
  putIn(
    store,
    {
      about,
      purpose: 'invitation',
      channel: 'email',
      to,
      subject: 'ما رأيك؟',
      text: `Open https://h/i/${about}`
    },
    now
  );
const round = () => deliver(store, [carrier], () => now);
const states = async () => (await outboxLines(store, false, now)).map(({ state }) => state);

test('a message goes through a mail server, once, and its words are forgotten', async () => {
  expect(await put('a')).toBe(true);
  expect(await put('a')).toBe(false);
  expect([await round(), await round()]).toEqual([1, 0]);
  expect(server.taken).toMatchObject([{ to: 'ada@example.org', text: 'Open https://h/i/a' }]);
  const [row] = await store.db.select().from(store.t.outbox);
  expect(row).toMatchObject({ message: null, problem: null, tries: 0 });
  expect(await states()).toEqual(['sent']);
});

test('what waits is sealed: neither address nor link can be read', async () => {
  await put('a');
  const rows = JSON.stringify(
    await store.db.select({ message: store.t.outbox.message }).from(store.t.outbox)
  );
  expect(rows).not.toMatch(/ada|https/);
});

test('refused for now is tried again, later and later, under the same name, and then given up', async () => {
  server.mood = () => 451;
  // From eight in the morning: people round a child are tried by day alone.
  now = monday - 120 * minute;
  await put('a');
  const waited: number[] = [];
  for (const wait of [0, 1, 5, 30, 120, 480]) {
    now += wait * minute - 1;
    if (wait > 0) expect(await round()).toBe(0);
    now += 1;
    waited.push((await round()) + server.taken.length);
  }
  expect(waited).toEqual([0, 0, 0, 0, 0, 0]);
  expect(await outboxLines(store, false, now)).toMatchObject([{ state: 'failed', tries: 6, problem: '451' }]);

  server.mood = () => 'take';
  const [line] = await outboxLines(store, false, now);
  expect(await sendAgain(store, line?.id ?? '', now)).toBe(true);
  expect(await round()).toBe(1);
  expect(server.taken).toHaveLength(1);
  expect(await sendAgain(store, line?.id ?? '', now)).toBe(false);
});

test('refused for good is not tried again', async () => {
  server.mood = () => 550;
  await put('a', 'nobody@example.org');
  await round();
  now += 24 * 60 * minute;
  expect(await round()).toBe(0);
  expect(await outboxLines(store, false, now)).toMatchObject([{ state: 'failed', tries: 1, problem: '550' }]);
});

test('nobody there is tried again', async () => {
  await server.stop();
  await put('a');
  await round();
  expect(await states()).toEqual(['again']);
  server = new MailServer();
  carrier = smtpCarrier({ url: await server.start(), from: 'heard@example.org' });
  now += minute;
  expect(await round()).toBe(1);
});

test.each(['hang-up', 'take-and-hang-up'] as const)(
  'when the line breaks after the words were given (%s), a person decides',
  async (mood) => {
    server.mood = () => mood;
    await put('a');
    expect(await round()).toBe(0);
    expect(await states()).toEqual(['unsure']);
    server.mood = () => 'take';
    now += 24 * 60 * minute;
    expect(await round()).toBe(0);
    expect(server.taken).toHaveLength(mood === 'hang-up' ? 0 : 1);
    const [line] = await outboxLines(store, false, now);
    await sendAgain(store, line?.id ?? '', now);
    expect(await round()).toBe(1);
    const [first] = server.taken;
    expect(server.taken.every(({ id }) => id === first?.id)).toBe(true);
  }
);

test('two servers at the same box hand over each message once', async () => {
  for (let n = 0; n < 30; n += 1) await put(`m${n}`);
  const counts = await Promise.all([round(), round(), round()]);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(30);
  expect(new Set(server.taken.map(({ id }) => id)).size).toBe(30);
  expect(server.taken).toHaveLength(30);
});

test.each([
  ['ada@example.org', { channel: 'email', to: 'ada@example.org' }],
  ['Ada.King@Example.org, 07700 900 123', { channel: 'email', to: 'ada.king@example.org' }],
  ['mobile 07700 900123', { channel: 'text', to: '+447700900123' }],
  ['+44 (0)7700 900123', { channel: 'text', to: '+447700900123' }],
  ['+447700900123', { channel: 'text', to: '+447700900123' }],
  ['01632 960 999', null],
  ['077009001234', null],
  ['', null]
])('%o can be reached by %o', (written, contact) => {
  expect(contactIn(written)).toEqual(contact);
});

test('text messages go through GOV.UK Notify: busy is for later, refused is for good', async () => {
  const { asked, carriers, stop } = await notifyServer((n) => [429, 201, 400][n - 1] ?? 500);
  const text = { purpose: 'reminder', channel: 'text', subject: '', text: 'Open it' } as const;
  await putIn(store, { ...text, about: 'a', to: '+447700900123' }, now);
  expect(await deliver(store, carriers, () => now)).toBe(0);
  expect(await states()).toEqual(['again']);
  now += minute;
  expect(await deliver(store, carriers, () => now)).toBe(1);
  expect(asked[0]).toMatchObject({
    url: '/v2/notifications/sms',
    body: { template_id: 't', phone_number: '+447700900123', personalisation: { text: 'Open it' } }
  });
  expect(asked[1]?.body['reference']).toBe(asked[0]?.body['reference']);
  await putIn(store, { ...text, about: 'b', to: '+447700900124' }, now);
  await deliver(store, carriers, () => now);
  expect((await states()).sort()).toEqual(['failed', 'sent']);
  stop();
});
