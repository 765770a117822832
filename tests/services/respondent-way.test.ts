/** The way of one answer on every database: two devices, two presses, a change, a meeting, a rating without a name. */
import { beforeEach, expect, it } from 'vitest';
import type { Store } from '../../src/lib/server/db/store.ts';
import { answeringToWrite } from '../../src/lib/server/services/answering.ts';
import { ratedWithoutName } from '../../src/lib/server/services/nameless-ratings.ts';
import { askForCall, requestsOf } from '../../src/lib/server/services/requests.ts';
import { homeOf } from '../../src/lib/server/services/respondent-home.ts';
import { changeSent, send, sentOf, withdraw } from '../../src/lib/server/services/sending.ts';
import { answersOf, saveAnswers } from '../../src/lib/server/services/submissions.ts';
import { begin, byMyself, face, hold, rating, save, words } from '../support/answering.ts';
import { aminaAndHers, monday, type People } from '../support/respondents.ts';
import { eachStore } from '../support/store.ts';

eachStore('a respondent’s way', (open) => {
  let store: Store;
  let people: People;
  beforeEach(async () => {
    store = await open();
    people = await aminaAndHers(store);
  });

  it('is one draft for two devices and one submission for two presses', async () => {
    const [one, two] = await Promise.all([begin(store, people.child), begin(store, people.child)]);
    expect(one).toBe(two);
    await Promise.all([
      save(store, people.child, one, { B01: face('good') }),
      save(store, people.child, one, { B01: face('not-good'), B20: words('Late buses') })
    ]);
    expect((await answersOf(store, one)).size).toBe(2);
    const press = () => send(store, people.child, { submissionId: one, ...byMyself }, monday);
    const pressed = await Promise.all([press(), press()]);
    expect(pressed.filter((result) => result.ok && !result.already)).toHaveLength(1);
    expect(await store.db.select().from(store.t.submissions)).toHaveLength(1);
  });

  it('can be changed and taken back, once each, until the meeting', async () => {
    const id = await begin(store, people.child);
    await save(store, people.child, id, { B01: face('good') });
    await send(store, people.child, { submissionId: id, ...byMyself }, monday);
    const changes = await Promise.all([
      changeSent(store, people.child, monday),
      changeSent(store, people.child, monday)
    ]);
    expect(new Set(changes.map((change) => change.ok && change.draft.id)).size).toBe(1);
    expect(await withdraw(store, people.child, id, monday)).toEqual({ ok: true });
    expect(await sentOf(store, people.child, 'views')).toBeNull();
  });

  it('takes no answer once the meeting was held, and then the rating, without a name', async () => {
    const id = await begin(store, people.child);
    await hold(store, people.reviewId, '2026-11-16');
    expect(await save(store, people.child, id, { B01: face('good') })).toEqual({ ok: false, reason: 'held' });
    const rated = await begin(store, people.child, rating);
    await save(store, people.child, rated, { RB1: face('good') });
    const press = () =>
      send(store, people.child, { submissionId: rated, helper: null, named: false }, monday);
    await Promise.all([press(), press()]);
    expect(await ratedWithoutName(store, people.child)).toBe(true);
    const seen = await homeOf(store, viewer(), monday, 'en', monday);
    expect(seen).toMatchObject({ rating: 'done', views: { state: 'closed' } });
  });

  it('keeps one request for two presses', async () => {
    const press = () => askForCall(store, people.child, { words: 'After school', worry: true }, monday);
    await Promise.all([press(), press()]);
    expect(await requestsOf(store, people.child)).toHaveLength(1);
  });

  it('writes all of a page or nothing', async () => {
    const under = (await answeringToWrite(store, people.child, 'views', 'en', monday))?.under;
    const id = under?.draft?.id ?? '';
    const broken = { ...face('good'), asked: undefined as never };
    const saving = saveAnswers(store, people.child, id, { B01: face('good'), B04: broken }, monday);
    await expect(saving).rejects.toThrow();
    expect((await answersOf(store, id)).size).toBe(0);
  });

  const viewer = () => ({ kind: 'respondent', sessionId: 'one', proven: true, ...people.child }) as const;
});
