import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { locales } from '../../src/lib/i18n/locales.ts';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import { newId } from '../../src/lib/server/db/id.ts';
import { meetingPack } from '../../src/lib/server/services/meeting-pack.ts';
import { keepConsents } from '../../src/lib/server/services/pack-consents.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { aminaAndTheTeam, logged, sendViews, yesNoWords, type Team } from '../support/iro-team.ts';
import { packPage } from '../support/pack-page.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
});
afterEach(() => store.close());

const pack = () => meetingPack(store, team.jo, team.reviewId, monday);
const page = (query: string) => packPage(store, team, query);

describe('asked about first', () => {
  const worries = 'I am scared of the dark';
  const carers = 'She wakes at night';
  beforeEach(async () => {
    await sendViews(store, team.child, {
      B01: { asked: 'How is home?', choice: 'good', choices: { good: 'good' }, words: 'I like it' },
      B20: { asked: 'Is anything worrying you?', words: worries },
      B27: {
        asked: 'What shall we talk about?',
        choice: { worries: 'ask-first' },
        choices: { worries: 'my worries' }
      }
    });
    await sendViews(store, team.carer, { B20: { asked: 'Worries?', words: carers } }, monday, 'carer');
    await store.db.update(store.t.answers).set({ shared: 'meeting' });
  });
  const told = async () => JSON.stringify((await pack()).voices);
  const keep = (areas: readonly string[], who = team.jo, now = monday) =>
    keepConsents(store, who, team.reviewId, areas, now);

  test('is kept out of the room, whoever speaks of it, until the child said yes', async () => {
    expect((await pack()).askFirst).toEqual([{ area: 'WORRY', words: 'my worries', saidYes: false }]);
    for (const words of [worries, carers]) expect(await told()).not.toContain(words);
    await keep(['WORRY', 'HOME', 'nonsense']);
    expect((await pack()).askFirst[0]?.saidYes).toBe(true);
    for (const words of [worries, carers]) expect(await told()).toContain(words);
    await keep([]);
    expect(await told()).not.toContain(worries);
    const deeds = (await logged(store, team.jo.staffId)).map(({ action }) => action);
    expect(deeds.filter((action) => action.startsWith('pack.yes'))).toEqual([
      'pack.yes-said',
      'pack.yes-taken-back'
    ]);
  });

  test('a yes from before the child sent again is asked for anew', async () => {
    await keep(['WORRY']);
    await store.db
      .update(store.t.submissions)
      .set({ submittedAt: monday + 1 })
      .where(eq(store.t.submissions.audience, 'child'));
    expect((await pack()).askFirst[0]?.saidYes).toBe(false);
    expect(await told()).not.toContain(worries);
  });

  test('what is private too is not asked about', async () => {
    const marks = { 'family-time': 'private', family: 'ask-first' };
    await store.db
      .update(store.t.answers)
      .set({ choice: marks })
      .where(eq(store.t.answers.questionId, 'B27'));
    expect((await pack()).askFirst).toEqual([]);
  });

  test('only who may record the meeting says so', async () => {
    for (const who of [team.lee, team.bo]) await expect(keep(['WORRY'], who)).rejects.toThrow(NotYours);
    await keep(['WORRY'], team.kit);
    expect(await told()).toContain(worries);
  });

  test.each(locales.map(({ code }) => code))('nothing of it is printed in %s', async (language) => {
    const shown = await page(`?in=${language}`);
    const sheet = shown.slice(shown.indexOf('<div class="pack"'));
    expect(sheet).not.toContain('?/consent');
    // What the child marked stands there on the screen alone, to arrange the meeting by.
    expect(sheet.match(/<div class="wish stack-s">/)).toBeNull();
    const counts = sheet.match(/<p class="[^"]*">[^<]*: \d+<\/p>/g) ?? [];
    expect(counts.length).toBeGreaterThan(0);
    for (const count of counts) expect(count).toContain('no-print');
  });
});

describe('one page', () => {
  test('how an adult finds the process is not for the room; when and where suits the child is', async () => {
    await sendViews(
      store,
      team.carer,
      {
        F01: { asked: 'What is the child proud of?', words: 'Her badge' },
        F12a: {
          asked: 'How did the child give their views?',
          choice: 'typed',
          choices: { typed: 'I typed' }
        },
        'F13.iro': { asked: 'Does the child know how to reach Jo?', choice: 'yes', choices: yesNoWords },
        F14b: { asked: 'What place is best?', choice: 'school', choices: { school: 'At school' } }
      },
      monday,
      'carer'
    );
    await store.db.update(store.t.answers).set({ shared: 'meeting' });
    const [carer] = (await pack()).voices;
    expect(carer?.answers.map(({ questionId }) => questionId)).toEqual(['F01', 'F14b']);
    expect(carer?.heldBack).toBe(0);
  });

  test('the short one has the child’s own words and nobody else’s', async () => {
    await sendViews(store, team.child, {
      B01: { asked: 'How is home?', choice: 'good', choices: { good: 'good' }, words: 'I like it' },
      B04: { asked: 'How is school?', choice: 'good', choices: { good: 'good' } }
    });
    await sendViews(
      store,
      team.parent,
      { P05: { asked: 'What is good?', words: 'She eats well' } },
      monday,
      'parent'
    );
    await store.db.update(store.t.answers).set({ shared: 'meeting' });
    const short = await page('?length=short');
    expect(short).toContain('I like it');
    expect(short).not.toContain('How is school?');
    expect(short).not.toContain('She eats well');
    expect(await page('')).toContain('She eats well');
    expect(await page('')).toContain('How is school?');
  });

  test('last time’s decisions stand there, the done beside the undone, without what was a mistake', async () => {
    const last = newId();
    const whose = { childId: team.childId, iroId: team.iroId };
    await store.db
      .insert(store.t.reviews)
      .values({ id: last, ...whose, heldOn: '2026-06-01', createdAt: monday, updatedAt: monday });
    const add = async (words: string, state: string, more: object = {}) => {
      const id = newId();
      await store.db.insert(store.t.decisions).values({
        id,
        reviewId: last,
        childId: team.childId,
        position: 0,
        words: store.vault.seal(words, `decisions.words:${id}`),
        owner: store.vault.seal('Priya', `decisions.owner:${id}`),
        dueOn: '2026-07-01',
        state,
        recordedBy: team.iroId,
        recordedAt: monday,
        ...more
      });
    };
    await add('Swimming', 'done');
    await add('A lock', 'part');
    await add('Nothing', 'open', { withdrawnAt: monday });
    const { agreed } = await pack();
    expect(agreed).toMatchObject([
      { words: 'Swimming', owner: 'Priya', dueOn: '2026-07-01', state: 'done' },
      { words: 'A lock', state: 'part' }
    ]);
    const shown = await page('');
    expect(shown).toContain('Partly done');
    expect(shown).not.toContain('Nothing was agreed');
  });
});
