/** One tablet in a children's home: after Exit, nobody who picks it up finds anything of the child before. */
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { child8to11 } from '../../src/lib/forms/library/child-8-11.ts';
import { openHouse, type House } from './forms/house.ts';
import { beginForm, comeIn } from './forms/way-in.ts';

test.use({ javaScriptEnabled: true });

let house: House;
test.beforeAll(async () => {
  house = await openHouse();
});
test.afterAll(() => house.close());

const words = 'I hid my diary behind the wardrobe';
const next = (page: Page) => page.locator('main form button[name="do"][value="next"]:visible').last().click();

/** Answers the first question, goes on, and presses Exit. Gives the addresses that were looked at. */
async function answerAndLeave(page: Page): Promise<string[]> {
  const visited: string[] = [];
  page.on('framenavigated', (frame) => visited.push(frame.url()));
  const reader = await house.reader(child8to11);
  await comeIn(page, house, reader);
  await beginForm(page, house, reader);
  await page.getByRole('textbox').first().fill(words);
  await next(page);
  await page.goto(`${house.origin}/my/check`);
  await expect(page.getByText(words)).toBeVisible();
  await page.route('**/*', (route) =>
    route.request().url().startsWith(house.origin)
      ? route.continue()
      : route.fulfill({ contentType: 'text/html', body: '<title>Weather</title>' })
  );
  await page.getByRole('link', { name: 'Exit' }).click();
  await page.waitForURL((url) => url.origin !== house.origin);
  return visited.filter((url) => url.startsWith(house.origin));
}

async function showsNothing(page: Page, where: string): Promise<void> {
  const shown = await page.content();
  expect(shown, where).not.toContain(words);
  expect(shown, where).not.toContain('Robin');
}

async function nothingIsKept(context: BrowserContext): Promise<void> {
  const { cookies, origins } = await context.storageState();
  expect(cookies.filter(({ name }) => /h[rs]$/.test(name))).toEqual([]);
  expect(origins).toEqual([]);
}

test('Back, every page of the history, and a reload show nothing after Exit', async ({ page }) => {
  const visited = await answerAndLeave(page);
  await nothingIsKept(page.context());
  for (let step = 0; step < visited.length; step += 1) {
    const answer = await page.goBack({ waitUntil: 'load' }).catch(() => null);
    if (page.url() === 'about:blank') break;
    await showsNothing(page, `${step} steps back, at ${page.url()} (${answer?.status() ?? 'no answer'})`);
  }
  for (const url of new Set(visited)) {
    await page.goto(url);
    await showsNothing(page, url);
    await page.reload();
    await showsNothing(page, `${url} again`);
  }
});

test('no title or address in the history says what it was about', async ({ page }) => {
  const visited = await answerAndLeave(page);
  for (const url of visited)
    expect(new URL(url).pathname).toMatch(/^\/(?:$|i\/[\w-]+$|my(?:$|\/[a-z-]+(?:\/[a-z0-9-]+)?$)|exit$)/);
  expect(visited.some((url) => /robin|review|care|looked/i.test(url))).toBe(false);
});

test('the next child in the same browser finds their own page, and nothing of the first', async ({
  page
}) => {
  await answerAndLeave(page);
  const other = await house.reader(child8to11);
  await comeIn(page, house, other);
  for (const path of ['/my', '/my/questions', '/my/said', '/my/seeing', '/my/voice/none']) {
    await page.goto(house.origin + path);
    expect(await page.content(), path).not.toContain(words);
  }
  await beginForm(page, house, other);
  await expect(page.getByRole('textbox').first()).toHaveValue('');
});
