/**
 * Every page that a child, parent or carer can come to, in every language that ships and every band: nothing that axe
 * finds, nothing wider than a small telephone.
 */
import { expect, test } from '@playwright/test';
import { forms } from '../../src/lib/forms/registry.ts';
import { locales } from '../../src/lib/i18n/locales.ts';
import { openHouse, type House } from './forms/house.ts';
import { letIn, openEveryPage, pathsOf, questionPath } from './forms/pages.ts';
import { fitProblems, problemsOf } from './forms/problems.ts';

test.describe.configure({ mode: 'parallel' });
test.use({ javaScriptEnabled: true });

let house: House;
test.beforeAll(async () => {
  house = await openHouse();
});
test.afterAll(() => house.close());

/**
 * What axe looks at is the same in every language that is written from the left, but for the words: there one child's and
 * one adult's form stand for all, and every page must fit the screen and say its language.
 */
const axeForms = new Set(['child-4-7', 'parent']);

for (const { code, dir } of locales) {
  for (const form of forms) {
    const withAxe = code === 'en' || dir === 'rtl' || axeForms.has(form.id);
    test(`${form.id} in ${code}`, async ({ page }) => {
      test.setTimeout(240_000);
      const reader = await house.reader(form, code);
      await letIn(page.context(), house, reader);
      const found: string[] = [];
      const seen = new Set<string>();
      for (let round = 0, rounds = 1; round < rounds; round += 1) {
        rounds = await openEveryPage(house, reader, code, round);
        for (const path of pathsOf(form)) {
          if (seen.has(path)) continue;
          await page.goto(house.origin + path);
          const at = new URL(page.url()).pathname;
          if (seen.has(at)) continue;
          seen.add(at);
          found.push(...(await (withAxe ? problemsOf : fitProblems)(page, { lang: code, dir })));
        }
      }
      expect(found).toEqual([]);
      const asked = form.pages.map(({ id }) => questionPath(form, id));
      expect(
        asked.filter((path) => !seen.has(path)),
        'never asked'
      ).toEqual([]);
    });
  }
}
