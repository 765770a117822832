import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { isUniqueViolation } from '../../src/lib/server/db/errors.ts';
import { openStore, type Store, StoreMisuse } from '../../src/lib/server/db/store.ts';
import { eachStore, testVault } from '../support/store.ts';

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error
  );
const settingKeys = async ({ db, t }: Store) =>
  (await db.select().from(t.settings)).map(({ key }) => key).sort();
const put = ({ db, t }: Store, key: string, value = 0) => db.insert(t.settings).values({ key, value });
const read = async ({ db, t }: Store, key: string) =>
  (await db.select().from(t.settings).where(eq(t.settings.key, key)))[0]?.value;
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 5));

eachStore('a transaction', (open) => {
  it('gives back what its work gives', async () => {
    const store = await open();
    expect(await store.transaction(async (tx) => (await put(tx, 'a', 4).returning())[0]?.value)).toBe(4);
  });

  it('leaves nothing behind when its work fails', async () => {
    const store = await open();
    const work = store.transaction(async (tx) => {
      await put(tx, 'a');
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(await settingKeys(store)).toEqual([]);
    await put(store, 'b');
    expect(await settingKeys(store)).toEqual(['b']);
  });

  it('leaves nothing behind when a statement fails and the work goes on to throw', async () => {
    const store = await open();
    await put(store, 'taken');
    const failure = await failureOf(
      store.transaction(async (tx) => {
        await put(tx, 'a');
        await put(tx, 'taken');
      })
    );
    expect(isUniqueViolation(failure)).toBe(true);
    expect(await settingKeys(store)).toEqual(['taken']);
  });

  it('sees its own writes', async () => {
    const store = await open();
    await store.transaction(async (tx) => {
      await put(tx, 'a');
      expect(await settingKeys(tx)).toEqual(['a']);
    });
  });

  it('joins the one it is begun in', async () => {
    const store = await open();
    const work = store.transaction(async (tx) => {
      await tx.transaction((inner) => put(inner, 'a').then(() => undefined));
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(await settingKeys(store)).toEqual([]);
  });

  it('loses no count when many read, wait and write', async () => {
    const store = await open();
    await put(store, 'n');
    const addOne = () =>
      store.transaction(async (tx) => {
        const value = Number(await read(tx, 'n'));
        await tx.db
          .update(tx.t.settings)
          .set({ value: value + 1 })
          .where(eq(tx.t.settings.key, 'n'));
      });
    await Promise.all(Array.from({ length: 20 }, addOne));
    expect(await read(store, 'n')).toBe(20);
  });

  it('lets only one of many take what there is once', async () => {
    const store = await open();
    const take = (who: string) =>
      store.transaction(async (tx) => {
        if ((await settingKeys(tx)).length > 0) return false;
        await put(tx, who);
        return true;
      });
    const taken = await Promise.all(['a', 'b', 'c', 'd'].map(take));
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await settingKeys(store)).toHaveLength(1);
  });

  it('refuses the store it was begun on, and is over when it is over', async () => {
    const store = await open();
    await expect(store.transaction(() => settingKeys(store))).rejects.toThrow(StoreMisuse);
    await expect(store.transaction(() => store.transaction((tx) => settingKeys(tx)))).rejects.toThrow(
      StoreMisuse
    );
    const leaked = await store.transaction((tx) => Promise.resolve(tx));
    await expect(settingKeys(leaked)).rejects.toThrow(StoreMisuse);
    expect(await settingKeys(store)).toEqual([]);
  });
});

// SQLite has one writer for everybody, so it is there that a late statement could fall among another's.
it('on SQLite, a statement that nobody awaited does not slip into a later transaction', async () => {
  const store = await openStore({ url: ':memory:', vault: testVault });
  let late: Promise<unknown> = Promise.resolve();
  await store.transaction((tx) => {
    const statement = put(tx, 'late');
    late = aMoment().then(() => statement.execute());
    return Promise.resolve();
  });
  await expect(late).rejects.toThrow();
  expect(await settingKeys(store)).toEqual([]);
  await store.close();
});

eachStore('a statement beside a transaction', (open, kind) => {
  it('writes without the server standing still', async () => {
    const store = await open();
    const order: string[] = [];
    const long = store.transaction(async (tx) => {
      for (let step = 0; step < 5; step += 1) {
        await put(tx, `in${step}`);
        await aMoment();
      }
      order.push('transaction');
    });
    const outside = Promise.resolve(put(store, 'out')).then(() => order.push('statement'));
    await Promise.all([long, outside]);
    expect(await settingKeys(store)).toEqual(['in0', 'in1', 'in2', 'in3', 'in4', 'out']);
    if (kind !== 'postgres') expect(order).toEqual(['transaction', 'statement']);
  });

  // PGlite has one connection: a statement outside waits for the transaction to end.
  it.skipIf(kind === 'pglite')('reads what was there before it', async () => {
    const store = await open();
    await put(store, 'before');
    const hasWritten = Promise.withResolvers<null>();
    const mayEnd = Promise.withResolvers<null>();
    const work = store.transaction(async (tx) => {
      await put(tx, 'during');
      hasWritten.resolve(null);
      await mayEnd.promise;
    });
    await hasWritten.promise;
    const seen = await settingKeys(store);
    mayEnd.resolve(null);
    await work;
    expect(seen).toEqual(['before']);
    expect(await settingKeys(store)).toEqual(['before', 'during']);
  });

  it('is not undone when the transaction is', async () => {
    const store = await open();
    const failing = failureOf(
      store.transaction(async (tx) => {
        await put(tx, 'in');
        await aMoment();
        throw new Error('no');
      })
    );
    await put(store, 'out');
    await failing;
    expect(await settingKeys(store)).toEqual(['out']);
  });

  it('takes its turn among hundreds', async () => {
    const store = await open();
    const each = Array.from({ length: 200 }, async (_, n) => {
      if (n % 3 === 0) await store.transaction((tx) => Promise.resolve(put(tx, `t${n}`)));
      else if (n % 3 === 1) await put(store, `s${n}`);
      else await settingKeys(store);
    });
    await Promise.all(each);
    expect(await settingKeys(store)).toHaveLength(134);
  });
});
