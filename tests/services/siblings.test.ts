import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/lib/server/db/store.ts';
import { calendarOf } from '../../src/lib/server/services/calendar.ts';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import { saveChild, type ChildForm } from '../../src/lib/server/services/child-edits.ts';
import { myReviews } from '../../src/lib/server/services/my-reviews.ts';
import { savePlan } from '../../src/lib/server/services/review-plans.ts';
import { addSibling, removeSibling, siblingsOf } from '../../src/lib/server/services/siblings.ts';
import { aminaAndTheTeam, cover, logged, type Team } from '../support/iro-team.ts';
import { monday } from '../support/respondents.ts';
import { eachStore } from '../support/store.ts';

eachStore('brothers and sisters', (open) => {
  let store: Store;
  let team: Team;
  beforeEach(async () => {
    store = await open();
    team = await aminaAndTheTeam(store);
  });

  const form: ChildForm = {
    localId: '',
    firstName: '',
    nickname: '',
    dateOfBirth: '2014-06-01',
    iroId: '',
    language: 'English',
    communication: 'words',
    printSize: 'ordinary',
    needs: '',
    interpreter: '',
    contact: '',
    noReminders: false,
    lookedAfterSince: '2026-01-12',
    ceasedOn: null,
    cycle: 'standard',
    cycleStartedOn: null
  };

  async function child(firstName: string, iroId: string, meetingOn = '', more: Partial<ChildForm> = {}) {
    const facts = { ...form, localId: `L-${firstName}`, firstName, iroId, ...more };
    const saved = await saveChild(store, team.kit, null, facts, monday);
    if (!saved.ok) throw new Error(JSON.stringify(saved.problems));
    const plan = { meetingOn, meetingTime: '', placeKind: '', place: '' };
    if (meetingOn !== '') await savePlan(store, team.kit, saved.id, plan, monday);
    return saved.id;
  }

  const link = (viewer: Team['jo'], localId: string, placed = 'apart', childId = team.childId) =>
    addSibling(store, viewer, childId, { localId, placed }, monday);
  const seen = (viewer: Team['jo'], childId = team.childId, on: string | null = '2026-12-03') =>
    siblingsOf(store, viewer, { childId, on }, monday);

  describe('a link', () => {
    it('is shown on both sides, stored once with the smaller id first, and logged for both', async () => {
      const yusuf = await child('Yusuf', team.iroId);
      expect(await link(team.jo, 'L-Yusuf')).toMatchObject({ ok: true });
      expect((await seen(team.jo)).lines).toMatchObject([
        { child: { id: yusuf, name: 'Yusuf', age: 12, placed: 'apart' }, iroName: 'Jo Clarke' }
      ]);
      expect((await seen(team.jo, yusuf)).lines).toMatchObject([{ child: { name: 'Amina' } }]);
      const [row, ...more] = await store.db.select().from(store.t.siblings);
      expect(more).toEqual([]);
      expect(row!.childId < row!.siblingId).toBe(true);
      expect((await logged(store, team.jo.staffId)).map(({ action }) => action)).toEqual([
        'sibling.linked',
        'sibling.linked'
      ]);
    });

    it('cannot be made twice, from either side, or with the child alone', async () => {
      const yusuf = await child('Yusuf', team.iroId);
      await link(team.jo, 'L-Yusuf');
      const again = { ok: false, problems: { localId: 'They are linked already.' } };
      expect(await link(team.jo, 'L-Yusuf')).toEqual(again);
      expect(await link(team.jo, 'L-Amina', 'apart', yusuf)).toEqual(again);
      expect(await link(team.jo, 'L-Amina')).toEqual({
        ok: false,
        problems: { localId: 'This is the child’s own number.' }
      });
    });

    it('needs a number and a placing', async () => {
      expect(await link(team.jo, '', 'elsewhere')).toEqual({
        ok: false,
        problems: {
          localId: 'Write the council’s number of the brother or sister.',
          placed: 'Say whether they live together.'
        }
      });
    });

    it('is taken away on both sides, and only from a child it belongs to', async () => {
      const yusuf = await child('Yusuf', team.iroId);
      const other = await child('Zoe', team.iroId);
      await link(team.jo, 'L-Yusuf');
      const { id } = (await seen(team.jo)).lines[0]!;
      await removeSibling(store, team.jo, other, id, monday);
      expect((await seen(team.jo)).lines).toHaveLength(1);
      await removeSibling(store, team.jo, yusuf, id, monday);
      expect((await seen(team.jo)).lines).toEqual([]);
    });
  });

  describe('a child of another caseload', () => {
    it('is told like a number that nobody has, but for those who see the whole register', async () => {
      await child('Secret', team.lee.staffId);
      expect(await link(team.jo, 'L-Secret')).toEqual(await link(team.jo, 'L-Nobody'));
      expect(await link(team.kit, 'L-Nobody')).toEqual({
        ok: false,
        problems: { localId: 'No child in the register has this number.' }
      });
      expect(await link(team.bo, 'L-Secret')).toMatchObject({ ok: true });
      // Linked or not, an IRO learns nothing from the number.
      expect(await link(team.jo, 'L-Secret')).toEqual(await link(team.jo, 'L-Nobody'));
    });

    it('is a fact with the name of the IRO, and never a name, a day or a link', async () => {
      const secret = await child('Secret', team.lee.staffId, '2026-12-04');
      await link(team.kit, 'L-Secret', 'together');
      const shown = await seen(team.jo);
      expect(shown).toEqual({
        lines: [{ id: expect.any(String) as string, child: null, iroName: 'Lee Park', lookedAfter: true }],
        alsoDue: []
      });
      expect(JSON.stringify(shown)).not.toContain(secret);
      expect((await seen(team.lee, secret, '2026-12-04')).lines).toMatchObject([
        { child: null, iroName: 'Jo Clarke' }
      ]);
      expect((await seen(team.kit)).lines).toMatchObject([{ child: { name: 'Secret' } }]);
      await cover(store, team.lee.staffId, team.jo, '2026-11-16', '2026-11-16');
      expect((await seen(team.jo)).lines).toMatchObject([{ child: { name: 'Secret' } }]);
    });

    it('cannot be read or linked from by another IRO', async () => {
      const secret = await child('Secret', team.lee.staffId);
      await expect(seen(team.jo, secret)).rejects.toThrow(NotYours);
      await expect(link(team.jo, 'L-Amina', 'apart', secret)).rejects.toThrow(NotYours);
      await expect(removeSibling(store, team.jo, secret, 'any', monday)).rejects.toThrow(NotYours);
      await expect(seen({ ...team.kit, role: 'participation' })).rejects.toThrow(NotYours);
    });
  });

  describe('reviews near each other', () => {
    const month = { month: '2026-12', iroId: null } as const;
    const all = { show: 'all', later: true, iroId: null } as const;

    it('are said on the child’s page, in the calendar and in the list of reviews', async () => {
      const yusuf = await child('Yusuf', team.iroId, '2026-12-10', { nickname: 'Yuyu' });
      await child('Zoe', team.iroId, '2026-12-31');
      await link(team.jo, 'L-Yusuf');
      await link(team.jo, 'L-Zoe');
      const near = [{ childId: yusuf, name: 'Yuyu', on: '2026-12-10' }];
      expect((await seen(team.jo)).alsoDue).toEqual(near);
      const { lines } = await calendarOf(store, team.jo, month, monday);
      expect(lines.map(({ name, alsoDue }) => [name, alsoDue.map((one) => one.name)])).toEqual([
        ['Amina', ['Yuyu']],
        ['Yuyu', ['Amina']],
        ['Zoe', []]
      ]);
      const { coming } = await myReviews(store, team.jo, all, monday);
      expect(coming.find((row) => row.name === 'Amina')?.alsoDue).toEqual(near);
    });

    it('are not said of a review that was held, or of a child who has left care', async () => {
      const yusuf = await child('Yusuf', team.iroId, '2026-12-10');
      await link(team.jo, 'L-Yusuf');
      await store.db.update(store.t.children).set({ ceasedOn: '2026-11-01' });
      expect((await seen(team.jo)).alsoDue).toEqual([]);
      expect((await seen(team.jo)).lines).toMatchObject([{ lookedAfter: false, child: { id: yusuf } }]);
      await store.db.update(store.t.children).set({ ceasedOn: null });
      await store.db.update(store.t.reviews).set({ heldOn: '2026-11-10' });
      expect((await seen(team.jo)).alsoDue).toEqual([]);
    });

    it('name a child of another caseload only to who sees it, also when one IRO’s are asked for', async () => {
      await child('Secret', team.lee.staffId, '2026-12-04');
      await link(team.kit, 'L-Secret');
      const of = async (viewer: Team['jo'], iroId: string | null) => {
        const { lines } = await calendarOf(store, viewer, { ...month, iroId }, monday);
        return lines.find((line) => line.name === 'Amina')?.alsoDue.map((one) => one.name);
      };
      expect(await of(team.jo, null)).toEqual([]);
      expect(await of(team.kit, null)).toEqual(['Secret']);
      expect(await of(team.kit, team.iroId)).toEqual(['Secret']);
      expect(await of(team.bo, team.iroId)).toEqual(['Secret']);
    });
  });
});
