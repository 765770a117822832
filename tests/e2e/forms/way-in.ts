/** From the link in the letter to the first question, as somebody who was never here. Words are not read: any language will do. */
import { expect, type Page } from '@playwright/test';
import type { House } from './house.ts';
import type { Reader } from './readers.ts';

const at = (page: Page): string => new URL(page.url()).pathname;

/** By the link, what to know first, and three secret pictures: to the home. */
export async function comeIn(page: Page, house: House, { token }: Reader): Promise<void> {
  await page.goto(`${house.origin}/i/${token}`);
  await page.locator('main form button').first().click();
  if (at(page) !== '/my/pictures') await page.locator('main a[href="/my/pictures"]').click();
  for (const picture of ['pic-ball', 'pic-fish', 'pic-sun'])
    await page.locator(`button[name="pick"][value="${picture}"]`).click();
  await page.locator('button[name="do"][value="yes"]').click();
  await expect(page).toHaveURL(/\/my$/);
}

/** From the home to the first question of the form. */
export async function beginForm(page: Page, house: House, { form }: Reader): Promise<void> {
  await page.goto(house.origin + (form.purpose === 'rating' ? '/my/rating' : '/my/before'));
  await page.locator('main form button[name="do"][value="start"]').click();
  await expect(page).toHaveURL(/\/my\/(questions|rating)\/[^/]+/);
}
