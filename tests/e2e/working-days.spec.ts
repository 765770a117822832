/**
 * A working day of each role, with the keyboard alone; and every page that the role's links lead to, looked at with
 * axe, and on a telephone's screen.
 */
import { expect, test, type Page } from '@playwright/test';
import { TOTP } from 'otpauth';
import { fitsTheScreen, looksRight } from './support/axe.ts';
import { press, tabTo, tick, type } from './support/keyboard.ts';
import { signIn, staffCalled } from './support/people.ts';

test.use({ javaScriptEnabled: true, viewport: { width: 1280, height: 800 } });

const at = (page: Page): string => new URL(page.url()).pathname;

/** In the order of the page: address, password, code. */
async function signInByKeyboard(page: Page, name: string): Promise<void> {
  const { enter } = await staffCalled(page.request, name);
  await page.goto('/staff/sign-in');
  await type(page, /e-mail/i, enter.email);
  await type(page, 'Password', enter.password);
  await press(page, 'Continue');
  for (const later of [0, 1]) {
    const code = new TOTP({ secret: enter.totp_secret }).generate({ timestamp: Date.now() + later * 30_000 });
    await type(page, 'Six digits', code);
    await press(page, 'Sign in');
    if (!at(page).startsWith('/staff/sign-in')) return;
  }
  throw new Error('Not signed in');
}

/** The next three boxes of a day. */
async function typeDay(page: Page, day: string, month: string, year: string): Promise<void> {
  await type(page, 'Day', day);
  await type(page, 'Month', month);
  await type(page, 'Year', year);
}

test('an IRO reads what came in, decides, answers a wish, and brings one page to the meeting', async ({
  page
}) => {
  test.setTimeout(120_000);
  await signInByKeyboard(page, 'Jo Clarke');
  await looksRight(page);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const first = page.locator('main a[href^="/staff/reviews/"]').first();
  await press(page, (await first.textContent())!.replace(/\s+/g, ' ').trim());
  expect(at(page)).toMatch(/^\/staff\/reviews\/[^/]+$/);
  await looksRight(page);
  await press(page, 'Meeting pack');
  await looksRight(page);
  await keepsOneOut(page);
  await press(page, 'Words back');
  await looksRight(page);
  await type(page, 'What was decided', 'A swimming lesson each week');
  await type(page, 'Who does it', 'Sam');
  if ((await page.locator('select[name="tie"]').count()) > 0) {
    await tabTo(page, /^Answers what/);
    await page.keyboard.type('None');
    await type(page, 'If none of these, why', 'The carer asked for it');
  }
  await press(page, 'Add this decision');
  await expect(page.getByText('A swimming lesson each week').first()).toBeVisible();
});

/** One answer of the review is kept out of the pack, by its box, and let in again. */
async function keepsOneOut(page: Page): Promise<void> {
  await press(page, 'Choose what is read out');
  await looksRight(page);
  const boxes = page.locator('input[name="read"]');
  const before = await boxes.count();
  if (before > 0) {
    const asked = await page.locator('.choice label small').first().innerText();
    await boxes.first().focus();
    await page.keyboard.press('Space');
    await press(page, 'Save');
    await expect(boxes).toHaveCount(before - 1);
    await looksRight(page);
    await expect(page.getByRole('row').filter({ hasText: asked })).toContainText('by you');
    await press(page, /^Let it in again/);
    await expect(boxes).toHaveCount(before);
  }
  await press(page, 'Meeting pack');
}

test('a manager asks somebody to the team, sees the message, and who looked', async ({ page }) => {
  test.setTimeout(120_000);
  await signInByKeyboard(page, 'Maggie Doyle');
  await press(page, 'More');
  await looksRight(page);
  await press(page, 'Settings');
  await press(page, 'The team');
  await looksRight(page);
  await type(page, 'Name', 'Nia Rowe');
  await type(page, 'Work e-mail address', `nia.${String(Date.now())}@wrenbridge.example`);
  await tabTo(page, 'Role');
  await page.keyboard.type('Part');
  await press(page, 'Send the invitation');
  await expect(page.getByText('The invitation is on its way')).toBeVisible();
  await expect(page.getByRole('rowheader', { name: 'Nia Rowe' })).toBeVisible();
  await press(page, 'More');
  await press(page, 'Messages');
  await looksRight(page);
  await expect(page.getByRole('rowheader', { name: /Account of a member of staff/ }).first()).toBeVisible();
  await press(page, 'More');
  await press(page, 'Who looked');
  await tabTo(page, 'Member of staff');
  await page.keyboard.type('Jo');
  await press(page, 'Show');
  await looksRight(page);
  await expect(page.getByRole('cell', { name: 'Answers: read' }).first()).toBeVisible();
});

test('business support asks a child by message, and is shown nobody’s words', async ({ page }) => {
  test.setTimeout(120_000);
  await signInByKeyboard(page, 'Ben Pryce');
  await looksRight(page);
  const review = page.locator('main a[href^="/staff/reviews/"]').first();
  await press(page, (await review.textContent())!.replace(/\s+/g, ' ').trim());
  await expect(page.getByRole('link', { name: 'Words back' })).toHaveCount(0);
  await press(page, 'Invitations');
  await looksRight(page);
  for (const box of await page.locator('input[name="who"]:checked').all()) await box.uncheck();
  await tick(page, /Child$/);
  await type(page, /’s message goes/, '07700 900 123');
  await press(page, 'Ask them all');
  await expect(page.getByText('One message is on its way.')).toBeVisible();
});

test('a participation worker sees numbers, and no child', async ({ page }) => {
  await signInByKeyboard(page, 'Tess Nolan');
  await press(page, 'Results');
  await looksRight(page);
  await press(page, 'Sounds');
  await looksRight(page);
  await expect(page.getByRole('link', { name: 'Children' })).toHaveCount(0);
});

test('an advocacy provider names an advocate for a child, and finds nothing else of them', async ({
  page
}) => {
  await signInByKeyboard(page, 'Farah Iqbal');
  await looksRight(page);
  const referral = page.locator('main a[href^="/staff/advocacy/"]').first();
  await press(page, (await referral.textContent())!.replace(/\s+/g, ' ').trim());
  await looksRight(page);
  await type(page, 'Name of the advocate', 'Nadia Rahman');
  await press(page, 'Save the name');
  await expect(page.getByText('Nadia Rahman').first()).toBeVisible();
  for (const elsewhere of ['Children', 'My reviews', 'All reviews', 'Results'])
    await expect(page.getByRole('link', { name: elsewhere })).toHaveCount(0);
});

test('a social worker tells of a child who became looked after, and finds nothing else of any child', async ({
  page
}) => {
  test.setTimeout(120_000);
  await signInByKeyboard(page, 'Dele Martins');
  expect(at(page)).toBe('/staff/notices');
  await looksRight(page);
  await press(page, 'Tell the reviewing team');
  await looksRight(page);
  await press(page, 'A child became looked after');
  await looksRight(page);
  const name = `Kit${String(Date.now()).slice(-6)}`;
  await type(page, 'Council’s number', `SW${name}`);
  await type(page, 'First name', name);
  await typeDay(page, '4', '5', '2018');
  const [day = '', month = '', year = ''] = new Date()
    .toLocaleDateString('en-GB', { timeZone: 'Europe/London' })
    .split('/');
  await typeDay(page, day, month, year);
  await tabTo(page, 'Legal status');
  await page.keyboard.type('V2');
  await tick(page, 'With foster carers');
  await type(page, 'Name of the parent', 'Adele');
  await press(page, 'Send this notice');
  await expect(page.getByRole('alert')).toContainText('Write the name of the team.');
  await looksRight(page);
  await expect(page.getByLabel('Name of the parent')).toHaveValue('Adele');
  await type(page, 'Team', 'Children in care, north');
  await type(page, 'How to reach them', '01632 960 044');
  await press(page, 'Send this notice');
  await expect(page.getByText('Sent. The reviewing team acts on it')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: name })).toContainText('Waiting');
  await press(page, name);
  await looksRight(page);
  await expect(page.getByText('Waiting')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Register this child' })).toHaveCount(0);
  for (const elsewhere of ['Children', 'My reviews', 'All reviews', 'Results', 'Calendar'])
    await expect(page.getByRole('link', { name: elsewhere })).toHaveCount(0);
});

test('business support puts a child in the register from a notice, and the social worker sees that', async ({
  page
}) => {
  test.setTimeout(120_000);
  await signInByKeyboard(page, 'Ben Pryce');
  await press(page, 'Notices');
  await looksRight(page);
  await press(page, 'Zofia');
  await looksRight(page);
  await tabTo(page, 'IRO');
  await page.keyboard.type('Jo');
  await type(page, 'Note for the sender', 'Jo Clarke is her IRO.');
  await press(page, 'Register this child');
  await expect(page.getByText('Saved. The sender sees it.')).toBeVisible();
  await looksRight(page);
  await press(page, 'Zofia’s page');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Zofia');
  await press(page, 'Sign out');
  await signInByKeyboard(page, 'Dele Martins');
  const hers = page.getByRole('row').filter({ hasText: 'Zofia' });
  await expect(hers).toContainText('Registered');
  await expect(hers).toContainText('Jo Clarke is her IRO.');
});

/** The address with what it names taken out, so that one of each kind of page is looked at. */
const kindOf = (path: string): string =>
  path
    .replace(/\/[0-9a-f]{8}-[0-9a-f-]{27}/g, '/[id]')
    .replace(/\/(forms|register|sounds|symbols)\/[^/]+/, '/$1/[one]');

/** False for a file, which is saved and not shown. */
async function opens(page: Page, path: string): Promise<boolean> {
  try {
    await page.goto(path);
    return true;
  } catch (error) {
    if (error instanceof Error && error.message.includes('Download is starting')) return false;
    throw error;
  }
}

// An IRO’s pages are the manager’s.
for (const name of ['Maggie Doyle', 'Ben Pryce', 'Tess Nolan', 'Farah Iqbal', 'Dele Martins']) {
  test(`every kind of page that ${name}’s links lead to is right for everybody`, async ({ page }) => {
    test.setTimeout(240_000);
    await signIn(page, name);
    const seen = new Set<string>();
    const toSee = ['/staff'];
    while (toSee.length > 0) {
      const path = toSee.shift()!;
      if (seen.has(kindOf(path))) continue;
      seen.add(kindOf(path));
      await page.setViewportSize({ width: 1280, height: 800 });
      if (!(await opens(page, path))) continue;
      const links = await page
        .locator('a[href^="/staff"]')
        .evaluateAll((all) => all.map((one) => one.getAttribute('href')!));
      toSee.push(...links.map((href) => href.split(/[?#]/)[0]!));
      await looksRight(page);
      await page.setViewportSize({ width: 360, height: 740 });
      await fitsTheScreen(page);
    }
    expect(seen.size).toBeGreaterThan(1);
  });
}
