/** What is wrong with a page as it stands, in a browser that may run script. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** axe's findings, a sideways scroll bar, another language or direction than asked for; each with the page's address. */
export async function problemsOf(
  page: Page,
  asked: { lang: string; dir: string },
  { colours = true }: { readonly colours?: boolean } = {}
): Promise<string[]> {
  await page.evaluate(source);
  const found = await page.evaluate(
    async ({ values, colours }) => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') };
      const { violations } = await axe.run(document, {
        runOnly: { type: 'tag', values },
        rules: { 'color-contrast': { enabled: colours } },
        resultTypes: ['violations'],
        preload: false
      });
      const { lang, dir, scrollWidth } = document.documentElement;
      return { violations, lang, dir, over: scrollWidth - window.innerWidth };
    },
    { values: tags, colours }
  );
  const problems = found.violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join('; ')})`
  );
  if (found.over > 0) problems.push(`${String(found.over)} px wider than the screen`);
  if (found.lang !== asked.lang || found.dir !== asked.dir) problems.push(`is ${found.lang}, ${found.dir}`);
  return problems.map((problem) => `${new URL(page.url()).pathname} ${problem}`);
}
