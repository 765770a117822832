import AxeBuilder from '@axe-core/playwright';
import { expect, type Browser, type Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** One page that may run script, for each browser: opening a new one for every look would double the time. */
const copies = new WeakMap<Browser, Promise<Page>>();

function copyIn(browser: Browser): Promise<Page> {
  const kept =
    copies.get(browser) ??
    browser.newContext({ javaScriptEnabled: true }).then((context) => context.newPage());
  copies.set(browser, kept);
  return kept;
}

/**
 * No axe finding on the page as it stands. axe is a script, and the stories run without any: the page's own HTML,
 * less its scripts, is laid out at the same address and size in a second page that may run axe.
 */
async function seesNoAxeProblem(page: Page): Promise<void> {
  const browser = page.context().browser();
  if (!browser) throw new Error('axe needs the browser of the page.');
  const html = (await page.content()).replaceAll(/<script\b[^>]*>[\s\S]*?<\/script>/g, '');
  const copy = await copyIn(browser);
  await copy.setViewportSize(page.viewportSize() ?? { width: 360, height: 740 });
  await copy.route(page.url(), (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
  );
  try {
    await copy.goto(page.url(), { waitUntil: 'load' });
    const { violations } = await new AxeBuilder({ page: copy }).withTags(tags).analyze();
    const found = violations.map(
      ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join('; ')})`
    );
    expect(found, `axe on ${new URL(page.url()).pathname}`).toEqual([]);
  } finally {
    await copy.unroute(page.url());
    await copy.goto('about:blank');
  }
}

/** Nothing is wider than the screen: no sideways scrolling at this size. */
export async function fitsTheScreen(page: Page): Promise<void> {
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
