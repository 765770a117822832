/** Servers in processes of their own: started, watched, ended, killed. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { get } from 'node:http';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { settingsOf, type Place } from './place.ts';

const root = resolve(import.meta.dirname, '../..');
/** Milliseconds a server may take to answer. */
const patience = 30_000;

export interface Server {
  readonly pid: number;
  readonly origin: string;
  /** Processor time used so far by all its threads, in ms; NaN where the system does not tell. */
  cpu(): number;
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>;
  /** Ends it at once, in the middle of whatever it does. */
  kill(): Promise<void>;
}

/** Starts Heard as `npm start` does. `flags` are Node's own; `more` are settings beside those of the place. */
export async function startHeard(
  place: Place,
  flags: readonly string[] = [],
  more: Readonly<Record<string, string>> = {}
): Promise<Server> {
  if (!existsSync(`${root}/build/index.js`)) throw new Error('There is no build: run `npm run build` first.');
  const child = run([...flags, 'src/bin/start.ts'], { ...settingsOf(place), ...more });
  return answering(child, place.origin, '/healthy');
}

/** Starts the bare server on a file beside Heard's. */
export async function startBaseline(place: Place, port: number): Promise<Server> {
  const child = run(['tests/load/baseline.ts', String(port), `${place.folder}/bare.db`], {
    PATH: process.env['PATH'] ?? ''
  });
  return answering(child, `http://127.0.0.1:${port}`, '/');
}

function run(args: readonly string[], env: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  if (process.listeners('exit').every((one) => one !== endAll)) process.once('exit', endAll);
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** No server outlives a run that ended before its time. */
const running = new Set<ChildProcess>();

function endAll(): void {
  for (const child of running) child.kill('SIGKILL');
}

async function answering(child: ChildProcess, origin: string, path: string): Promise<Server> {
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2000)));
  const giveUpAt = Date.now() + patience;
  while (!(await answers(origin + path))) {
    const ended = child.signalCode ?? child.exitCode;
    if (ended !== null) throw new Error(`The server ended (${ended}) before it answered.\n${said}`);
    if (Date.now() > giveUpAt) {
      child.kill('SIGKILL');
      throw new Error(`The server did not answer within ${patience / 1000} s.\n${said}`);
    }
    await wait(20);
  }
  const pid = child.pid ?? 0;
  const cpu = () => processorTime(pid);
  return { pid, origin, cpu, stop: () => end(child, 'SIGTERM'), kill: () => end(child, 'SIGKILL') };
}

function answers(url: string): Promise<boolean> {
  return new Promise((found) => {
    const request = get(url, { agent: false, timeout: 2000 }, (response) => {
      response.resume();
      found((response.statusCode ?? 500) < 500);
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => found(false));
  });
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  const late = wait(5000, 'late', { ref: false });
  if ((await Promise.race([ended, late])) !== 'late') return;
  child.kill('SIGKILL');
  await ended;
}

/** Linux: `utime` and `stime` of /proc/PID/stat, in ticks of 10 ms. The name in brackets may hold spaces. */
function processorTime(pid: number): number {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return Number.NaN;
  const fields = readFileSync(file, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
