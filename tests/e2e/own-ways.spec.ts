/** Answers that are drawn or said aloud: made, kept, shown again, read by the IRO, taken back. */
import { expect, test, type Page } from '@playwright/test';
import type { FormDefinition } from '../../src/lib/forms/definition.ts';
import { child4to7 } from '../../src/lib/forms/library/child-4-7.ts';
import { child8to11 } from '../../src/lib/forms/library/child-8-11.ts';
import { answersOf, submissionsOf } from '../../src/lib/server/services/submissions.ts';
import { openHouse, type House } from './forms/house.ts';
import { letIn } from './forms/pages.ts';
import type { Reader } from './forms/readers.ts';
import { quietSound } from './forms/sound.ts';
import { beginForm } from './forms/way-in.ts';
import { problemsOf } from './forms/problems.ts';

let house: House;
test.beforeAll(async () => {
  house = await openHouse();
});
test.afterAll(() => house.close());

const english = { lang: 'en', dir: 'ltr' };
const question = 'B21';
const ofQuestion = `/my/questions/${question.toLowerCase()}`;

async function readerOf(page: Page, form: FormDefinition): Promise<Reader> {
  const reader = await house.reader(form);
  await letIn(page.context(), house, reader);
  await beginForm(page, house, reader);
  return reader;
}

async function keptOf(reader: Reader, id: string) {
  const { draft } = await submissionsOf(house.store, reader, 'views');
  return (await answersOf(house.store, draft!.id)).get(id)?.value;
}

const next = (page: Page) => page.locator('main form button[name="do"][value="next"]:visible').last().click();

test.describe('with JavaScript', () => {
  test.use({ javaScriptEnabled: true });

  test('a child draws, undoes, goes on, and finds the drawing again', async ({ page }) => {
    const reader = await readerOf(page, child4to7);
    await page.goto(`${house.origin}/my/questions/a17`);
    await page.getByRole('button', { name: 'red' }).click();
    await line(page, 0.2, 0.8);
    await line(page, 0.4, 0.4);
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await problemsOf(page, english)).toEqual([]);
    await next(page);
    const kept = await keptOf(reader, 'A17');
    const strokes = JSON.parse(kept?.drawing ?? '[]') as { ink: string; line: number[] }[];
    expect(strokes.map(({ ink }) => ink)).toEqual(['red']);
    expect(strokes[0]!.line.length).toBeGreaterThan(6);

    await page.goto(`${house.origin}/my/questions/a17`);
    await expect(page.getByRole('img', { name: 'My picture' }).locator('path')).toHaveCount(1);
    await page.goto(`${house.origin}/my/check`);
    await expect(page.getByText('My drawing')).toBeVisible();
    await expect(page.locator('main svg.drawing path')).toHaveCount(1);
  });

  test('a drawing is started again with the keyboard', async ({ page }) => {
    const reader = await readerOf(page, child4to7);
    await page.goto(`${house.origin}/my/questions/a17`);
    await line(page, 0.2, 0.8);
    await page.getByRole('button', { name: 'Start again' }).focus();
    await page.keyboard.press('Enter');
    await next(page);
    expect(await keptOf(reader, 'A17')).toMatchObject({ outcome: 'skipped' });
  });

  test('a child records an answer, hears it, and deletes it', async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: true, permissions: ['microphone'] });
    const page = await context.newPage();
    const reader = await readerOf(page, child8to11);
    await page.goto(house.origin + ofQuestion);
    await page.getByText('Say it out loud').click();
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    await page.waitForTimeout(1200);
    await page.getByRole('button', { name: 'Stop' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Listen to it' })).toBeVisible();
    expect(await problemsOf(page, english)).toEqual([]);
    await next(page);
    const kept = await keptOf(reader, question);
    expect(kept).toMatchObject({ outcome: 'answered', words: null });

    await page.goto(house.origin + ofQuestion);
    const sound = await page.request.get(`${house.origin}/my/voice/${kept!.voice!}`);
    expect(sound.headers()).toMatchObject({
      'content-type': 'audio/webm',
      'cache-control': 'private, no-store'
    });
    expect((await sound.body()).length).toBeGreaterThan(500);
    await page.getByRole('button', { name: 'Delete my recording' }).click();
    await expect(page).toHaveURL(house.origin + ofQuestion);
    expect(await keptOf(reader, question)).toMatchObject({ outcome: 'skipped' });
    expect(await house.store.db.select().from(house.store.t.files)).toEqual([]);
    await context.close();
  });
});

/** Draws from the upper left of the sheet to a point further down. */
async function line(page: Page, from: number, to: number): Promise<void> {
  const sheet = page.getByRole('img', { name: 'My picture' });
  await sheet.scrollIntoViewIfNeeded();
  const box = (await sheet.boundingBox())!;
  const at = (part: number): [number, number] => [box.x + box.width * part, box.y + box.height * part];
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at((from + to) / 2 + 0.05), { steps: 4 });
  await page.mouse.move(...at(to), { steps: 4 });
  await page.mouse.up();
}

test('without JavaScript a recording is a file, is heard by its owner only, and outlives a mistake', async ({
  page,
  browser
}) => {
  const reader = await readerOf(page, child8to11);
  await page.goto(house.origin + ofQuestion);
  await page.getByText('Say it out loud').click();
  const box = page.getByRole('textbox').first();
  await box.fill('I also wrote this');
  const file = page.locator(`[name="${question}.voice"]`);
  await file.setInputFiles({ name: 'a.wav', mimeType: 'audio/wav', buffer: Buffer.from('no sound at all') });
  await next(page);
  await expect(page.getByText('We could not keep your recording.').first()).toBeVisible();
  await expect(page.getByRole('textbox').first()).toHaveValue('I also wrote this');
  await file.setInputFiles({ name: 'a.bin', mimeType: 'application/octet-stream', buffer: quietSound(1) });
  await next(page);
  const kept = await keptOf(reader, question);
  expect(kept).toMatchObject({ outcome: 'answered', words: 'I also wrote this' });
  const voice = `/my/voice/${kept!.voice!}`;

  await page.goto(`${house.origin}/my/check`);
  await expect(page.getByText('My recording')).toBeVisible();
  const part = await page.request.get(house.origin + voice, { headers: { range: 'bytes=0-3' } });
  expect([part.status(), (await part.body()).toString()]).toEqual([206, 'RIFF']);

  const other = await browser.newContext({ javaScriptEnabled: false });
  await letIn(other, house, await house.reader(child8to11));
  expect((await other.request.get(house.origin + voice)).status()).toBe(404);
  await other.close();
});
