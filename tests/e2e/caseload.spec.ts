/**
 * A caseload of ninety children: what cannot wait until tomorrow stands on the first screen, each line leads to its
 * child, and the page's figures are those of the register, counted a second way in the database itself.
 */
import Sqlite from 'better-sqlite3';
import { expect, test, type Page } from '@playwright/test';
import { dayOf } from '../../src/lib/domain/day.ts';
import { addWorkingDays } from '../../src/lib/domain/working-day.ts';
import { looksRight } from './support/axe.ts';
import { signIn } from './support/people.ts';
import { serverFolder } from './support/place.ts';

const screen = { width: 1280, height: 800 };
test.use({ viewport: screen });

/** Jo's caseload as the tables have it. */
function counted() {
  const database = new Sqlite(`${serverFolder}/database/heard.db`, { readonly: true });
  try {
    const one = (query: string, ...values: readonly string[]) =>
      database.prepare<unknown[], { n: number }>(query).get(...values)?.n ?? 0;
    const jo = database.prepare<[], { id: string }>("select id from staff where name = 'Jo Clarke'").get()!
      .id;
    const days = database.prepare<[], { day: string }>('select day from bank_holidays').all();
    const today = dayOf(Date.now());
    const until = addWorkingDays(today, 20, new Set(days.map(({ day }) => day)));
    const ofJo = 'c.iro_id = ?';
    const join = 'from reviews r join children c on c.id = r.child_id';
    return {
      children: one('select count(*) n from children where iro_id = ? and ceased_on is null', jo),
      ahead: one(
        `select count(*) n ${join} where ${ofJo} and r.held_on is null and r.cancelled_at is null
         and r.meeting_on >= ? and r.meeting_on <= ?`,
        jo,
        today,
        until
      ),
      worries: one(
        `select count(*) n from submissions s join reviews r on r.id = s.review_id join children c on c.id = r.child_id
         where ${ofJo} and s.worry = 1 and s.submitted_at is not null
         and not exists (select 1 from triages t where t.submission_id = s.id)`,
        jo
      )
    };
  } finally {
    database.close();
  }
}

test('an IRO with ninety children finds what today needs on the first screen, and true figures', async ({
  page
}) => {
  test.setTimeout(120_000);
  await signIn(page, 'Jo Clarke');
  await looksRight(page);
  const lines = page.locator('#today li');
  expect(await lines.count()).toBeGreaterThanOrEqual(5);
  for (let n = 0; n < 5; n += 1) {
    const box = (await lines.nth(n).boundingBox())!;
    expect(box.y + box.height, `line ${String(n + 1)} is on the first screen`).toBeLessThanOrEqual(
      screen.height
    );
  }
  const ways = await lines.evaluateAll((found) =>
    found.map((line) => ({
      // What is folded into one line may grow while other stories run.
      name: line.querySelector('b')!.textContent.replace(/, \d+$|^\d+ /, ''),
      href: line.querySelector('a')!.getAttribute('href')!
    }))
  );
  for (const { name, href } of ways) {
    await page.goto(href);
    await expect(page.locator('main'), href).toContainText(name);
  }
  await agreesWithTheRegister(page);
});

async function agreesWithTheRegister(page: Page): Promise<void> {
  // Other stories use the same council at the same time: what they change between the two counts is counted again.
  await expect(async () => {
    await page.goto('/staff');
    const { children, ahead, worries } = counted();
    expect(children).toBeGreaterThanOrEqual(90);
    const main = page.locator('main');
    await expect(main).toContainText(`${String(children)} children`, { timeout: 1000 });
    const reviews = `${String(ahead)} reviews in the next 20 working days`;
    await expect(main).toContainText(reviews, { timeout: 1000 });
    expect(
      await page
        .locator('#eyes .worry')
        .filter({ has: page.locator('q') })
        .count()
    ).toBeGreaterThanOrEqual(worries);
    await page.goto('/staff/children');
    await expect(main).toContainText(`${String(children)} children`, { timeout: 1000 });
  }).toPass({ timeout: 30_000 });
}
