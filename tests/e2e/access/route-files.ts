/** Every way into the service as it stands on disk: addresses, methods and form actions. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const routes = resolve(import.meta.dirname, '../../../src/routes');

/**
 * The ways in, such as `GET /staff/reviews/[review]`, `POST /my/call` (the default action, or a handler) and
 * `POST /staff/reviews/[review]?/decide`, each with the area its file lies in.
 */
export function waysOnDisk(): Map<string, string> {
  const ways = new Map<string, string>();
  for (const file of readdirSync(routes, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!/\+(?:page(?:@.*)?\.svelte|page\.server\.ts|server\.ts)$/.test(file)) continue;
    const area = /\(([a-z-]+)\)/.exec(file)?.[1] ?? 'none';
    const address = `/${dirname(file).replaceAll(/\([a-z-]+\)\/?/g, '')}`.replace(/\/\.?$/, '') || '/';
    for (const way of waysOf(file, address)) ways.set(way, area);
  }
  return ways;
}

function waysOf(file: string, address: string): string[] {
  const text = readFileSync(join(routes, file), 'utf8');
  if (file.endsWith('+server.ts')) {
    const methods = [
      ...text.matchAll(
        /export (?:const|async function|function) (GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|fallback)\b/g
      )
    ];
    if (methods.length === 0) throw new Error(`${file} answers to no method that this test can find.`);
    return methods.map(([, method = '']) => `${method} ${address}`);
  }
  if (file.endsWith('.svelte')) return [`GET ${address}`];
  return ['GET ' + address, ...actionsIn(file, text).map((name) => post(address, name))];
}

const post = (address: string, name: string): string =>
  `POST ${address}${name === 'default' ? '' : `?/${name}`}`;

/** The names in `export const actions = { … }`; a file that makes them otherwise is refused, not passed over. */
function actionsIn(file: string, text: string): string[] {
  if (!/\bactions\b/.test(text)) return [];
  const [, line, block] =
    /^export const actions: Actions = \{(?: (.*) \};$|\n([\s\S]*?)^\};$)/m.exec(text) ?? [];
  const names =
    line === undefined
      ? [...(block ?? '').matchAll(/^ {2}(?:async )?(\w+)[:(]/gm)].map(([, name = '']) => name)
      : [/^(?:async )?(\w+)[:(]/.exec(line)?.[1] ?? ''];
  if (names.length === 0 || names.includes(''))
    throw new Error(`${file} has actions that this test cannot read.`);
  return names;
}
