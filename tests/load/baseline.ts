/**
 * The least a server could do for the same journey: node:http and better-sqlite3, nothing else. It looks up the
 * session, writes each answer to disk (synchronous=FULL) and sends the next question. Heard is measured against it.
 *
 *   node tests/load/baseline.ts PORT DATABASE
 */
import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import Database from 'better-sqlite3';

const [port = '0', file = ':memory:'] = process.argv.slice(2);
const database = new Database(file);
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec(`
  create table if not exists session (id text primary key, started integer not null);
  create table if not exists answer (session text not null, question integer not null, value text, words text, primary key (session, question));
  create table if not exists sent (session text primary key, at integer not null);
`);
const begin = database.prepare('insert into session values (?, ?)');
const find = database.prepare<[string], { id: string }>('select id from session where id = ?');
const save = database.prepare('insert or replace into answer values (?, ?, ?, ?)');
const earlier = database.prepare('select value, words from answer where session = ? and question = ?');
const send = database.prepare('insert or ignore into sent values (?, ?)');

const hash = (id: string) => createHash('sha256').update(id).digest('hex');

function page(n: number, before: unknown): string {
  return `<!doctype html><html lang="en"><title>My words</title><link rel="stylesheet" href="/style.css"><form method="post"><fieldset><legend><h1>Question ${String(n)}</h1></legend>${['good', 'not-sure', 'not-good'].map((value) => `<label><input type="radio" name="q" value="${value}">${value}</label>`).join('')}<textarea name="words">${before ? JSON.stringify(before) : ''}</textarea></fieldset><button>Next</button></form></html>`;
}

async function body(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new URLSearchParams(Buffer.concat(chunks).toString());
}

const redirect = (response: ServerResponse, to: string, headers: Record<string, string> = {}): void => {
  response.writeHead(303, { location: to, ...headers }).end();
};

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url ?? '/';
  const session = find.get(hash(/s=([0-9a-f]+)/.exec(request.headers.cookie ?? '')?.[1] ?? ''))?.id;
  if (path === '/begin') enter(response);
  else if (session === undefined) redirect(response, '/');
  else if (path === '/send') {
    send.run(session, Date.now());
    redirect(response, '/sent');
  } else if (request.method === 'POST') {
    const fields = await body(request);
    save.run(session, numberIn(path), fields.get('q'), fields.get('words'));
    redirect(response, `/q/${String(numberIn(path) + 1)}`);
  } else {
    const html = page(numberIn(path), earlier.get(session, numberIn(path)));
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
  }
}

function enter(response: ServerResponse): void {
  const id = randomBytes(20).toString('hex');
  begin.run(hash(id), Date.now());
  redirect(response, '/q/1', { 'set-cookie': `s=${id}; HttpOnly; Path=/` });
}

const numberIn = (path: string): number => Number(path.slice(3));

createServer((request, response) => {
  answer(request, response).catch(() => response.writeHead(500).end());
}).listen(Number(port), '127.0.0.1', () => process.stdout.write('ready\n'));
