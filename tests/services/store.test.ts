import { count, eq, inArray, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { isForeignKeyViolation, isUniqueViolation } from '../../src/lib/server/db/errors.ts';
import { newId } from '../../src/lib/server/db/id.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { addAnswer, addChild, addSubmission } from '../support/rows.ts';
import { eachStore } from '../support/store.ts';

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error
  );
const put = ({ db, t }: Store, key: string, value = 0) => db.insert(t.settings).values({ key, value });
const read = async ({ db, t }: Store, key: string) =>
  (await db.select().from(t.settings).where(eq(t.settings.key, key)))[0]?.value;

eachStore('a row', (open) => {
  it('comes back as it went in, whatever the column', async () => {
    const store = await open();
    const { db, t, vault } = store;
    const submissionId = await addSubmission(store, await addChild(store, 'C1'));
    const id = newId();
    const answer = {
      id,
      submissionId,
      questionId: 'b09',
      outcome: 'answered',
      choice: { home: 'yes', school: ['no', 1, null, true], ünï: { deep: '🙂' } },
      words: vault.seal('Not at school', `answers.words:${id}`),
      ownWords: true,
      drawing: vault.seal('{"strokes":[]}', `answers.drawing:${id}`),
      voiceId: null,
      asked: { question: 'Do you feel safe?', choices: { yes: 'Yes', no: 'No' } },
      shared: 'iro',
      worry: true,
      savedAt: Date.UTC(2026, 10, 20, 9, 30, 15, 123)
    };
    await db.insert(t.answers).values(answer);
    expect(await db.select().from(t.answers)).toEqual([answer]);
  });

  it('keeps missing things missing', async () => {
    const { db, t, ...store } = await open();
    const id = await addChild({ db, t, ...store }, 'C1');
    await db.update(t.children).set({ firstName: null }).where(eq(t.children.id, id));
    const [child] = await db.select().from(t.children);
    expect(child).toMatchObject({ firstName: null, iroId: null, lookedAfterSince: null, needs: null });
  });

  it('keeps true and false apart in conditions', async () => {
    const store = await open();
    const { db, t } = store;
    const submissionId = await addSubmission(store, await addChild(store, 'C1'));
    const worried = await addAnswer(store, submissionId, 'a', 'x');
    await addAnswer(store, submissionId, 'b', 'y');
    await db.update(t.answers).set({ worry: true }).where(eq(t.answers.id, worried));
    expect(await db.select({ id: t.answers.id }).from(t.answers).where(eq(t.answers.worry, true))).toEqual([
      { id: worried }
    ]);
    expect(await db.$count(t.answers, eq(t.answers.worry, false))).toBe(1);
  });

  it.each([0, 1, -1, Date.UTC(2200, 0, 1), Number.MAX_SAFE_INTEGER])('keeps the instant %d', async (at) => {
    const { db, t } = await open();
    await db.insert(t.attempts).values({ id: newId(), key: 'k', at });
    expect(await db.select({ at: t.attempts.at }).from(t.attempts).where(eq(t.attempts.at, at))).toEqual([
      { at }
    ]);
  });

  it.each([
    ['a number', 7],
    ['text', 'x"y'],
    ['a list', [1, [2]]],
    ['false', false],
    ['empty', {}]
  ] as const)('keeps %s as JSON', async (_, value) => {
    const store = await open();
    await store.db.insert(store.t.settings).values({ key: 'k', value: value as never });
    expect(await read(store, 'k')).toEqual(value);
  });

  it('counts as a number', async () => {
    const store = await open();
    await put(store, 'a');
    await put(store, 'b');
    expect(await store.db.select({ n: count() }).from(store.t.settings)).toEqual([{ n: 2 }]);
  });

  it('is given back by the statement that wrote it', async () => {
    const store = await open();
    const { db, t } = store;
    expect(await put(store, 'a').returning()).toEqual([{ key: 'a', value: 0, words: null }]);
    const changed = db.update(t.settings).set({ value: 2 }).where(eq(t.settings.key, 'a'));
    expect(await changed.returning({ value: t.settings.value })).toEqual([{ value: 2 }]);
    expect(await db.delete(t.settings).where(eq(t.settings.key, 'z')).returning()).toEqual([]);
  });

  it('is put or replaced in one statement', async () => {
    const store = await open();
    for (const value of [1, 2]) {
      await put(store, 'a', value).onConflictDoUpdate({ target: store.t.settings.key, set: { value } });
    }
    await put(store, 'a', 3).onConflictDoNothing();
    expect(await read(store, 'a')).toBe(2);
  });

  it('is found by a query that was prepared once', async () => {
    const store = await open();
    const { db, t } = store;
    const byKey = db
      .select()
      .from(t.settings)
      .where(eq(t.settings.key, sql.placeholder('key')))
      .prepare('by_key');
    await put(store, 'a', 1);
    expect(await byKey.execute({ key: 'a' })).toMatchObject([{ value: 1 }]);
    expect(await byKey.execute({ key: 'b' })).toEqual([]);
  });

  it('is found among a thousand', async () => {
    const store = await open();
    const keys = Array.from({ length: 1000 }, (_, n) => `k${n}`);
    await store.db.insert(store.t.settings).values(keys.map((key) => ({ key, value: key })));
    const found = await store.db.select().from(store.t.settings).where(inArray(store.t.settings.key, keys));
    expect(found).toHaveLength(1000);
  });
});

eachStore('a rule of the tables', (open) => {
  it('says when a unique value is there already', async () => {
    const store = await open();
    await addChild(store, 'C1');
    const unique = await failureOf(addChild(store, 'C1'));
    expect([isUniqueViolation(unique), isForeignKeyViolation(unique)]).toEqual([true, false]);
    await put(store, 'a');
    expect(isUniqueViolation(await failureOf(put(store, 'a').execute()))).toBe(true);
  });

  it('refuses a row that points at nothing', async () => {
    const store = await open();
    const orphan = await failureOf(addSubmission(store, 'nobody'));
    expect([isUniqueViolation(orphan), isForeignKeyViolation(orphan)]).toEqual([false, true]);
  });

  it('is told apart from any other failure', () => {
    expect(isUniqueViolation(new Error('unique'))).toBe(false);
    expect(isUniqueViolation(undefined)).toBe(false);
  });
});
