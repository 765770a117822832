/**
 * A fresh demo council for the stories: an empty folder, then the same start as `npm start`. With
 * STORIES_ON=postgres the council is in a database of its own on the server of PG_URL.
 */
import { rmSync } from 'node:fs';
import pg from 'pg';
import { serverFolder } from './place.ts';

const database = 'heard_stories';

/** Makes an empty database and gives its address. */
async function emptyDatabase(serverUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`drop database if exists ${database} with (force)`);
  await client.query(`create database ${database}`);
  await client.end();
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

rmSync(serverFolder, { recursive: true, force: true });
const { PG_URL, STORIES_ON } = process.env;
if (STORIES_ON === 'postgres' && PG_URL) process.env['DATABASE_URL'] = await emptyDatabase(PG_URL);
await import('../../../src/bin/start.ts');
