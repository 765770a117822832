/**
 * The main job, end to end, without JavaScript: a register file, a child on an old phone, an IRO, a code, a rating,
 * and figures that move by exactly that.
 */
import { expect, test, type Browser, type Page } from '@playwright/test';
import { looksRight } from './support/axe.ts';
import {
  choose,
  chooseSecretPictures,
  enterByWords,
  giveSecretPictures,
  next,
  skipTo
} from './support/child.ts';
import { signIn } from './support/people.ts';
import { figuresOf } from './support/results.ts';

const pictures = ['ball', 'fish', 'sun'];
const wide = { width: 1280, height: 800 };
const tablet = { width: 768, height: 1024 };
const day = 86_400_000;
/** Another child each time, so that the story can be told twice to one server. */
const childId = `WB${String(Date.now())}`;

/** dd/mm/yyyy, as the council's own files have it. */
const slashed = (at: number): string =>
  new Date(at).toLocaleDateString('en-GB', { timeZone: 'Europe/London' });

/** A child of nine with a review in two weeks, a carer, and a mother. */
function registerFile(now: number): string {
  const born = new Date(now - (9 * 365.25 + 100) * day).getTime();
  return [
    'Child id,First name,Date of birth,IRO,Looked after since,Next review date,Next review time,Place kind,Carer name,Parent 1 name,Parent 1 relationship',
    `${childId},Robin,${slashed(born)},Amir Hassan,${slashed(now - 200 * day)},${slashed(now + 14 * day)},16:00,school,Dee,Marta,Mum`
  ].join('\r\n');
}

async function inNewBrowser<T>(
  browser: Browser,
  viewport: { width: number; height: number },
  work: (page: Page) => Promise<T>
) {
  const context = await browser.newContext({ viewport });
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

/** Business support loads the file and makes the child's letter. Gives the three words on it. */
async function loadAndInvite(page: Page): Promise<string> {
  await signIn(page, 'Ben Pryce');
  await page.goto('/staff/register');
  await looksRight(page);
  await page.getByLabel('CSV files').setInputFiles({
    name: 'register.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(registerFile(Date.now()))
  });
  await page.getByRole('button', { name: 'Check the files' }).click();
  await expect(page.getByRole('heading', { name: 'Check before loading' })).toBeVisible();
  await looksRight(page);
  await page.getByRole('button', { name: 'Load', exact: true }).click();
  await page.waitForURL(/\/staff\/register\/[^/]+$/);
  await looksRight(page);

  await page.goto(`/staff/children?search=${childId}`);
  await looksRight(page);
  await page.getByRole('link', { name: /Robin/ }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: /Robin/ })).toBeVisible();
  await looksRight(page);
  await page
    .getByRole('link', { name: /^Invite/ })
    .first()
    .click();
  await looksRight(page);
  await page.getByRole('button', { name: 'Ask them all' }).click();
  await looksRight(page);
  const letter = page.getByRole('article', { name: 'Letter for Robin' });
  await expect(letter).toBeVisible();
  return (await letter.locator('.letter-words').innerText()).trim().replaceAll(/\s+/g, ' ');
}

/** The first evening: begins, answers two things, is interrupted and leaves. */
async function begin(page: Page, code: string): Promise<void> {
  await enterByWords(page, code);
  await chooseSecretPictures(page, pictures);
  await expect(page.getByRole('heading', { name: 'Hello, Robin' })).toBeVisible();
  await looksRight(page);
  await page.getByRole('link', { name: 'Start', exact: true }).click();
  await looksRight(page);
  await page.getByText('I am on my own').click();
  await expect(page).toHaveTitle('My words');
  await looksRight(page);
  await page.getByLabel('One good thing', { exact: true }).fill('I can swim “20” metres & I <3 my dog');
  await next(page);
  await skipTo(page, 'How do you feel about where you live?');
  await choose(page, 'good');
  await next(page);
  await page.getByRole('link', { name: 'Exit' }).click();
  await expect(page).toHaveURL(/\/about$/);
}

/** The next day, on a tablet at school: the pictures, the earlier words, one worry, and send. */
async function goOnAndSend(page: Page, code: string): Promise<void> {
  await enterByWords(page, code);
  await giveSecretPictures(page, pictures);
  await expect(page.getByRole('heading', { name: 'Hello, Robin' })).toBeVisible();
  await page.getByRole('link', { name: 'Carry on', exact: true }).click();
  await page
    .getByText('I am on my own')
    .click()
    .catch(() => undefined);
  await skipTo(page, 'Do you feel safe?');
  await page
    .getByRole('group', { name: 'Do you feel safe at school?' })
    .getByLabel('no', { exact: true })
    .check({ force: true });
  await next(page);
  await expect(page).toHaveURL(/\/my\/help/);
  await expect(page).toHaveTitle('More help');
  await looksRight(page);
  await page.getByText('Carry on', { exact: true }).click();
  await skipTo(page, 'What do you most want to happen?');
  await page.getByRole('textbox').first().fill('I want to see Yusuf at weekends.');
  await next(page);
  await skipTo(page, 'Did anyone help you with this?');
  await choose(page, 'nobody');
  await next(page);
  await expect(page.getByRole('heading', { name: 'This is what you said. Is it right?' })).toBeVisible();
  await expect(page.getByText('I can swim “20” metres & I <3 my dog')).toBeVisible();
  await looksRight(page);
  await page.getByRole('button', { name: 'Send to Amir' }).click();
  await expect(page).toHaveURL(/\/my\/sent/);
  await expect(page.getByText('Amir reads them by')).toBeVisible();
  await looksRight(page);
}

const todayParts = (): [string, string, string] => {
  const [d = '', m = '', y = ''] = slashed(Date.now()).split('/');
  return [d, m, y];
};

/** The IRO reads, triages, records a meeting the child did not come to, confirms PN6, and writes back. */
async function triageAndHold(page: Page): Promise<void> {
  await signIn(page, 'Amir Hassan');
  await looksRight(page);
  await page.getByRole('link', { name: 'Read Robin’s words' }).first().click();
  await expect(page.getByText('I want to see Yusuf at weekends.')).toBeVisible();
  await expect(page.getByText('Needs your eyes')).toBeVisible();
  await looksRight(page);
  await page.getByLabel('Worry passed on').check({ force: true });
  await page.getByLabel('Passed to', { exact: true }).fill('Priya Shah, social worker');
  await page.getByLabel('When and how').fill('09:55 by phone');
  await page
    .getByLabel('What Robin will see')
    .fill('I read this. Priya will talk to you at school on Monday.');
  await page.getByRole('button', { name: 'Save decision' }).first().click();
  await looksRight(page);

  await page.getByRole('link', { name: 'Meeting', exact: true }).click();
  await looksRight(page);
  const [d, m, y] = todayParts();
  await page.getByLabel('Day', { exact: true }).fill(d);
  await page.getByLabel('Month', { exact: true }).fill(m);
  await page.getByLabel('Year', { exact: true }).fill(y);
  await page.getByLabel('This sitting’s day is the review’s day').check({ force: true });
  await page.getByRole('group', { name: 'Did Robin come?' }).getByLabel('No').check({ force: true });
  await page.getByRole('group', { name: 'Who spoke for Robin?' }).getByLabel('Nobody').check({ force: true });
  await page
    .getByRole('group', { name: /own words read out/ })
    .getByLabel('Yes')
    .check({ force: true });
  await page
    .getByRole('group', { name: 'Did Robin run the meeting?' })
    .getByLabel('No')
    .check({ force: true });
  await page.getByRole('button', { name: 'Save the meeting' }).click();
  await looksRight(page);

  await page.getByRole('link', { name: 'Code', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Why PN6' })).toBeVisible();
  await looksRight(page);
  await page.getByLabel(/^PN6/).check({ force: true });
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByText('PN6 is confirmed.')).toBeVisible();
  await looksRight(page);

  await page.getByRole('link', { name: 'Words back', exact: true }).click();
  await looksRight(page);
  await page.getByLabel('What Robin asked for').fill('I want to see Yusuf at weekends.');
  await page.getByLabel('Done', { exact: true }).check({ force: true });
  await page.getByLabel('What Robin will read').fill('You see Yusuf every Saturday now.');
  await page.getByRole('button', { name: 'Save this answer' }).click();
  await expect(page.getByText('Robin can see it now')).toBeVisible();
}

/** The child reads what came of it and says how the meeting went. */
async function readAndRate(page: Page, code: string): Promise<void> {
  await enterByWords(page, code);
  await giveSecretPictures(page, pictures);
  await expect(page.getByText('You see Yusuf every Saturday now.')).toBeVisible();
  await looksRight(page);
  await page.goto('/my/rating');
  await looksRight(page);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  for (let questions = 0; questions < 12 && !page.url().endsWith('/check'); questions += 1) {
    await looksRight(page);
    const good = page.getByLabel(/^(good|yes)$/).first();
    if (await good.isVisible()) await good.check({ force: true });
    await next(page);
  }
  await looksRight(page);
  await page.getByLabel('Yes, it is from me').check({ force: true });
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page).toHaveURL(/\/my\/rating\/sent/);
  await looksRight(page);
}

test('a review goes from the register to the figures', async ({ browser }) => {
  test.setTimeout(600_000);
  const before = await inNewBrowser(browser, wide, figuresOf);
  const code = await inNewBrowser(browser, wide, loadAndInvite);
  await inNewBrowser(browser, { width: 360, height: 740 }, (page) => begin(page, code));
  await inNewBrowser(browser, tablet, (page) => goOnAndSend(page, code));
  await inNewBrowser(browser, wide, triageAndHold);
  await inNewBrowser(browser, { width: 360, height: 740 }, (page) => readAndRate(page, code));
  const after = await inNewBrowser(browser, wide, figuresOf);
  expect(after).toEqual({
    reviews: before.reviews + 1,
    children: before.children + 1,
    tookPart: before.tookPart + 1,
    agedFourOrOver: before.agedFourOrOver + 1,
    pn6: before.pn6 + 1,
    rated: before.rated + 1,
    askedToRate: before.askedToRate + 1
  });
});
