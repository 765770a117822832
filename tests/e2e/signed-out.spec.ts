/** Somebody is called away while writing, and the session ends: what was typed is given back, and sent after signing in. */
import { expect, test } from '@playwright/test';
import { looksRight } from './support/axe.ts';
import { signIn } from './support/people.ts';

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
