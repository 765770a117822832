import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * No axe finding on the page as it stands. axe is a script, and the stories run without any: the page's own HTML,
 * less its scripts, is laid out at the same address and size in a second context that may run axe.
 */
async function seesNoAxeProblem(page: Page): Promise<void> {
  const browser = page.context().browser();
  if (!browser) throw new Error('axe needs the browser of the page.');
  const html = (await page.content()).replaceAll(/<script\b[^>]*>[\s\S]*?<\/script>/g, '');
  const context = await browser.newContext({ javaScriptEnabled: true, viewport: page.viewportSize() });
  try {
    const copy = await context.newPage();
    await copy.route(page.url(), (route) =>
      route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
    );
    await copy.goto(page.url());
    const { violations } = await new AxeBuilder({ page: copy }).withTags(tags).analyze();
    const found = violations.map(
      ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join('; ')})`
    );
    expect(found, `axe on ${new URL(page.url()).pathname}`).toEqual([]);
  } finally {
    await context.close();
  }
}

/** Nothing is wider than the screen: no sideways scrolling at this size. */
async function fitsTheScreen(page: Page): Promise<void> {
  const { wide, view } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    view: window.innerWidth
  }));
  expect(wide, `${new URL(page.url()).pathname} is wider than the screen`).toBeLessThanOrEqual(view);
}

/** Both, on every page a story comes to. */
export async function looksRight(page: Page): Promise<void> {
  await fitsTheScreen(page);
  await seesNoAxeProblem(page);
}
