/** What was measured, and the table of it. */
import type { Server } from './server.ts';
import { newTraffic, type Traffic } from './visitor.ts';

export interface Measured {
  readonly traffic: Traffic;
  /** Wall time of all rounds together, in ms. */
  wall: number;
  /** Processor time of the server, in ms. */
  cpu: number;
  /** Pages looked at, or journeys that came to their end. */
  turns: number;
}

export const nothingMeasured = (): Measured => ({ traffic: newTraffic(), wall: 0, cpu: 0, turns: 0 });

/** Adds one round to what was measured of a server. */
export async function measuring(
  into: Measured,
  server: Server,
  round: (traffic: Traffic) => Promise<number>
): Promise<void> {
  const [wall, cpu] = [performance.now(), server.cpu()];
  into.turns += await round(into.traffic);
  into.wall += performance.now() - wall;
  into.cpu += server.cpu() - cpu;
}

interface Row {
  readonly perSecond: number;
  readonly cpu: number;
  readonly p50: number;
  readonly p99: number;
  readonly bytes: number;
}

/** By request. */
export function requestsRow({ traffic, wall, cpu }: Measured): Row {
  const times = [...traffic.times].sort((a, b) => a - b);
  const n = times.length;
  return {
    perSecond: (n / wall) * 1000,
    cpu: cpu / n,
    p50: at(times, 0.5),
    p99: at(times, 0.99),
    bytes: traffic.bytes / n
  };
}

/** By journey. The times are those of its single requests, so they stand in the row of requests. */
export function journeysRow({ traffic, wall, cpu, turns }: Measured): Row {
  return {
    perSecond: (turns / wall) * 1000,
    cpu: cpu / turns,
    p50: Number.NaN,
    p99: Number.NaN,
    bytes: traffic.bytes / turns
  };
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

const columns = ['perSecond', 'cpu', 'p50', 'p99', 'bytes'] as const;
const headings = ['a second', 'CPU ms each', 'p50 ms', 'p99 ms', 'bytes each'];

/** Two rows and how many times the second the first is. */
export function table(title: string, heard: Row, bare: Row): string {
  const cells = (name: string, row: Row) => [name, ...columns.map((column) => shown(row[column]))];
  const ratios = columns.map((column) => {
    const ratio = heard[column] / bare[column];
    return Number.isFinite(ratio) ? `× ${ratio.toFixed(2)}` : '–';
  });
  const rows = [
    [title, ...headings],
    cells('  Heard', heard),
    cells('  bare node:http', bare),
    ['  Heard / bare', ...ratios]
  ];
  return rows
    .map((row) => row.map((cell, n) => (n ? cell.padStart(13) : cell.padEnd(34))).join(''))
    .join('\n');
}

function shown(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return value >= 100 ? Math.round(value).toLocaleString('en-GB') : value.toFixed(2);
}
