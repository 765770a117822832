/** Going about a page with the keyboard alone: Tab to what is wanted, by its name, and press it. */
import { expect, type Page } from '@playwright/test';
import { stopAt } from '../forms/focus.ts';

/** More presses of Tab than a long staff page has stops. */
const mostStops = 500;

/** What the focus stands on, as a screen reader names it: its label, or its words. */
function nameOfFocus(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focus = document.activeElement;
    if (!(focus instanceof HTMLElement)) return '';
    const labels = 'labels' in focus ? [...((focus as HTMLInputElement).labels ?? [])] : [];
    const words = labels.length > 0 ? labels.map((label) => label.innerText).join(' ') : focus.textContent;
    return (focus.getAttribute('aria-label') ?? words).replace(/\s+/g, ' ').trim();
  });
}

/** Presses Tab until the focus is on it. Each stop on the way can be seen and shows that it has the focus. */
export async function tabTo(page: Page, wanted: string | RegExp): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < mostStops; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await stopAt(page);
    if (stop === null) continue;
    const name = await nameOfFocus(page);
    const where = `${new URL(page.url()).pathname}: “${name}”`;
    expect(stop.visible, `${where} is covered, or off the screen`).toBe(true);
    expect(stop.outlined, `${where} does not show that it has the focus`).toBe(true);
    if (typeof wanted === 'string' ? name === wanted : wanted.test(name)) return;
    passed.push(name);
  }
  throw new Error(`Not reached with Tab: ${String(wanted)}. Passed ${passed.slice(0, 40).join(' | ')}`);
}

/** A press that leads to a page. */
export async function press(page: Page, wanted: string | RegExp): Promise<void> {
  await tabTo(page, wanted);
  const loaded = page.waitForEvent('load');
  await page.keyboard.press('Enter');
  await loaded;
}

/** Types into the box with this label. */
export async function type(page: Page, label: string | RegExp, words: string): Promise<void> {
  await tabTo(page, label);
  await page.keyboard.type(words);
}

/** Ticks a box, or takes the radio button that the keyboard comes to, with the space bar. */
export async function tick(page: Page, label: string | RegExp): Promise<void> {
  await tabTo(page, label);
  await page.keyboard.press('Space');
}
