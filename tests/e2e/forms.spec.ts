/**
 * Every form answered from the letter to "sent" by somebody it is for, without JavaScript and with it, and what was
 * answered compared value for value and word for word with what the database then holds.
 */
import { expect, test, type Browser, type Page } from '@playwright/test';
import type { FormDefinition } from '../../src/lib/forms/definition.ts';
import { forms } from '../../src/lib/forms/registry.ts';
import { answersOf } from '../../src/lib/server/services/submissions.ts';
import { expectedOf, fillPage, type Filled } from './forms/fill.ts';
import { openHouse, type House } from './forms/house.ts';
import type { Reader } from './forms/readers.ts';
import { beginForm, comeIn } from './forms/way-in.ts';
import { looksRight } from './support/axe.ts';

let house: House;
test.beforeAll(async () => {
  house = await openHouse();
});
test.afterAll(() => house.close());

/** More pages than any form has. */
const most = 120;

for (const form of forms) {
  for (const javaScriptEnabled of [false, true]) {
    const how = javaScriptEnabled ? 'with JavaScript' : 'without JavaScript';
    test(`${form.id} is answered and sent ${how}`, async ({ browser }) => {
      test.setTimeout(120_000);
      const reader = await house.reader(form);
      await inBrowser(browser, javaScriptEnabled, async (page) => {
        await comeIn(page, house, reader);
        await beginForm(page, house, reader);
        const filled = await answerAll(page);
        await lookOver(page, filled);
        await send(page, form);
        await isKept(reader, filled);
      });
    });
  }
}

async function inBrowser(browser: Browser, script: boolean, work: (page: Page) => Promise<void>) {
  const context = await browser.newContext({ javaScriptEnabled: script });
  try {
    await work(await context.newPage());
  } finally {
    await context.close();
  }
}

const at = (page: Page): string => new URL(page.url()).pathname;
const isCheck = (page: Page): boolean => /^\/my\/(check|rating\/check)$/.test(at(page));

/** Page after page, also over the help page after a safety answer and the pages that are offered as more. */
async function answerAll(page: Page): Promise<Filled> {
  const filled = new Map<string, readonly string[]>();
  for (let pages = 0; pages < most; pages += 1) {
    if (at(page) === '/my/help')
      await page.locator('main a[href*="/my/questions"], main a[href*="/my/check"]').first().click();
    else if (isCheck(page)) {
      const more = page.locator('main a[href^="/my/questions/"]:not([href*="check"])');
      if ((await more.count()) === 0 || filled.has('more-was-opened'))
        return without(filled, 'more-was-opened');
      filled.set('more-was-opened', []);
      await more.first().click();
    } else {
      for (const [name, values] of await fillPage(page)) filled.set(name, values);
      await page.locator('main form button[name="do"][value="next"]:visible').last().click();
    }
  }
  throw new Error(`The form has no end: ${at(page)}`);
}

function without(filled: Map<string, readonly string[]>, name: string): Filled {
  filled.delete(name);
  return filled;
}

/** Everything that was typed stands on the page that asks "is it right?". */
async function lookOver(page: Page, filled: Filled): Promise<void> {
  const shown = await page.locator('main').innerText();
  const typed = [...filled].filter(([name]) => name.endsWith('.words')).flatMap(([, values]) => values);
  expect(typed.filter((words) => !shown.includes(words))).toEqual([]);
  await looksRight(page);
}

async function send(page: Page, form: FormDefinition): Promise<void> {
  const named = page.locator('main form [name="named"][value="yes"]');
  if ((await named.count()) > 0) await named.check({ force: true });
  await page.locator('main form button[name="do"][value="send"]').last().click();
  await expect(page).toHaveURL(form.purpose === 'rating' ? /\/my\/rating\/sent/ : /\/my\/sent/);
  await looksRight(page);
}

/** Value for value and word for word. */
async function isKept({ form, invitationId }: Reader, filled: Filled): Promise<void> {
  const { submissions } = house.store.t;
  const rows = await house.store.db.select().from(submissions);
  const [sent] = rows.filter((row) => row.invitationId === invitationId && row.submittedAt !== null);
  expect(sent, 'sent').toBeDefined();
  expect({ form: sent!.formId, language: sent!.language }).toEqual({ form: form.id, language: 'en' });
  const stored = await answersOf(house.store, sent!.id);
  const expected = expectedOf(form, filled);
  const kept = new Map([...expected.keys()].map((id) => [id, stored.get(id)?.value]));
  for (const [id, { choice, words }] of expected)
    expect(kept.get(id), `${form.id} ${id}`).toMatchObject({ outcome: 'answered', choice, words });
  expect(expected.size).toBeGreaterThan(2);
}
