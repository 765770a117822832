/** Goes through every page that links lead to, and asks for the data behind each as well. */
import type { Answer, Caller } from './caller.ts';

export interface Page {
  readonly path: string;
  readonly answer: Answer;
}

/** Pages of one kind that are opened; more of them show nothing new. */
const ofAKind = 4;
const leaving = /^\/(?:exit|staff\/sign-out|_app\/|favicon|api\/)/;

/**
 * @param starts addresses to begin with; they are opened however many of their kind there are
 * @returns every answer, those for data (`__data.json`) too
 */
export async function walk(caller: Caller, starts: readonly string[]): Promise<Page[]> {
  const pages: Page[] = [];
  const met = new Set(starts);
  const kinds = new Map<string, number>();
  const queue = [...starts];
  const dataAsked = new Set<string>();
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const answer = await caller.get(path);
    pages.push({ path, answer });
    if (!dataAsked.has(kindOf(path))) pages.push(await dataOf(caller, path));
    dataAsked.add(kindOf(path));
    for (const next of linksOn(answer)) {
      const kind = kindOf(next);
      const count = kinds.get(kind) ?? 0;
      if (met.has(next) || leaving.test(next) || count >= ofAKind) continue;
      met.add(next);
      kinds.set(kind, count + 1);
      queue.push(next);
    }
  }
  return pages;
}

/** What the framework would fetch for a page if any page had client code. */
async function dataOf(caller: Caller, path: string): Promise<Page> {
  const [address = '', query] = path.split('?');
  const data = `${address.replace(/\/$/, '')}/__data.json${query === undefined ? '' : `?${query}`}`;
  return { path: data, answer: await caller.get(data, { accept: '*/*' }) };
}

/** Addresses of this site in the page, and where it leads on to. */
export function linksOn({ text, location }: Answer): string[] {
  const found = [...text.matchAll(/(?:href|action)="(\/(?!\/)[^"#]*)/g)].map(([, path = '']) =>
    path.replaceAll('&amp;', '&')
  );
  return [...found.filter((path) => !path.includes('?/')), ...(location.startsWith('/') ? [location] : [])];
}

/** An address with its ids and what was asked for left out. */
const kindOf = (path: string): string =>
  path
    .replace(/\?.*/, (query) => query.replaceAll(/=[^&]*/g, '='))
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64}/g, ':id');
