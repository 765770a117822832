import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/lib/server/config.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { remindAll } from '../../src/lib/server/jobs/post.ts';
import { tellOfChanges } from '../../src/lib/server/services/meeting-changes.ts';
import { deliver, putIn, type Carrier } from '../../src/lib/server/services/outbox.ts';
import { askForRatings, remind, remindNow } from '../../src/lib/server/services/reminders.ts';
import { savePlan } from '../../src/lib/server/services/review-plans.ts';
import { aminaAndTheTeam, type Team } from '../support/iro-team.ts';
import { testStore } from '../support/store.ts';

/** Half past one in the night, a week before the meeting on 3 December. */
const night = Date.UTC(2026, 10, 26, 1, 30);
const eight = Date.UTC(2026, 10, 26, 8);
const day = 86_400_000;
const words = (language: string, token: string, purpose: string) =>
  Promise.resolve({ subject: `${purpose} ${language}`, text: `https://h/i/${token}` });

let store: Store;
let team: Team;
let mother: string;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
  mother = team.parent.connectionId ?? '';
  const contact = store.vault.seal('07700 900123', `connections.contact:${mother}`);
  await store.db.update(store.t.connections).set({ contact }).where(eq(store.t.connections.id, mother));
});
afterEach(() => store.close());

const goOut = async () =>
  (await store.db.select().from(store.t.outbox)).map(({ purpose, tryAt }) => [purpose, tryAt]);

describe('people round a child are not woken', () => {
  test('by a reminder', async () => {
    await remind(store, words, night);
    expect(await goOut()).toEqual([['reminder', eight]]);
  });

  test('by a question how the meeting was', async () => {
    await store.db.update(store.t.reviews).set({ heldOn: '2026-11-25' });
    const held = { action: 'meeting.recorded', childId: team.childId, subjectId: team.reviewId };
    await store.db
      .insert(store.t.events)
      .values({ id: 'held', at: night - 1, actorKind: 'staff', actorId: team.jo.staffId, ...held });
    await askForRatings(store, words, night);
    for (const [, tryAt] of await goOut()) expect(tryAt).toBe(eight);
  });

  test('by a change of the meeting that came with a load; what staff press goes at once', async () => {
    const plan = { meetingOn: '2026-12-10', meetingTime: '16:00', placeKind: '', place: '' };
    await savePlan(store, team.jo, team.childId, plan, night);
    await tellOfChanges(store, words, night);
    expect(await goOut()).toEqual([['moved', eight]]);
    await savePlan(store, team.jo, team.childId, { ...plan, meetingOn: '2026-12-11' }, night + 1);
    await tellOfChanges(store, words, night + 1, team.reviewId);
    expect(await goOut()).toContainEqual(['moved', night + 1]);
  });

  test('but by a member of staff who presses "remind" at night', async () => {
    expect(await remindNow(store, team.jo, team.reviewId, mother, words, night)).toMatchObject({ ok: true });
    expect(await goOut()).toEqual([['reminder', night]]);
  });

  test('by the hourly work: it reminds nobody before the morning, and then who has not sent by then', async () => {
    const config = readConfig({});
    expect(await remindAll(store, config, night)).toBe(0);
    expect(await remindAll(store, config, eight)).toBe(1);
    expect(await goOut()).toEqual([['reminder', eight]]);
  });

  test('by a second try; staff are', async () => {
    const evening = Date.UTC(2026, 10, 26, 19, 59, 30);
    const message = { channel: 'email', to: 'a@example.org', subject: 'x', text: 'y' } as const;
    await putIn(store, { about: 'a', purpose: 'invitation', ...message }, evening);
    await putIn(store, { about: 'b', purpose: 'worry', ...message }, evening);
    const busy: Carrier = {
      channel: 'email',
      keeps: false,
      send: () => Promise.resolve({ result: 'later', problem: '451' })
    };
    await deliver(store, [busy], () => evening);
    expect((await goOut()).sort()).toEqual([
      ['invitation', eight + day],
      ['worry', evening + 60_000]
    ]);
  });
});
