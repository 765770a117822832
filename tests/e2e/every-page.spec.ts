/**
 * Every page that a child, parent or carer can come to, in every language that ships and every band: nothing that axe
 * finds, nothing wider than a small telephone.
 */
import { expect, test } from '@playwright/test';
import { forms } from '../../src/lib/forms/registry.ts';
import { locales } from '../../src/lib/i18n/locales.ts';
import { openHouse, type House } from './forms/house.ts';
import { letIn, openEveryPage, pathsOf, questionPath } from './forms/pages.ts';
import { problemsOf } from './forms/problems.ts';

test.describe.configure({ mode: 'parallel' });
test.use({ javaScriptEnabled: true });

let house: House;
test.beforeAll(async () => {
  house = await openHouse();
});
test.afterAll(() => house.close());

/** Pages beside the questions are the same for all forms of one size and audience: these forms show them in every language. */
const showTheRest = new Set(['child-symbol', 'child-4-7', 'child-8-11', 'child-12-15', 'parent']);
const isQuestion = (path: string): boolean => /\/(questions|rating)\/./.test(path);

for (const { code, dir } of locales) {
  const inFull = code === 'en' || dir === 'rtl';
  for (const form of forms) {
    test(`${form.id} in ${code}`, async ({ page }) => {
      test.setTimeout(240_000);
      const reader = await house.reader(form, code);
      await letIn(page.context(), house, reader);
      const found: string[] = [];
      const seen = new Set<string>();
      for (let round = 0, rounds = 1; round < rounds; round += 1) {
        rounds = await openEveryPage(house, reader, code, round);
        for (const path of pathsOf(form)) {
          if (seen.has(path) || !(inFull || showTheRest.has(form.id) || isQuestion(path))) continue;
          await page.goto(house.origin + path);
          const at = new URL(page.url()).pathname;
          if (seen.has(at)) continue;
          seen.add(at);
          // Colours do not depend on words: they are measured once for each direction of writing.
          found.push(...(await problemsOf(page, { lang: code, dir }, { colours: inFull })));
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
