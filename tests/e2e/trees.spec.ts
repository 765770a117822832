/**
 * What a screen reader is given for each kind of answer, recorded in `trees/`. A change of it is looked at by a person:
 * `npx playwright test -c tests/e2e/playwright.config.ts trees --update-snapshots` writes the new one.
 */
import { expect, test } from '@playwright/test';
import type { FormDefinition, QuestionKind } from '../../src/lib/forms/definition.ts';
import { forms } from '../../src/lib/forms/registry.ts';
import { openHouse, type House } from './forms/house.ts';
import { letIn, openEveryPage, questionPath } from './forms/pages.ts';

test.use({ javaScriptEnabled: true });

let house: House;
test.beforeAll(async () => {
  house = await openHouse();
});
test.afterAll(() => house.close());

/** The first question of each kind that stands alone on a page, in the order of the forms. */
function firstOfEach(): Map<QuestionKind, { form: FormDefinition; page: string }> {
  const found = new Map<QuestionKind, { form: FormDefinition; page: string }>();
  for (const form of forms.filter(({ purpose }) => purpose === 'views')) {
    for (const { id, questions, forHelper } of form.pages) {
      const kind = questions[0]?.kind;
      if (kind && questions.length === 1 && !forHelper && !found.has(kind))
        found.set(kind, { form, page: id });
    }
  }
  return found;
}

for (const [kind, { form, page: id }] of firstOfEach()) {
  test(`${kind}, as ${form.id} asks it`, async ({ page }) => {
    const reader = await house.reader(form);
    await letIn(page.context(), house, reader);
    await openEveryPage(house, reader, 'en', 0);
    await page.goto(house.origin + questionPath(form, id));
    await expect(page.locator('main')).toMatchAriaSnapshot({ name: `${kind}.aria.yml` });
  });
}

test('every kind of answer has its recording', () => {
  const kinds = new Set(
    forms.flatMap((form) => form.pages.flatMap((page) => page.questions.map(({ kind }) => kind)))
  );
  expect([...kinds].filter((kind) => !firstOfEach().has(kind))).toEqual([]);
});
