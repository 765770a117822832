/** Stores for tests: fresh, fully migrated, with keys that are the same each time. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe } from 'vitest';
import type { Vault } from '../../src/lib/server/crypto/vault.ts';
import { openStore, type Store } from '../../src/lib/server/db/store.ts';
import { testKeyRing, testVault } from './keys.ts';

export { testKeyRing, testVault };

/**
 * A fresh store, in a few milliseconds. Close it when the test is done. Embedded, or with TEST_STORE=postgres in a
 * database of its own on the server of PG_URL, so that every service can be tried on both.
 */
export function testStore(vault: Vault = testVault): Promise<Store> {
  const { PG_URL, TEST_STORE } = process.env;
  return TEST_STORE === 'postgres' && PG_URL
    ? ownStore(PG_URL, vault)
    : openStore({ url: ':memory:', vault });
}

/** Databases of this test file on PostgreSQL: made when none is free, emptied for the next test. */
const free: Store[] = [];
const made: { store: Store; url: string }[] = [];

if (process.env['TEST_STORE'] === 'postgres') {
  afterAll(async () => {
    for (const { store, url } of made) await store.close().then(() => dropDatabase(url));
  });
}

async function ownStore(serverUrl: string, vault: Vault): Promise<Store> {
  const store = free.pop() ?? (await makeStore(serverUrl));
  return emptied(store, vault, () => Promise.resolve(void free.push(store)));
}

async function makeStore(serverUrl: string): Promise<Store> {
  const url = await ownDatabase(serverUrl);
  const store = await openStore({ url, vault: testVault });
  made.push({ store, url });
  return store;
}

/** Gives an empty store; closing it is not needed. */
export type OpenEmpty = (vault?: Vault) => Promise<Store>;

/**
 * Runs the same tests on the embedded database, on PGlite, and when PG_URL is set on PostgreSQL in a database of
 * its own. PostgreSQL's stores are emptied between tests, for opening one takes seconds.
 */
export function eachStore(name: string, tests: (open: OpenEmpty, kind: Store['kind']) => void): void {
  describe(`${name} (sqlite)`, () => tests(openSqliteEach(), 'sqlite'));
  describe(`${name} (pglite)`, () => tests(openPglite, 'pglite'));
  const { PG_URL } = process.env;
  if (PG_URL) describe(`${name} (postgres)`, () => tests(openPostgres(PG_URL), 'postgres'));
}

function openSqliteEach(): OpenEmpty {
  const opened: Store[] = [];
  afterAll(() => Promise.all(opened.map((store) => store.close())));
  return async (vault) => {
    const store = await openStore({ url: ':memory:', vault: vault ?? testVault });
    opened.push(store);
    return store;
  };
}

let pglite: Promise<Store> | undefined;

/** One for each test file: it lives in the file's own process and ends with it. */
async function openPglite(vault: Vault = testVault): Promise<Store> {
  pglite ??= openStore({ url: 'pglite:', vault: testVault });
  return emptied(await pglite, vault);
}

function openPostgres(serverUrl: string): OpenEmpty {
  let store: Store;
  let url: string;
  beforeAll(async () => {
    url = await ownDatabase(serverUrl);
    store = await openStore({ url, vault: testVault });
  });
  afterAll(async () => {
    await store.close();
    await dropDatabase(url);
  });
  return (vault = testVault) => emptied(store, vault);
}

/** The same connections with other keys. */
export function withVault(store: Store, vault: Vault, close = () => store.close()): Store {
  return {
    kind: store.kind,
    t: store.t,
    vault,
    get db() {
      return store.db;
    },
    transaction: (work) => store.transaction((tx) => work(withVault(tx, vault))),
    close
  };
}

async function emptied(store: Store, vault: Vault, close = () => store.close()): Promise<Store> {
  // Tables are listed in the order in which they point at one another.
  for (const table of Object.values(store.t).reverse()) await store.db.delete(table);
  return withVault(store, vault, close);
}

/** A fresh database on the server of PG_URL. */
export async function ownDatabase(serverUrl: string): Promise<string> {
  const name = `heard_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(serverUrl, `create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

export async function dropDatabase(url: string): Promise<void> {
  const server = new URL(url);
  const name = server.pathname.slice(1);
  server.pathname = '/postgres';
  await onServer(server.href, `drop database ${name} with (force)`);
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
