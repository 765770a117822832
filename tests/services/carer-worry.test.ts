import { afterEach, beforeEach, expect, test } from 'vitest';
import { readPage } from '../../src/lib/forms/answers.ts';
import { form, questionCalled } from '../../src/lib/forms/registry.ts';
import { formsOnPaper, paperDesk } from '../../src/lib/server/services/paper-desk.ts';
import { nextToType, saveTyped, sendTyped, startTyping } from '../../src/lib/server/services/paper-entry.ts';
import { alertStaff } from '../../src/lib/server/services/staff-alerts.ts';
import { formContextFor } from '../../src/lib/server/services/form-context.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { aminaAndTheTeam, type Team } from '../support/iro-team.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
});
afterEach(() => store.close());

const paper = () => ({ reviewId: team.reviewId, who: team.carer.connectionId! });

test.each(['carer', 'carer 1'])(
  'a yes to missing, hurt or an allegation on the paper %s is told at once',
  async (formId) => {
    await startTyping(store, team.jo, paper(), { formId, language: 'en' }, monday);
    expect(await nextToType(store, team.jo, paper(), monday)).toBe('f01');
    const version = formId === 'carer' ? 2 : 1;
    const page = form('carer', version)!.pages.find(({ id }) => id === 'f06')!;
    const posted = new FormData();
    posted.set('F06', 'yes');
    posted.set('do', 'next');
    const read = readPage(page, posted, await formContextFor(store, team.carer, 'en'));
    if (!read.ok) throw new Error('not read');
    await saveTyped(store, team.jo, paper(), { page, values: read.values }, monday);
    await sendTyped(store, team.jo, paper(), null, monday);
    const [row] = await store.db.select().from(store.t.submissions);
    expect([row?.worry, row?.formVersion]).toEqual([true, version]);
    expect(await alertStaff(store, 'https://h', monday)).toBe(2);
  }
);

test('what was printed before the newest version can be typed in; the printed form stands first', async () => {
  const { forms, printed } = await formsOnPaper(
    store,
    await paperDesk(store, team.jo, paper(), monday),
    monday
  );
  expect(printed).toBe('carer');
  expect(forms.map(({ value, version }) => [value, version])).toEqual([
    ['carer', 2],
    ['carer 1', 1],
    ['observation-under-4', 2],
    ['observation-under-4 1', 1]
  ]);
});

test('version 1 asks word for word what it asked, and told that the answer may be said in the meeting', () => {
  const asked = (version: number) =>
    form('carer', version)!.pages.map(({ questions }) =>
      questions.map(({ id, words, hint }) => [id, words, hint])
    );
  expect(asked(1)).toEqual(asked(2));
  const f06 = (version: number) =>
    form('carer', version)!
      .pages.flatMap((page) => page.questions)
      .find(({ id }) => id === 'F06');
  expect([f06(1)?.iroOnly, f06(2)?.iroOnly]).toEqual([undefined, true]);
  expect(questionCalled('F06')?.iroOnly).toBe(true);
  // What else was for the IRO alone was so before.
  expect(
    form('carer', 1)!
      .pages.flatMap((page) => page.questions)
      .find(({ id }) => id === 'F15')?.iroOnly
  ).toBe(true);
});
