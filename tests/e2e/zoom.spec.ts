/**
 * Every question and page at 400 % zoom (1280 px become 320) and with letters twice as large: nothing needs scrolling
 * sideways, no word is cut off, in a language from the left and in one from the right.
 */
import { expect, test, type Page } from '@playwright/test';
import { forms } from '../../src/lib/forms/registry.ts';
import { openHouse, type House } from './forms/house.ts';
import { letIn, openEveryPage, pathsOf } from './forms/pages.ts';

test.describe.configure({ mode: 'parallel' });
test.use({ javaScriptEnabled: true });

let house: House;
test.beforeAll(async () => {
  house = await openHouse();
});
test.afterAll(() => house.close());

/** Chromium's own letters are 16 px. */
const sizes = [
  { how: 'at 400 % zoom', viewport: { width: 320, height: 256 }, letters: 16 },
  { how: 'with letters at 200 %', viewport: { width: 360, height: 740 }, letters: 32 },
  { how: 'on a tablet with letters at 200 %', viewport: { width: 768, height: 1024 }, letters: 32 }
] as const;

for (const language of ['en', 'ar']) {
  for (const form of forms) {
    test(`${form.id} in ${language}`, async ({ page }) => {
      test.setTimeout(240_000);
      const reader = await house.reader(form, language);
      await letIn(page.context(), house, reader);
      await openEveryPage(house, reader, language, 0);
      const found: string[] = [];
      const setLetters = await letterSetter(page);
      for (const path of pathsOf(form)) {
        await page.goto(house.origin + path);
        // Changed on the page that is open, as a person would: opening it once more for each size takes thrice the time.
        for (const { how, viewport, letters } of sizes) {
          await page.setViewportSize(viewport);
          await setLetters(letters);
          found.push(...(await cutOff(page, letters)).map((what) => `${path} ${how}: ${what}`));
        }
      }
      expect(found).toEqual([]);
    });
  }
}

async function letterSetter(page: Page): Promise<(size: number) => Promise<void>> {
  const browser = await page.context().newCDPSession(page);
  return async (standard) => {
    await browser.send('Page.setFontSizes', { fontSizes: { standard, fixed: standard } });
  };
}

/** Letters of another size than asked for, what is wider than the screen, and boxes that hide part of the words in them. */
function cutOff(page: Page, letters: number): Promise<string[]> {
  return page.evaluate((wanted) => {
    const found: string[] = [];
    const { fontSize } = getComputedStyle(document.documentElement);
    if (fontSize !== `${String(wanted)}px`) found.push(`letters are ${fontSize}`);
    const over = document.documentElement.scrollWidth - window.innerWidth;
    if (over > 0) found.push(`${String(over)} px wider than the screen`);
    const hiding = [...document.querySelectorAll('body *')].filter((box): box is HTMLElement => {
      if (!(box instanceof HTMLElement)) return false;
      const { overflowX, overflowY, clipPath } = getComputedStyle(box);
      const hides = [overflowX, overflowY].some((how) => how === 'hidden' || how === 'clip');
      // What is kept for screen readers is one pixel large, or clipped away.
      return hides && clipPath === 'none' && box.clientWidth > 1 && box.innerText.trim() !== '';
    });
    for (const box of hiding) {
      const wide = box.scrollWidth - box.clientWidth;
      const high = box.scrollHeight - box.clientHeight;
      if (wide > 1 || high > 1) found.push(`<${box.tagName} class="${box.className}"> cuts off its words`);
    }
    return found;
  }, letters);
}
