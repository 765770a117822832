import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/lib/server/db/store.ts';
import { newId } from '../../src/lib/server/db/id.ts';
import { meetingPack } from '../../src/lib/server/services/meeting-pack.ts';
import { childMeant, childrenMeant, readingLog } from '../../src/lib/server/services/reading-log.ts';
import { readViews } from '../../src/lib/server/services/views.ts';
import { aminaAndTheTeam, sendViews, type Team } from '../support/iro-team.ts';
import { aminaAndHers, monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

const day = 86_400_000;
let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
});
afterEach(() => store.close());

const ofAmina = (more = {}) => readingLog(store, { childId: team.childId, staffId: '', ...more });

/** Readings by Lee, one every second day, several at the same instant. */
async function addReadings(count: number): Promise<void> {
  await store.db.insert(store.t.events).values(
    Array.from({ length: count }, (_, n) => ({
      id: newId(),
      at: monday - Math.floor(n / 4) * day,
      actorKind: 'staff',
      actorId: team.lee.staffId,
      action: `deed.${n}`,
      childId: team.childId,
      subjectId: null
    }))
  );
}

describe('the log', () => {
  test('goes on page by page, each entry once, the newest first', async () => {
    await addReadings(250);
    const seen: string[] = [];
    let before: string | null = null;
    let pages = 0;
    do {
      const page = await readingLog(store, { childId: null, staffId: team.lee.staffId, before });
      seen.push(...page!.entries.map(({ id }) => id));
      before = page!.older;
      pages += 1;
    } while (before !== null);
    expect([pages, seen.length, new Set(seen).size]).toEqual([3, 250, 250]);
  });

  test('of some days counts both of them', async () => {
    await addReadings(20);
    const page = await ofAmina({ from: '2026-11-14', to: '2026-11-15' });
    expect(page?.entries).toHaveLength(8);
    expect((await ofAmina({ before: 'nonsense' }))?.entries.length).toBeGreaterThanOrEqual(20);
  });

  test('says whose words were read, for which review, and on which page', async () => {
    await sendViews(store, team.child, { B01: { asked: 'How?', choice: 'good' } });
    await readViews(store, team.jo, team.reviewId, monday + 1);
    await meetingPack(store, team.jo, team.reviewId, monday + 2);
    const { reviews } = store.t;
    const [review] = await store.db.select().from(reviews);
    const page = await ofAmina();
    const read = page!.entries.filter(({ who }) => who === 'Jo Clarke');
    expect(read.map(({ action, whose }) => [action, whose])).toEqual([
      ['pack.read', 'child'],
      ['answers.read', 'child']
    ]);
    expect(read[0]?.reviewOn).toBe(review?.heldOn ?? review?.meetingOn ?? review?.dueOn);
  });
});

describe('whose log', () => {
  test('is found by number, or by a part of the name', async () => {
    await aminaAndHers(store, 'Aminata');
    const names = async (search: string) =>
      (await childrenMeant(store, team.kit, search, monday)).map(({ name }) => name).sort();
    expect(await names('L-Amina')).toEqual(['Amina']);
    expect(await names('amin')).toEqual(['Amina', 'Aminata']);
    expect(await names('nobody')).toEqual([]);
    expect(await names('')).toEqual([]);
    expect(await childMeant(store, team.childId)).toMatchObject({ name: 'Amina' });
    expect(await childMeant(store, 'no-such')).toBeNull();
  });
});
