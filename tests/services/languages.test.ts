import { afterEach, beforeEach, expect, test } from 'vitest';
import { enter } from '../../src/lib/server/auth/entry.ts';
import { readConfig } from '../../src/lib/server/config.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { findByToken, createInvitation } from '../../src/lib/server/services/invitations.ts';
import { changeLanguage, isLanguageChecked, languageOf } from '../../src/lib/server/services/languages.ts';
import { changeSent } from '../../src/lib/server/services/sending.ts';
import { saveSettings } from '../../src/lib/server/services/settings.ts';
import { submissionsOf } from '../../src/lib/server/services/submissions.ts';
import { begin, sendViews } from '../support/answering.ts';
import { browser } from '../support/browser.ts';
import { aminaAndHers, monday, type People } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

let store: Store;
let amina: People;
beforeEach(async () => {
  store = await testStore();
  amina = await aminaAndHers(store);
});
afterEach(() => store.close());

const languageOfDraft = async () => (await submissionsOf(store, amina.child, 'views')).draft?.language;

test('English is checked; another language when the council says so, and no longer when it takes it back', async () => {
  expect(await isLanguageChecked(store, 'en')).toBe(true);
  expect(await isLanguageChecked(store, 'ar')).toBe(false);
  const save = (languagesChecked: string) =>
    saveSettings(store, readConfig({}).words, { languagesChecked }, amina.iroId, monday);
  expect(await save('pl ar')).toMatchObject({ ok: true });
  expect(await isLanguageChecked(store, 'ar')).toBe(true);
  expect(await isLanguageChecked(store, 'uk')).toBe(false);
  await save('pl');
  expect(await isLanguageChecked(store, 'ar')).toBe(false);
  expect(await save('<b>')).toMatchObject({ ok: false });
});

test('a change is for this person’s pages and what they are writing, and leaves a trace', async () => {
  await begin(store, amina.child);
  await changeLanguage(store, amina.child, 'ar', monday);
  expect(await languageOf(store, amina.child)).toBe('ar');
  expect(await languageOf(store, amina.parent)).toBe('en');
  expect(await languageOfDraft()).toBe('ar');
  const events = await store.db.select().from(store.t.events);
  expect(events.map((event) => event.action)).toContain('language.changed');
});

test('what was sent keeps its language; opened again, it goes on in the one chosen since', async () => {
  await sendViews(store, amina.child);
  await changeLanguage(store, amina.child, 'ar', monday);
  expect((await submissionsOf(store, amina.child, 'views')).sent?.language).toBe('en');
  await changeSent(store, amina.child, monday);
  expect(await languageOfDraft()).toBe('ar');
});

test('a language chosen before coming in is kept with the invitation, unless it does not ship', async () => {
  const made = await createInvitation(
    store,
    { reviewId: amina.reviewId, audience: 'child', createdBy: amina.iroId },
    monday
  );
  const come = async (language: string | null) => {
    const found = await findByToken(store, made.token, monday);
    if (found.state !== 'open') throw new Error(found.state);
    const { cookies } = browser().at(store, monday);
    const locals = { store, now: monday, config: readConfig({}) };
    await enter({ cookies, locals }, found.invitation, language);
    return languageOf(store, { ...amina.child, invitationId: made.id });
  };
  expect(await come(null)).toBe('en');
  expect(await come('xx')).toBe('en');
  expect(await come('ar')).toBe('ar');
});
