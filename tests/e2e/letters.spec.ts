/**
 * Letters in the language and print size of whoever reads them: looked at on the screen, printed, and followed in.
 */
import { expect, test, type Page } from '@playwright/test';
import { looksRight } from './support/axe.ts';
import { signIn } from './support/people.ts';

test.use({ viewport: { width: 1280, height: 800 } });

/** Business support's page of who is asked before Nour's review. */
async function inviteNour(page: Page): Promise<void> {
  await signIn(page, 'Ben Pryce');
  await page.goto('/staff/children?search=Nour');
  await page.getByRole('link', { name: /Nour/ }).first().click();
  await page.getByRole('link', { name: 'Invite and print' }).click();
}

/** Ticks whoever is not ticked; the words are what is pressed. */
async function everybody(page: Page): Promise<void> {
  for (const label of await page.locator('label[for^="who-"]').all())
    if (!(await page.locator(`#${(await label.getAttribute('for'))!}`).isChecked())) await label.click();
}

const letters = (page: Page) =>
  page.locator('article.letter').evaluateAll((all) =>
    all.map((letter) => ({
      lang: letter.getAttribute('lang'),
      dir: letter.getAttribute('dir'),
      size: letter.getAttribute('data-size')
    }))
  );

test('each is written to in their own language and print size, and their pages open in it', async ({
  page,
  browser
}) => {
  test.setTimeout(120_000);
  await inviteNour(page);
  const carer = page.getByRole('row').filter({ hasText: 'Carer' });
  await expect(carer).toContainText('English');
  await carer.getByRole('link', { name: /Change how/ }).click();
  await page.getByLabel('Language').fill('Polish');
  await page.getByText('Very large print').click();
  await looksRight(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: 'Invite and print' }).click();
  await expect(carer).toContainText('Polish, very large print');
  await looksRight(page);

  await everybody(page);
  await page.getByText('Print the questions with it').click();
  await page.getByText('Only letters, or only messages').click();
  await page.getByRole('button', { name: 'Make letters' }).click();
  await looksRight(page);
  expect(await letters(page)).toEqual([
    { lang: 'ar', dir: 'rtl', size: 'ordinary' },
    { lang: 'pl', dir: 'ltr', size: 'very-large' },
    { lang: 'ar', dir: 'rtl', size: 'large' }
  ]);
  const questions = page.locator('article.paper');
  await expect(questions.nth(1)).toHaveAttribute('lang', 'pl');
  await expect(questions.nth(1)).toHaveAttribute('data-size', '24');

  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { level: 1 })).toBeHidden();
  await expect(page.getByText('To send as a text message').first()).toBeHidden();
  for (const letter of await page.locator('article.letter').all())
    expect(await letter.evaluate((sheet) => sheet.scrollWidth > sheet.clientWidth)).toBe(false);
  await page.emulateMedia({ media: 'screen' });

  const code = await page.locator('.letter-words').first().innerText();
  const child = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await child.goto('/');
  await child.locator('input[name="code"]').fill(code);
  await child.locator('form:has(input[name="code"]) button').first().click();
  await expect(child.locator('html')).toHaveAttribute('lang', 'ar');
  await child.context().close();
});

test('one language and size can be chosen for all', async ({ page }) => {
  await inviteNour(page);
  await everybody(page);
  await page.getByLabel('Language of the letter').selectOption('Ukrainian');
  await page.getByRole('group', { name: 'Print size' }).getByText('Large print', { exact: true }).click();
  await page.getByText('Only letters, or only messages').click();
  await page.getByRole('button', { name: 'Make letters' }).click();
  for (const letter of await letters(page)) expect(letter).toEqual({ lang: 'uk', dir: 'ltr', size: 'large' });
  await expect(page.getByText('A translator has not checked these words yet').first()).toBeVisible();
  await looksRight(page);
});
