/** Asks for pages again and again, one after the other, and keeps how long each took. */
import type { Server } from './server.ts';
import { Visitor, newTraffic } from './visitor.ts';

export interface Times {
  readonly page: string;
  /** The role that asked. */
  readonly who: string;
  /** In ms, the very first request of this page and role. */
  readonly first: number;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
  /** Processor time of the server for each request, in ms. */
  readonly cpu: number;
  readonly bytes: number;
}

export interface Walk {
  readonly server: Server;
  readonly who: string;
  readonly visitor: Visitor;
  /** Requests that count, after the warm-ups. */
  readonly requests: number;
}

export const warmUps = 3;

/** Null where this person is not let in, or is sent to another page. @throws when the server makes a fault of it */
export async function timesOf({ server, who, visitor, requests }: Walk, page: string): Promise<Times | null> {
  const first = await timed(() => visitor.get(page));
  if (first.answer.status >= 500) throw new Error(`${page} for ${who}: ${first.answer.status}`);
  if (first.answer.status !== 200) return null;
  for (let n = 1; n < warmUps; n += 1) await visitor.get(page);
  visitor.traffic = newTraffic();
  const before = server.cpu();
  for (let n = 0; n < requests; n += 1) await visitor.get(page);
  const cpu = (server.cpu() - before) / requests;
  const { times, bytes } = visitor.traffic;
  visitor.traffic = undefined;
  return { page, who, first: first.ms, ...spread(times), cpu, bytes: bytes / requests };
}

/** Median, 95th in a hundred, and the longest. */
export function spread(times: readonly number[]): Pick<Times, 'p50' | 'p95' | 'max'> {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}

async function timed<T>(ask: () => Promise<T>): Promise<{ answer: T; ms: number }> {
  const began = performance.now();
  const answer = await ask();
  return { answer, ms: performance.now() - began };
}
