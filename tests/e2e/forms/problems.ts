/** What is wrong with a page as it stands, in a browser that may run script. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** How a page is to be: in this language, written in this direction. */
interface Asked {
  readonly lang: string;
  readonly dir: string;
}

/** axe's findings, a sideways scroll bar, another language or direction than asked for; each with the page's address. */
export async function problemsOf(page: Page, asked: Asked): Promise<string[]> {
  await page.evaluate(source);
  const violations = await page.evaluate(async (values) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const found = await axe.run(document, {
      runOnly: { type: 'tag', values },
      resultTypes: ['violations'],
      preload: false
    });
    return found.violations;
  }, tags);
  const problems = violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join('; ')})`
  );
  const { pathname } = new URL(page.url());
  return [...problems.map((problem) => `${pathname} ${problem}`), ...(await fitProblems(page, asked))];
}

/** The same without axe: what other words can change on a page that axe has found right. */
export async function fitProblems(page: Page, asked: Asked): Promise<string[]> {
  const found = await page.evaluate(() => {
    const { lang, dir, scrollWidth } = document.documentElement;
    return { lang, dir, over: scrollWidth - window.innerWidth };
  });
  const problems: string[] = [];
  if (found.over > 0) problems.push(`${String(found.over)} px wider than the screen`);
  if (found.lang !== asked.lang || found.dir !== asked.dir) problems.push(`is ${found.lang}, ${found.dir}`);
  return problems.map((problem) => `${new URL(page.url()).pathname} ${problem}`);
}
