/** What a child does on the way in, step by step, without any script. */
import { expect, type Page } from '@playwright/test';
import { looksRight } from './axe.ts';

/** Types the three words of a card, with spaces, as a child would. */
export async function enterByWords(page: Page, code: string): Promise<void> {
  await page.goto('/');
  await looksRight(page);
  await page.getByLabel('My three words').fill(code.replaceAll('-', ' '));
  await page.getByRole('button', { name: 'Go' }).click();
}

async function press(page: Page, pictures: readonly string[]): Promise<void> {
  for (const picture of pictures) await page.getByRole('button', { name: picture, exact: true }).click();
}

/** The first visit: what Exit does, then three secret pictures. */
export async function chooseSecretPictures(page: Page, pictures: readonly string[]): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Before you start' })).toBeVisible();
  await looksRight(page);
  await page.getByRole('link', { name: 'OK, carry on' }).click();
  await expect(page.getByRole('heading', { name: /Choose 3/ })).toBeVisible();
  await looksRight(page);
  await press(page, pictures);
  await page.getByRole('button', { name: 'Yes, these are mine' }).click();
}

/** A later visit: the same pictures again. */
export async function giveSecretPictures(page: Page, pictures: readonly string[]): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Which are your secret pictures?' })).toBeVisible();
  await looksRight(page);
  await press(page, pictures);
}

/** Chooses one tile by the words on it. The input lies over its tile, without a picture of its own. */
export async function choose(page: Page, words: string): Promise<void> {
  await page.getByLabel(words, { exact: true }).check({ force: true });
}

export const next = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Next', exact: true }).last().click();

/** Goes on to the named question, skipping those before it, and looks at each page on the way. */
export async function skipTo(page: Page, question: string): Promise<void> {
  for (let pages = 0; pages < 40; pages += 1) {
    if (await page.getByRole('heading', { level: 1, name: question }).isVisible()) return;
    await looksRight(page);
    await page.getByRole('button', { name: 'Skip', exact: true }).click();
  }
  throw new Error(`The question “${question}” never came.`);
}
