import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '../../src/lib/domain/day.ts';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import { asksDue, type AskLine } from '../../src/lib/server/services/to-ask.ts';
import { askAll, makeAgain, notePrinted } from '../../src/lib/server/services/to-ask-sending.ts';
import { findByToken } from '../../src/lib/server/services/invitations.ts';
import { outboxLines } from '../../src/lib/server/services/outbox-lines.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { aminaAndTheTeam, logged, newStaff, sendViews, type Team } from '../support/iro-team.ts';
import { aminaAndHers, monday, newReview } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
  // Ten working days before the meeting, and nobody has been asked.
  await store.db.delete(store.t.invitations);
  await review({ meetingOn: '2026-11-30' });
  await contact(team.parent.connectionId!, 'samira@example.org');
});
afterEach(() => store.close());

const review = (facts: Partial<Store['t']['reviews']['$inferInsert']>) =>
  store.db.update(store.t.reviews).set(facts).where(eq(store.t.reviews.id, team.reviewId));
const person = (id: string, facts: Partial<Store['t']['connections']['$inferInsert']>) =>
  store.db.update(store.t.connections).set(facts).where(eq(store.t.connections.id, id));
const contact = (id: string, written: string) =>
  person(id, { contact: store.vault.seal(written, `connections.contact:${id}`) });
const words = (language: string, token: string, purpose: string) =>
  Promise.resolve({ subject: `${purpose} ${language}`, text: `https://h/i/${token}` });

const due = async (who = team.bo, iroId: string | null = null) => asksDue(store, who, iroId, monday);
const line = async (): Promise<AskLine> => (await due()).lines[0]!;
const said = async () =>
  (await due()).lines.map(({ name, people }) => [
    name,
    ...people.map((one) => `${one.name} ${one.by}${one.because === 'failed' ? ' after failure' : ''}`)
  ]);
const press = async (chosen?: readonly AskLine[], who = team.bo) =>
  askAll(store, who, chosen ?? (await due(who)).lines, words, monday);
const sent = async () => (await outboxLines(store, true, monday)).map(({ shown }) => shown?.to);

describe('the list', () => {
  test('has who may be asked and was not, from ten working days before, by message where one can go', async () => {
    expect(await said()).toEqual([['Amina', 'Amina letter', 'Sam letter', 'Samira message']]);
    await review({ meetingOn: '2026-12-01' });
    expect((await due()).lines).toEqual([]);
    await review({ meetingOn: '2026-11-23' });
    expect((await line()).presses).toBe(true);
  });

  test.each([
    ['held', { heldOn: '2026-11-13' }],
    ['cancelled', { cancelledAt: monday }],
    ['past', { meetingOn: '2026-11-15' }]
  ])('has no review that is %s', async (_, facts) => {
    await review(facts);
    expect((await due()).lines).toEqual([]);
  });

  test('has nobody who has answered, is under four, or is not round the child any more', async () => {
    await person(team.carer.connectionId!, { endedOn: '2026-11-01' });
    await store.db.update(store.t.children).set({ dateOfBirth: '2023-05-05' });
    expect(await said()).toEqual([['Amina', 'Samira message']]);
    await sendViews(
      store,
      { ...team.parent, invitationId: (await invitationOf()).id },
      views,
      monday,
      'parent'
    );
    expect((await due()).lines).toEqual([]);
    await store.db.update(store.t.children).set({ ceasedOn: '2026-11-10' });
    expect((await due()).undated).toEqual([]);
  });

  test('comes by the day of the meeting, and an IRO’s has their own children alone', async () => {
    const other = await aminaAndHers(store, 'Ben');
    await store.db.delete(store.t.invitations);
    await store.db
      .update(store.t.reviews)
      .set({ meetingOn: '2026-11-20' })
      .where(eq(store.t.reviews.id, other.reviewId));
    expect((await said()).map(([name]) => name)).toEqual(['Ben', 'Amina']);
    expect((await due(team.jo)).lines.map(({ name }) => name)).toEqual(['Amina']);
    expect((await due(team.kit, other.iroId)).lines.map(({ name }) => name)).toEqual(['Ben']);
    expect((await due(team.lee)).lines).toEqual([]);
    await expect(due(team.jo, other.iroId)).rejects.toThrow(NotYours);
    const tess = await newStaff(store, 'Tess Nolan', 'participation');
    await expect(due(tess)).rejects.toThrow(NotYours);
  });

  test('says what is missing: a day, a reason, anybody to name', async () => {
    await person(team.parent.connectionId!, { askViews: false });
    expect((await line()).missing).toMatchObject([{ kind: 'unsaid', name: 'Samira' }]);
    const why = `connections.whyNotAsked:${team.parent.connectionId!}` as const;
    await person(team.parent.connectionId!, { whyNotAsked: store.vault.seal('Not safe', why) });
    expect((await line()).missing).toEqual([]);
    await store.db.update(store.t.connections).set({ endedOn: '2026-11-01' });
    expect((await line()).missing).toEqual([{ kind: 'nobody', who: null }]);
    await review({ meetingOn: null, dueOn: '2026-12-20' });
    expect(await due()).toEqual({ lines: [], undated: [] });
    await review({ dueOn: '2026-11-30' });
    expect((await due()).undated).toMatchObject([{ name: 'Amina', dueOn: '2026-11-30' }]);
    await store.db.delete(store.t.reviews);
    expect((await due()).undated).toMatchObject([{ name: 'Amina' }]);
  });
});

const views = { P05: { asked: 'What is good?', words: 'She eats' } };
/** The mother's card, as it was before. */
async function invitationOf() {
  await press([await line()]);
  const rows = await store.db.select().from(store.t.invitations);
  return rows.find(({ connectionId }) => connectionId === team.parent.connectionId)!;
}

describe('one press', () => {
  test('sends the messages, makes the letters, and a second one sends nothing', async () => {
    const before = (await due()).lines;
    const asked = await press(before);
    expect(asked).toMatchObject({ messages: 1, changed: [], done: 0 });
    expect(asked.made[0]?.letters.map(({ name }) => name)).toEqual(['Amina', 'Sam']);
    expect(await sent()).toEqual(['samira@example.org']);
    const token = asked.made[0]!.letters[0]!.token;
    expect(await findByToken(store, token, monday)).toMatchObject({ state: 'open' });

    expect(await press(before)).toEqual({ messages: 0, made: [], changed: [], done: 1 });
    expect(await sent()).toHaveLength(1);
    expect(await findByToken(store, token, monday)).toMatchObject({ state: 'open' });
    expect(await said()).toEqual([['Amina']]);
  });

  test('two presses at the same time send it once', async () => {
    const before = (await due()).lines;
    const both = await Promise.all([press(before), press(before, team.kit)]);
    expect(both.map(({ messages }) => messages).sort()).toEqual([0, 1]);
    expect(await sent()).toHaveLength(1);
    const open = (await store.db.select().from(store.t.invitations)).filter(
      ({ endedAt }) => endedAt === null
    );
    expect(open).toHaveLength(3);
  });

  test.each([
    ['the day', () => review({ meetingOn: '2026-11-27' })],
    ['who is asked', () => person(team.carer.connectionId!, { askViews: false })],
    ['where a message goes', () => contact(team.parent.connectionId!, 'new@example.org')],
    ['how somebody reads', () => person(team.carer.connectionId!, { printSize: 'large' })]
  ])('skips a review of which %s changed since, and says so', async (_, change) => {
    const before = (await due()).lines;
    await change();
    expect(await press(before)).toEqual({ messages: 0, made: [], changed: ['Amina'], done: 0 });
    expect(await store.db.select().from(store.t.invitations)).toEqual([]);
    expect((await press()).changed).toEqual([]);
  });

  test('asks nobody of another’s caseload, or of a review that was cancelled meanwhile', async () => {
    const before = (await due()).lines;
    expect(await press(before, team.lee)).toMatchObject({ messages: 0, made: [], done: 1 });
    await review({ cancelledAt: monday });
    expect(await press(before)).toMatchObject({ messages: 0, made: [], done: 1 });
    const tess = await newStaff(store, 'Tess Nolan', 'participation');
    await expect(press(before, tess)).rejects.toThrow(NotYours);
  });
});

describe('afterwards', () => {
  test('a letter waits until somebody says that it was printed; made again, the old one stops working', async () => {
    const { made } = await press();
    const [first] = made[0]!.letters;
    const waiting = async () => (await line()).unprinted.map(({ invitationId }) => invitationId);
    expect((await line()).unprinted).toMatchObject([
      { name: 'Amina', madeBy: 'Bo Dean', madeAt: monday },
      { name: 'Sam' }
    ]);
    const again = await makeAgain(store, team.bo, [first!.invitationId], monday + 1);
    expect(again[0]?.letters.map(({ name }) => name)).toEqual(['Amina']);
    expect(await findByToken(store, first!.token, monday + 1)).toMatchObject({ state: 'replaced' });
    expect(await makeAgain(store, team.bo, [first!.invitationId], monday + 2)).toEqual([]);

    await notePrinted(store, team.lee, await waiting(), monday);
    expect(await waiting()).toHaveLength(2);
    await notePrinted(store, team.bo, await waiting(), monday);
    expect((await due()).lines).toEqual([]);
    const deeds = (await logged(store, team.bo.staffId)).map(({ action }) => action);
    expect(deeds.filter((action) => action === 'invitation.printed')).toHaveLength(2);
  });

  test('who came in with it needs no printer', async () => {
    await press();
    await store.db.update(store.t.invitations).set({ openedAt: monday });
    expect((await due()).lines).toEqual([]);
  });

  test('a message that did not arrive brings a letter, or a message to where they are now', async () => {
    const { made } = await press();
    await notePrinted(
      store,
      team.bo,
      made[0]!.letters.map(({ invitationId }) => invitationId),
      monday
    );
    await store.db.update(store.t.outbox).set({ givenUpAt: monday, problem: '550' });
    expect(await said()).toEqual([['Amina', 'Samira letter after failure']]);
    await contact(team.parent.connectionId!, '07700 900 123');
    expect(await said()).toEqual([['Amina', 'Samira message after failure']]);
    await press();
    expect(await sent()).toContain('+447700900123');
    expect((await due()).lines).toEqual([]);
  });

  test('a way in that somebody ended is not opened again by the press', async () => {
    await press();
    await store.db.update(store.t.invitations).set({ endedAt: monday });
    expect((await line()).missing.map(({ kind }) => kind)).toEqual(['ended', 'ended', 'ended']);
    expect(await press()).toMatchObject({ messages: 0, made: [], done: 1 });
  });
});

test('as many queries for many reviews as for one', async () => {
  const prepared = async () => {
    const run = store.db.select.bind(store.db);
    let count = 0;
    store.db.select = ((...asked: Parameters<typeof run>) => {
      count += 1;
      return run(...asked);
    }) as typeof run;
    await due();
    store.db.select = run;
    return count;
  };
  const one = await prepared();
  expect(one).toBeGreaterThan(5);
  for (let n = 0; n < 12; n += 1) {
    const more = await aminaAndHers(store, `Child ${n}`);
    await newReview(store, more.childId, { meetingOn: addDays('2026-11-17', n) });
  }
  expect((await due()).lines.length).toBeGreaterThan(10);
  expect(await prepared()).toBe(one);
});
