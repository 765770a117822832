/** What script adds to a child's page, and that it never adds it uninvited. */
import { expect, test, type Page } from '@playwright/test';
import { respondentCalled } from './support/people.ts';

test.use({ javaScriptEnabled: true });

/** Leo, at a question with three faces. */
async function atAQuestion(page: Page): Promise<void> {
  const { enter } = await respondentCalled(page.request, 'Leo');
  await page.goto(enter.url);
  await page.getByRole('button', { name: 'Start' }).click();
  await page.goto('/my/before');
  await page.getByText('I am on my own').click();
  await page.goto('/my/questions/b01');
}

interface Spoken {
  said: string[];
}

/** A device with one voice, which says nothing aloud but remembers what it was given. */
async function giveVoice(page: Page, local: boolean): Promise<void> {
  await page.addInitScript((localService) => {
    const said: string[] = [];
    class Utterance {
      onend?: () => void;
      constructor(readonly text: string) {}
    }
    const speechSynthesis = {
      getVoices: () => [{ lang: 'en-GB', localService }],
      addEventListener: () => undefined,
      cancel: () => undefined,
      speak: (utterance: Utterance) => {
        said.push(utterance.text);
        setTimeout(() => utterance.onend?.(), 20);
      }
    };
    Object.defineProperty(window, 'speechSynthesis', { value: speechSynthesis });
    Object.assign(window, { said, SpeechSynthesisUtterance: Utterance });
  }, local);
}

const saidOn = (page: Page): Promise<string[]> => page.evaluate(() => (window as unknown as Spoken).said);

test('three presses of Shift leave at once, and Back does not return', async ({ page }) => {
  await atAQuestion(page);
  await page.keyboard.press('Shift');
  await page.keyboard.press('a');
  await page.keyboard.press('Shift');
  await page.keyboard.press('Shift');
  await expect(page).toHaveURL('/my/questions/b01');
  await page.keyboard.press('Shift');
  await expect(page).toHaveURL('/about');
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'How do you feel about where you live?' })).toHaveCount(0);
});

test('the exit takes the place of the page it left', async ({ page }) => {
  await atAQuestion(page);
  await page.getByRole('link', { name: 'Exit' }).click();
  await expect(page).toHaveURL('/about');
  await page.goto('/my/questions/b01');
  await expect(page.getByRole('heading', { name: 'How do you feel about where you live?' })).toHaveCount(0);
});

test('Listen reads the question and its answers, after a press only', async ({ page }) => {
  await giveVoice(page, true);
  await atAQuestion(page);
  const listen = page.getByRole('button', { name: 'Listen' });
  await expect(listen).toBeVisible();
  expect(await saidOn(page)).toEqual([]);
  await listen.click();
  await expect
    .poll(() => saidOn(page))
    .toEqual(['How do you feel about where you live?', 'good', 'not sure', 'not good']);
  await expect(listen).toBeVisible();
});

test('without a voice that lives on the device there is no Listen', async ({ page }) => {
  await giveVoice(page, false);
  await atAQuestion(page);
  await expect(page.getByRole('button', { name: 'Next' }).last()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Listen' })).toBeHidden();
});
