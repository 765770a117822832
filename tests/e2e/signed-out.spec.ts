/** Somebody is called away while writing, and the session ends: what was typed is given back, and sent after signing in. */
import { expect, test, type Page } from '@playwright/test';
import { looksRight } from './support/axe.ts';
import { signIn } from './support/people.ts';

/** Every style sheet of the page came, from whatever depth it was asked for. */
async function hasItsStyles(page: Page): Promise<void> {
  const sheets = await page
    .locator('link[rel="stylesheet"]')
    .evaluateAll((links) =>
      links.map((link) => [(link as HTMLLinkElement).href, (link as HTMLLinkElement).sheet !== null])
    );
  expect(sheets.length).toBeGreaterThan(0);
  for (const [href, came] of sheets) expect(came, String(href)).toBe(true);
}

test('a page shown at another address has its styles, however deep that is', async ({ page }) => {
  await signIn(page, 'Ruth Adeyemi');
  for (const deep of ['/staff/reviews/no-such-review/reply', '/staff/no/such/page/as/this']) {
    await page.goto(deep);
    await expect(page.locator('h1')).toBeVisible();
    await hasItsStyles(page);
  }
});

test('an IRO whose session ended while writing loses nothing', async ({ page, context }) => {
  test.setTimeout(120_000);
  await signIn(page, 'Ruth Adeyemi');
  const review = await page.locator('main a[href^="/staff/reviews/"]').first().getAttribute('href');
  const words = 'Swimming on Fridays, & "no more" <waiting>\nagreed by everybody';
  await page.goto(`${review!.split('#')[0]!}/reply`);
  const box = page.getByLabel('What was decided');
  await box.fill(words);
  await page.getByLabel('Who does it').fill('Sam');
  const answers = page.locator('select[name="tie"]');
  if ((await answers.count()) > 0) {
    await answers.selectOption('none');
    await page.getByLabel('If none of these, why').fill('The carer asked for it');
  }
  await context.clearCookies();
  await page.getByRole('button', { name: 'Add this decision' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You were signed out');
  await looksRight(page);
  await hasItsStyles(page);
  // Too soon: still nothing is lost.
  await page.getByRole('button', { name: 'Send it again' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You were signed out');

  const another = await context.newPage();
  await signIn(another, 'Ruth Adeyemi');
  await page.getByRole('button', { name: 'Send it again' }).click();
  await expect(page.getByText('Swimming on Fridays, & "no more" <waiting>').first()).toBeVisible();
});

test('a password is not given back, and nothing is kept for a button alone', async ({ request, baseURL }) => {
  const post = (path: string, form: Record<string, string>) =>
    request.post(path, { form, headers: { origin: baseURL!, accept: 'text/html' }, maxRedirects: 0 });
  const answer = await post('/staff/account?/password', { now: 'x', password: 'a long way round the lake' });
  expect(answer.status()).toBe(401);
  expect(answer.headers()['cache-control']).toContain('no-store');
  expect(await answer.text()).not.toContain('round the lake');
  expect((await post('/staff/reviews/x/reply', {})).status()).toBe(303);
});
