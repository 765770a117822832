import { readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { areas } from '../../../../src/lib/domain/access.ts';

const routes = resolve(import.meta.dirname, '../../../../src/routes');
const files = readdirSync(routes, { recursive: true, encoding: 'utf8' }).filter((file) => /[/\\]/.test(file));
const server = files.filter((file) => /\+(?:page\.|layout\.)?server\.ts$/.test(file));
const guard = /\brequire(?:Staff|SignedIn|Respondent|Invited)\b/;

/** The file and what it imports from beside it: a route may share its guard with its neighbours. */
function withNeighbours(file: string, seen = new Set<string>()): string {
  if (seen.has(file)) return '';
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  const neighbours = [...text.matchAll(/from '(\.{1,2}\/[^']+\.ts)'/g)].map(([, path]) => path ?? '');
  return [text, ...neighbours.map((path) => withNeighbours(resolve(dirname(file), path), seen))].join('\n');
}

test('every route lies in an area that the gate knows', () => {
  const strange = files.filter((file) => !areas.some((area) => file.startsWith(`(${area})`)));
  expect(strange).toEqual([]);
});

describe('every page that is not open to everybody', () => {
  const closed = server.filter((file) => !file.startsWith('(public)') && !file.startsWith('(second-factor)'));

  test('exists', () => expect(closed.length).toBeGreaterThan(10));

  test.each(closed)('%s asks the second gate', (file) => {
    expect(withNeighbours(resolve(routes, file))).toMatch(guard);
  });

  test('of staff has a server part to ask it in', () => {
    const pages = files.filter((file) => /^\(staff\).*\+page\.svelte$/.test(file));
    const bare = pages.filter((file) => !server.includes(file.replace('.svelte', '.server.ts')));
    expect(bare).toEqual([]);
  });
});
