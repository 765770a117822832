import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../src/lib/server/db/id.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { applyLoad, planLoad, type SourceFile } from '../../src/lib/server/services/register.ts';
import { episodes, header, iro, now, reviews, told } from '../support/register-files.ts';
import { eachStore } from '../support/store.ts';

eachStore('the register', (open, kind) => {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });

  async function load(...files: SourceFile[]) {
    return applyLoad(store, await planLoad(store, files, now), { keepGood: true });
  }

  const all = {
    children: () => store.db.select().from(store.t.children),
    reviews: () => store.db.select().from(store.t.reviews).orderBy(store.t.reviews.heldOn),
    episodes: () => store.db.select().from(store.t.episodes).orderBy(store.t.episodes.startedOn)
  };

  describe('the return’s own files', () => {
    const files = [
      header('101,2,04/09/2016,WBRI,A1,0,', '102,1,01/02/2012,WBRI,A2,0,'),
      episodes('101,05/01/2026,S,C1,U1,20/03/2026', '101,20/03/2026,L,C2,U1,', '102,01/03/2020,S,V2,U1,'),
      reviews('101,04/09/2016,30/01/2026,PN6', '101,04/09/2016,14/05/2026,PN1', '102,01/02/2012,01/10/2026,')
    ];

    it('says what would change and writes nothing', async () => {
      const plan = await planLoad(store, files, now);
      expect(plan.counts).toMatchObject({
        children: { added: 2, changed: 0, same: 0 },
        episodes: { added: 3 },
        held: { added: 3 },
        planned: { added: 0 }
      });
      expect(plan.badRows).toBe(0);
      expect(await all.children()).toEqual([]);
    });

    it('loads children, since when they are looked after, and what was due when', async () => {
      await load(...files);
      const [ava] = (await all.children()).filter((child) => child.localId === '101');
      expect(ava).toMatchObject({
        dateOfBirth: '2016-09-04',
        lookedAfterSince: '2026-01-05',
        ceasedOn: null,
        cycle: 'standard',
        language: 'en'
      });
      const hers = (await all.reviews()).filter((review) => review.childId === ava?.id);
      expect(hers.map(({ heldOn, dueOn, participationCode }) => [heldOn, dueOn, participationCode])).toEqual([
        ['2026-01-30', '2026-02-02', 'PN6'],
        ['2026-05-14', '2026-04-30', 'PN1']
      ]);
      // The first review known of a child looked after since 2020 is not the first review: what was due is not known.
      const [last] = (await all.reviews()).slice(-1);
      expect(last).toMatchObject({ heldOn: '2026-10-01', dueOn: null, participationCode: null });
    });

    it('changes nothing when loaded again, together or one by one', async () => {
      await load(...files);
      const before = [await all.children(), await all.reviews(), await all.episodes()];
      expect(await load(...files)).toMatchObject({ applied: true, written: 0 });
      for (const file of files)
        expect(await load(file)).toMatchObject({ applied: true, written: 0, left: 0 });
      expect([await all.children(), await all.reviews(), await all.episodes()]).toEqual(before);
    });

    it('brings later changes in', async () => {
      await load(...files);
      const result = await load(
        episodes('102,01/03/2020,S,V2,U1,02/11/2026'),
        reviews('102,01/02/2012,01/10/2026,PN5')
      );
      expect(result).toMatchObject({
        counts: { children: { changed: 1 }, episodes: { changed: 1 }, held: { changed: 1, added: 0 } }
      });
      expect((await all.children()).find((child) => child.localId === '102')).toMatchObject({
        ceasedOn: '2026-11-02'
      });
      expect((await all.reviews()).at(-1)).toMatchObject({ participationCode: 'PN5' });
    });

    it('keeps no ethnicity, pupil number or mother', async () => {
      await load(...files);
      expect(JSON.stringify(await all.children())).not.toMatch(/WBRI|"A1"/);
    });
  });

  describe('cycles from episodes', () => {
    it.each([
      [
        'placed for adoption',
        ['101,01/02/2026,S,C2,U1,01/06/2026', '101,01/06/2026,P,E1,A5,'],
        { cycle: 'adoption', cycleStartedOn: '2026-06-01' }
      ],
      [
        'authority to place',
        ['101,01/02/2026,S,C2,U1,01/06/2026', '101,01/06/2026,L,E1,U1,'],
        { cycle: 'adoption-authority', cycleStartedOn: '2026-06-01' }
      ],
      [
        'short breaks',
        ['101,01/02/2026,S,V4,R1,03/02/2026', '101,01/03/2026,S,V4,R1,'],
        { cycle: 'short-breaks', cycleStartedOn: '2026-03-01' }
      ],
      [
        'back in care after a gap',
        ['101,01/02/2024,S,C2,U1,01/06/2024', '101,01/03/2026,S,C2,U1,'],
        { cycle: 'standard', lookedAfterSince: '2026-03-01' }
      ]
    ])('%s', async (_, rows, expected) => {
      await load(header('101,2,04/09/2016,,,,'), episodes(...rows));
      expect((await all.children())[0]).toMatchObject(expected);
    });

    it('a start day put right by hand stands while the cycle is the same', async () => {
      const files = [
        header('101,2,04/09/2016,,,,'),
        episodes('101,01/02/2026,S,C2,U1,01/06/2026', '101,01/06/2026,P,E1,A5,')
      ];
      await load(...files);
      await store.db.update(store.t.children).set({ cycleStartedOn: '2026-06-03' });
      expect(await load(...files)).toMatchObject({ written: 0 });
      await load(episodes('101,01/06/2026,P,E1,A5,01/09/2026', '101,01/09/2026,P,C2,U1,'));
      expect((await all.children())[0]).toMatchObject({ cycle: 'standard', cycleStartedOn: null });
    });
  });

  describe('rows that do not fit together', () => {
    it('names a review whose child is nowhere, and one whose date of birth differs', async () => {
      const plan = await planLoad(
        store,
        [
          header('101,2,04/09/2016,,,,'),
          reviews('101,05/09/2016,14/05/2026,PN1', '999,04/09/2016,14/05/2026,PN1')
        ],
        now
      );
      expect(told(plan)).toEqual([
        'reviews.csv:2:DOB stops The date of birth does not agree: the Header or register says 04/09/2016 (INT17).',
        'reviews.csv:3:CHILD stops Child 999 is in no Header or register row that could be read, and is not here yet (INT08).'
      ]);
      expect(plan.badRows).toBe(2);
    });

    it('notes short breaks, which stay out of the return', async () => {
      const plan = await planLoad(
        store,
        [
          header('101,2,04/09/2016,,,,'),
          episodes('101,01/02/2026,S,V4,R1,'),
          reviews('101,04/09/2016,14/05/2026,PN1')
        ],
        now
      );
      expect(told(plan)).toEqual([
        'reviews.csv:2:CHILD notes All legal statuses of this child are V3 or V4 (short breaks), so these reviews stay out of the return (rule 399).'
      ]);
    });

    it('never overrules a code that the IRO confirmed here', async () => {
      const files = [header('101,2,04/09/2016,,,,'), reviews('101,04/09/2016,14/05/2026,PN1')];
      await load(...files);
      const [review] = await all.reviews();
      const staffId = await iro(store, 'Jo Clarke', 'jo@example.org');
      await store.db.insert(store.t.codeDecisions).values({
        id: newId(),
        reviewId: review!.id,
        proposed: 'PN1',
        reasons: [],
        confirmed: 'PN1',
        confirmedBy: staffId,
        confirmedAt: now
      });
      const plan = await planLoad(store, [reviews('101,04/09/2016,14/05/2026,PN6')], now);
      expect(told(plan)).toEqual([
        'reviews.csv:2:REVIEW_CODE stops The IRO confirmed PN1 here and the file says PN6. Change it on the page of the review.'
      ]);
    });

    it('with bad rows keeps the good ones or nothing, as the person chooses', async () => {
      const files = [header('101,2,04/09/2016,,,,', '102,2,31/02/2016,,,,')];
      const plan = await planLoad(store, files, now);
      expect(await applyLoad(store, plan, { keepGood: false })).toMatchObject({ applied: false });
      expect(await all.children()).toEqual([]);
      expect(await applyLoad(store, plan, { keepGood: true })).toMatchObject({ applied: true, left: 1 });
      expect(await all.children()).toHaveLength(1);
    });
  });

  describe.runIf(kind === 'sqlite')('a whole council', () => {
    it('loads 2,700 children and 12,600 reviews once and, the second time, changes nothing', async () => {
      const children = Array.from({ length: 2700 }, (_, n) => ({
        id: String(100000 + n),
        born: `${String((n % 28) + 1).padStart(2, '0')}/03/${2009 + (n % 10)}`
      }));
      const held = children.flatMap((child, n) =>
        Array.from(
          { length: n < 1800 ? 5 : 4 },
          (_, k) =>
            `${child.id},${child.born},${String((n % 27) + 1).padStart(2, '0')}/${String(1 + 2 * k).padStart(2, '0')}/2025,PN${1 + ((n + k) % 7)}`
        )
      );
      expect(held).toHaveLength(12_600);
      const files = [
        header(...children.map((child) => `${child.id},1,${child.born},WBRI,,,`)),
        reviews(...held)
      ];
      const seen: number[] = [];
      const plan = await planLoad(store, files, now);
      expect(plan.problems.filter((problem) => problem.weight === 'stops').slice(0, 3)).toEqual([]);
      const result = await applyLoad(store, plan, { keepGood: false }, ({ done }) => seen.push(done));
      expect(result).toMatchObject({
        applied: true,
        counts: { children: { added: 2700 }, held: { added: 12_600 } }
      });
      expect(seen.at(-1)).toBe(15_300);
      expect(await store.db.$count(store.t.reviews)).toBe(12_600);
      expect(await load(...files)).toMatchObject({
        written: 0,
        counts: { children: { same: 2700 }, held: { same: 12_600 } }
      });
      expect(await store.db.$count(store.t.children)).toBe(2700);
    });
  });
});
