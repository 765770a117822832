/**
 * A whole form without a mouse: with the keyboard as it comes, and with two switches (Tab and Enter) for somebody who
 * has asked for buttons. Each stop can be seen, is in the order of the page, and none is a trap.
 */
import { expect, test, type Page } from '@playwright/test';
import type { FormDefinition } from '../../src/lib/forms/definition.ts';
import { child4to7 } from '../../src/lib/forms/library/child-4-7.ts';
import { child8to11 } from '../../src/lib/forms/library/child-8-11.ts';
import { childSymbol } from '../../src/lib/forms/library/child-symbol.ts';
import { usualSeeing } from '../../src/lib/domain/seeing.ts';
import { keepSeeing } from '../../src/lib/server/services/seeing.ts';
import { sentOf } from '../../src/lib/server/services/sending.ts';
import { openHouse, type House } from './forms/house.ts';
import { letIn } from './forms/pages.ts';
import type { Reader } from './forms/readers.ts';
import { stopAt, type Stop } from './forms/focus.ts';

test.describe.configure({ mode: 'parallel' });
test.use({ javaScriptEnabled: true, viewport: { width: 768, height: 1024 } });

let house: House;
test.beforeAll(async () => {
  house = await openHouse();
});
test.afterAll(() => house.close());

/** More presses of Tab than any page has stops. */
const mostStops = 120;
const at = (page: Page): string => new URL(page.url()).pathname;

async function comeAs(page: Page, form: FormDefinition): Promise<Reader> {
  const reader = await house.reader(form);
  await letIn(page.context(), house, reader);
  return reader;
}

/** Presses Tab until a stop is what is looked for. On the way, every stop is looked at. */
async function tabTo(page: Page, wanted: (stop: Stop) => boolean): Promise<Stop> {
  let before: Stop | null = null;
  for (let presses = 0; presses < mostStops; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await stopAt(page);
    if (stop === null) continue;
    expect(stop.visible, `${at(page)}: “${stop.name}” is covered, or off the screen`).toBe(true);
    expect(stop.outlined, `${at(page)}: “${stop.name}” does not show that it is chosen`).toBe(true);
    if (before && stop.place <= before.place && !wanted(stop))
      expect(before.place - stop.place, 'the order of the page').toBeGreaterThan(0);
    before = stop;
    if (wanted(stop)) return stop;
  }
  throw new Error(`${at(page)}: not reached by ${String(mostStops)} presses of Tab`);
}

/** A press that leads to a page. */
async function enter(page: Page): Promise<void> {
  const loaded = page.waitForEvent('load');
  await page.keyboard.press('Enter');
  await loaded;
}

const isNext = ({ name, value }: Stop): boolean => name === 'do' && (value === 'next' || value === 'send');
const isAnswer = ({ kind }: Stop): boolean => ['radio', 'checkbox', 'text', 'textarea'].includes(kind);

/** Through the whole form to "sent". `answer` does what is done at the first answer of each page. */
async function throughForm(page: Page, answer: (page: Page) => Promise<boolean>): Promise<number> {
  await page.goto(`${house.origin}/my/before`);
  await tabTo(page, ({ value }) => value === 'start');
  await enter(page);
  for (let pages = 1; pages < 100; pages += 1) {
    if (at(page) === '/my/sent') return pages;
    const leads = ({ href }: Stop) => /\/my\/(questions|check)/.test(href);
    if (at(page) === '/my/help') await tabTo(page, leads);
    else if (at(page) === '/my/check') await tabTo(page, isNext);
    else if (await answer(page)) continue;
    else await tabTo(page, isNext);
    await enter(page);
  }
  throw new Error('The form has no end');
}

for (const form of [child8to11, childSymbol]) {
  test(`${form.id} with the keyboard alone`, async ({ page }) => {
    test.setTimeout(180_000);
    const reader = await comeAs(page, form);
    await throughForm(page, async () => {
      const stop = await tabTo(page, (one) => isAnswer(one) || isNext(one));
      if (isNext(stop)) {
        await enter(page);
        return true;
      }
      if (stop.kind === 'text' || stop.kind === 'textarea') await page.keyboard.type('By key');
      else await page.keyboard.press('Space');
      return false;
    });
    const sent = await sentOf(house.store, reader, 'views');
    expect(sent?.row.formId).toBe(form.id);
  });
}

for (const form of [child4to7, childSymbol]) {
  test(`${form.id} with two switches`, async ({ page }) => {
    test.setTimeout(180_000);
    const reader = await comeAs(page, form);
    await keepSeeing(house.store, reader, { ...usualSeeing, press: 'buttons' }, Date.now());
    let answered = 0;
    await throughForm(page, async () => {
      const isAnswered = (await page.locator('.press[aria-pressed="true"]').count()) > 0;
      if (isAnswered) return false;
      await tabTo(page, ({ name }) => name === 'pick');
      const path = at(page);
      await enter(page);
      answered += 1;
      // One answer, one press: the page has gone on by itself.
      return at(page) !== path || (await page.locator('.press[aria-pressed="true"]').count()) > 0;
    });
    expect(answered).toBeGreaterThan(8);
    const sent = await sentOf(house.store, reader, 'views');
    expect(sent?.row.formId).toBe(form.id);
  });
}
