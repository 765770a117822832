/** A person's voice for the words of a form: recorded by staff, heard by whoever answers, with script and without. */
import { expect, test, type Browser, type Page } from '@playwright/test';
import { TOTP } from 'otpauth';
import { child8to11 } from '../../src/lib/forms/library/child-8-11.ts';
import { createStaff } from '../../src/lib/server/services/staff-accounts.ts';
import { keepSound } from '../../src/lib/server/services/sentence-sounds.ts';
import { openHouse, type House } from './forms/house.ts';
import { letIn } from './forms/pages.ts';
import { problemsOf } from './forms/problems.ts';
import { quietSound } from './forms/sound.ts';
import { beginForm } from './forms/way-in.ts';

let house: House;
test.beforeEach(async () => {
  house = await openHouse();
});
test.afterEach(() => house.close());

const english = { lang: 'en', dir: 'ltr' };
const tess = { email: 'tess.nolan@wrenbridge.example', password: 'a long way round the lake' };
const list = '/staff/sounds?form=child-8-11&language=en';
const answers = ['good', 'not sure', 'not good'];
const question = 'How do you feel about where you live?';

/** Tess, the participation worker, in a window of her own; true for one that may run script and hear. */
async function atTheSounds(browser: Browser, javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled, permissions: ['microphone'] });
  const page = await context.newPage();
  const made = await createStaff(
    house.store,
    { ...tess, name: 'Tess Nolan', role: 'participation' },
    Date.now()
  );
  await page.goto(`${house.origin}/staff/sign-in`);
  await page.getByLabel('E-mail').fill(tess.email);
  await page.getByLabel('Password').fill(tess.password);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Six digits').fill(new TOTP({ secret: made.totpSecret }).generate());
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await page.goto(house.origin + list);
  return page;
}

/** A child at the question about home. */
async function atTheQuestion(page: Page): Promise<void> {
  const reader = await house.reader(child8to11);
  await letIn(page.context(), house, reader);
  await beginForm(page, house, reader);
  await page.goto(`${house.origin}/my/questions/b01`);
}

const keep = async (...sentences: readonly string[]) => {
  const { id } = await createStaff(
    house.store,
    { ...tess, name: 'Tess Nolan', role: 'participation' },
    Date.now()
  );
  const sound = { mediaType: 'audio/wav', bytes: quietSound(0.4) };
  for (const written of sentences)
    await keepSound(house.store, id, { locale: 'en', written }, sound, Date.now());
};

/** What was marked as being read, in order, until the button says Listen again. */
async function markedWhileRead(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    const marked: string[] = [];
    Object.assign(window, { marked });
    new MutationObserver((changes) => {
      for (const { target } of changes)
        if (target instanceof HTMLElement && target.classList.contains('read-now'))
          marked.push(target.innerText.trim());
    }).observe(document.body, { subtree: true, attributeFilter: ['class'] });
  });
  await page.getByRole('button', { name: 'Listen' }).click();
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Listen' })).toBeVisible({ timeout: 15_000 });
  return page.evaluate(() => (window as unknown as { marked: string[] }).marked);
}

test.describe('with JavaScript', () => {
  test.use({ javaScriptEnabled: true });

  test('a voice recorded in the browser is heard by a child whose device has none', async ({
    page,
    browser
  }) => {
    const staff = await atTheSounds(browser, true);
    expect(await problemsOf(staff, english)).toEqual([]);
    await staff.getByRole('link', { name: `Record ${question}` }).click();
    await staff.getByRole('button', { name: 'Record', exact: true }).click();
    await expect(staff.getByText('Recording …')).toBeVisible();
    await staff.waitForTimeout(800);
    await staff.getByRole('button', { name: 'Stop' }).click();
    await expect(staff.getByText('Listen to it.')).toBeVisible();
    expect(await problemsOf(staff, english)).toEqual([]);
    await staff.getByRole('button', { name: 'Keep' }).click();
    await expect(staff.getByText('Kept. This is the next one.')).toBeVisible();
    await staff.goto(house.origin + list);
    await expect(staff.getByText(/^1 of \d+ have sound$/)).toBeVisible();
    await expect(staff.getByRole('row', { name: question })).toContainText('Tess Nolan');
    expect(await problemsOf(staff, english)).toEqual([]);
    await staff.context().close();

    await atTheQuestion(page);
    expect(await problemsOf(page, english)).toEqual([]);
    const sound = page.waitForResponse(/\/sounds\//);
    const marked = await markedWhileRead(page);
    expect((await sound).headers()).toMatchObject({
      'content-type': 'audio/webm',
      'cache-control': 'public, max-age=31536000, immutable'
    });
    // The answers have no sound and the device no voice: they are pointed at all the same.
    expect(marked).toEqual([question, ...answers]);
  });

  test('a press while it reads stops it, and the next press begins anew', async ({ page }) => {
    await keep(question, ...answers);
    await atTheQuestion(page);
    await page.getByRole('button', { name: 'Listen' }).click();
    await page.getByRole('button', { name: 'Stop' }).click();
    await expect(page.locator('.read-now')).toHaveCount(0);
    expect(await markedWhileRead(page)).toEqual([question, ...answers]);
  });
});

test('without JavaScript a sound is a file, is played from a list, and is deleted', async ({
  page,
  browser
}) => {
  const staff = await atTheSounds(browser, false);
  await staff.getByRole('link', { name: `Record ${question}` }).click();
  await staff.getByRole('button', { name: 'Keep' }).click();
  await expect(staff.getByText('Record the sentence or choose a file.').first()).toBeVisible();
  const file = staff.getByLabel('Or a file');
  await file.setInputFiles({ name: 'a.mp3', mimeType: 'audio/mpeg', buffer: Buffer.from('<b>no sound</b>') });
  await staff.getByRole('button', { name: 'Keep' }).click();
  await expect(staff.getByText('This is not a sound that can be played.').first()).toBeVisible();
  await file.setInputFiles({ name: 'a.bin', mimeType: 'text/html', buffer: quietSound(1) });
  await staff.getByRole('button', { name: 'Keep' }).click();
  await expect(staff.getByText('Kept. This is the next one.')).toBeVisible();

  await atTheQuestion(page);
  await expect(page.getByRole('button', { name: 'Listen' })).toBeHidden();
  await page.locator('summary').filter({ hasText: 'Listen' }).click();
  const players = page.locator('main audio');
  await expect(players).toHaveCount(1);
  const address = await players.getAttribute('src');
  const part = await page.request.get(house.origin + address!, { headers: { range: 'bytes=0-3' } });
  expect([part.status(), part.headers()['content-type'], await part.text()]).toEqual([
    206,
    'audio/wav',
    'RIFF'
  ]);

  await staff.goto(house.origin + list);
  await staff.getByRole('link', { name: `Change ${question}` }).click();
  await staff.getByRole('button', { name: 'Delete this sound' }).click();
  await expect(staff.getByRole('heading', { name: 'The sound it has now' })).toHaveCount(0);
  expect((await page.request.get(house.origin + address!)).status()).toBe(404);
  await page.reload();
  await expect(page.locator('main audio')).toHaveCount(0);
  await staff.context().close();
});

test('a council without sounds sends nothing of this with a question', async ({ page }) => {
  await atTheQuestion(page);
  expect(await page.content()).not.toMatch(/recorded|\/sounds\//);
});
