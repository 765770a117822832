/** Everything to send today, over all reviews: one press and one print job, with the keyboard alone. */
import { expect, test } from '@playwright/test';
import { looksRight } from './support/axe.ts';
import { press } from './support/keyboard.ts';
import { signIn } from './support/people.ts';

test.use({ javaScriptEnabled: true, viewport: { width: 1280, height: 800 } });

test('business support asks everybody who is due with one press, and prints all letters in one go', async ({
  page
}) => {
  test.setTimeout(120_000);
  await signIn(page, 'Ben Pryce');
  await press(page, 'Everything to send today');
  await looksRight(page);
  const lilys = page.locator('#review').getByRole('row').filter({ hasText: 'Lily' });
  await expect(lilys).toContainText('by message');
  await expect(lilys).toContainText('by letter');
  // Other stories ask other children at the same time.
  const others = page.locator('input[name="review"]:not(tr:has-text("Lily") input)');
  for (const box of await others.all()) await box.uncheck({ force: true });
  await press(page, 'Ask everybody who is ticked');
  await expect(page.getByText('1 message is on the way, 2 letters are ready to print.')).toBeVisible();
  await expect(page.getByRole('article', { name: 'Letter for Lily' })).toBeVisible();
  await expect(lilys).toHaveCount(0);
  await looksRight(page);
  await press(page, 'They are printed');
  await expect(page.getByText('Saved: printed.')).toBeVisible();
  await expect(page.locator('#letter')).toHaveCount(0);
});
