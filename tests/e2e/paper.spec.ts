/**
 * What comes back on paper: typed in as the wrong boy's and taken back, typed in late, and a rating. The IRO reads what
 * became of each.
 */
import Sqlite from 'better-sqlite3';
import { expect, test, type Page } from '@playwright/test';
import { looksRight } from './support/axe.ts';
import { signIn } from './support/people.ts';
import { serverFolder } from './support/place.ts';

const viewport = { width: 1280, height: 800 };
test.use({ viewport });

interface Place {
  readonly review: string;
  readonly carer: string;
}

/** The held review to which a carer's paper came late. Names are sealed, so the tables are asked. */
function lateReview(): Place {
  const database = new Sqlite(`${serverFolder}/database/heard.db`, { readonly: true });
  try {
    const found = database
      .prepare<[], Place>(
        `select review_id review, connection_id carer from submissions
         where typed_by is not null and mistyped_by is null and audience = 'carer' and purpose = 'views'`
      )
      .get();
    if (!found) throw new Error('No paper of the demo council came late.');
    return found;
  } finally {
    database.close();
  }
}

/** The first answer of a page, whatever it asks, and the rest left out. */
async function answerOne(page: Page): Promise<void> {
  await page.getByRole('radio').first().check({ force: true });
  await page.getByRole('button', { name: 'Next', exact: true }).last().click();
}

async function sendIt(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Read it all and send' }).first().click();
  await looksRight(page);
  await page.getByLabel(/This is what stands on the paper/).check({ force: true });
  await page.getByRole('button', { name: /^Send to / }).click();
  await expect(page.getByRole('heading', { name: 'Sent', exact: true })).toBeVisible();
}

/** Goes on past questions without choices. */
async function typeOneAnswer(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start' }).click();
  for (let pages = 0; (await page.getByRole('radio').count()) === 0 && pages < 20; pages += 1)
    await page.getByRole('button', { name: 'Skip', exact: true }).click();
  await looksRight(page);
  await answerOne(page);
  await sendIt(page);
}

test('a paper typed in as the wrong boy’s is taken back, and the IRO is told in one line', async ({
  page,
  browser
}) => {
  test.setTimeout(120_000);
  await signIn(page, 'Ben Pryce');
  await page.goto('/staff/children?search=Callum');
  await page
    .getByRole('link', { name: /Callum/ })
    .first()
    .click();
  await page.getByRole('link', { name: 'Invite and print' }).click();
  await page.getByRole('link', { name: /^Type in a paper form ?: Callum/ }).click();
  await looksRight(page);
  await typeOneAnswer(page);
  await looksRight(page);

  await page.getByRole('link', { name: 'Typed in by mistake? Take it back' }).click();
  await looksRight(page);
  await page.getByLabel('It is for another review').check({ force: true });
  await page.getByRole('button', { name: 'Take it back' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing was taken back' })).toBeVisible();
  await looksRight(page);
  await expect(page.getByLabel('It is for another review')).toBeChecked();
  await page.getByLabel(/^Take it back\. It cannot/).check({ force: true });
  await page.getByRole('button', { name: 'Take it back' }).click();
  await expect(page.getByRole('heading', { name: 'Taken back' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Which form came back?' })).toBeVisible();
  await looksRight(page);

  const address = new URL(page.url()).pathname.replace(/\/paper\/.*/, '');
  const amir = await (await browser.newContext({ viewport })).newPage();
  await signIn(amir, 'Amir Hassan');
  await amir.goto(address);
  const line = amir.getByText('was typed in by mistake as Callum’s');
  await expect(line).toHaveCount(2);
  await expect(line.first()).toContainText('it is for another review');
  await expect(line.first()).toContainText('Ben Pryce took it back');
  await looksRight(amir);
});

test('a late paper is marked as late, and a rating that came on paper is typed in after the meeting', async ({
  page,
  browser
}) => {
  test.setTimeout(120_000);
  const { review, carer } = lateReview();
  await signIn(page, 'Ben Pryce');
  await page.goto(`/staff/reviews/${review}/paper/${carer}`);
  await expect(page.getByText('Came after the meeting')).toBeVisible();
  await looksRight(page);

  await page.goto(`/staff/reviews/${review}/invitations`);
  await looksRight(page);
  const row = page.getByRole('row').filter({ hasText: 'Typed in from paper' });
  await row.getByRole('checkbox').check({ force: true });
  await page.getByText('Print the questions with it').click();
  await page.getByText('Only letters, or only messages').click();
  await page.getByRole('button', { name: 'Make letters' }).click();
  await expect(page.locator('article.paper footer').first()).toContainText(/^rating-/);

  await row.getByRole('link', { name: /^Type in a paper rating/ }).click();
  await looksRight(page);
  await typeOneAnswer(page);
  await looksRight(page);

  const amir = await (await browser.newContext({ viewport })).newPage();
  await signIn(amir, 'Amir Hassan');
  await amir.goto(`/staff/reviews/${review}`);
  await expect(amir.getByText('Came after the meeting')).toBeVisible();
  await expect(amir.locator('#rated')).toContainText('Typed in from paper by Ben Pryce');
  await looksRight(amir);
  await amir.goto(`/staff/reviews/${review}/pack`);
  await expect(amir.getByText('One person’s views came after the meeting')).toBeVisible();
  await looksRight(amir);
});
