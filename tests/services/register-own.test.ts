import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../src/lib/server/db/id.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { applyLoad, planLoad, type SourceFile } from '../../src/lib/server/services/register.ts';
import { header, iro, now, register, reviews, told } from '../support/register-files.ts';
import { eachStore } from '../support/store.ts';

eachStore('our own register', (open) => {
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
    connections: () => store.db.select().from(store.t.connections)
  };

  describe('our own register', () => {
    const headings =
      'Child id,First name,Date of birth,IRO,Language,Communication,Needs,Looked after since,Next review date,Next review time,Place kind,Place,Carer name,Carer contact,Parent 1 name,Parent 1 contact,Parent 1 relationship,Social worker name';
    const ava =
      '101,Ava,04/09/2016,Jo Clarke,Arabic,Symbols,Signs,28/10/2026,14/12/2026,16:00,Home,Kitchen table,Ruth,01632 960123,Kelly,kelly@example.org,Mum,Sam Okoro';

    it('loads the child, the people and the next review, with private words sealed', async () => {
      const iroId = await iro(store, 'Jo Clarke', 'jo@example.org');
      expect(await load(register(headings, ava))).toMatchObject({ left: 0 });
      const [child] = await all.children();
      const [review] = await all.reviews();
      const { vault } = store;
      expect(child).toMatchObject({
        iroId,
        language: 'ar',
        communication: 'symbols',
        lookedAfterSince: '2026-10-28'
      });
      expect(vault.open(child!.firstName!, `children.firstName:${child!.id}`)).toBe('Ava');
      expect(vault.open(child!.needs!, `children.needs:${child!.id}`)).toBe('Signs');
      expect(review).toMatchObject({
        meetingOn: '2026-12-14',
        meetingTime: '16:00',
        placeKind: 'home',
        heldOn: null,
        dueOn: '2026-11-25'
      });
      expect(vault.open(review!.place!, `reviews.place:${review!.id}`)).toBe('Kitchen table');
      const people = (await all.connections()).map((row) => [
        row.role,
        vault.open(row.name, `connections.name:${row.id}`)
      ]);
      expect(people).toEqual([
        ['carer', 'Ruth'],
        ['parent', 'Kelly'],
        ['social-worker', 'Sam Okoro']
      ]);
      expect(
        JSON.stringify([await all.children(), await all.reviews(), await all.connections()])
      ).not.toMatch(/Ava|Signs|Kitchen|Ruth|Kelly|01632/);
    });

    it('loads a nickname, an interpreter, a guardian and a visitor, and changes nothing the second time', async () => {
      const more =
        "Child id,First name,Known as,Date of birth,Interpreter needed,Children’s guardian name,Children's guardian contact,Independent visitor";
      const row = '101,Ava,Avie,04/09/2016,British Sign Language,Ann Field,01632 960124,Vic';
      expect(await load(register(more, row))).toMatchObject({ left: 0 });
      const [child] = await all.children();
      const { vault } = store;
      expect(vault.open(child!.nickname!, `children.nickname:${child!.id}`)).toBe('Avie');
      expect(vault.open(child!.interpreter!, `children.interpreter:${child!.id}`)).toBe(
        'British Sign Language'
      );
      expect((await all.connections()).map(({ role }) => role)).toEqual(['guardian', 'visitor']);
      expect(JSON.stringify([await all.children(), await all.connections()])).not.toMatch(
        /Avie|Sign|Ann|Vic|01632/
      );
      expect(await load(register(more, row))).toMatchObject({ written: 0 });
      await load(register('Child id,Nickname', '101,Aves'));
      const [again] = await all.children();
      expect(vault.open(again!.nickname!, `children.nickname:${child!.id}`)).toBe('Aves');
    });

    it('changes nothing when loaded again', async () => {
      await iro(store, 'Jo Clarke', 'jo@example.org');
      await load(register(headings, ava));
      expect(await load(register(headings, ava))).toMatchObject({ written: 0, left: 0 });
    });

    it('leaves what an empty cell says nothing about', async () => {
      await iro(store, 'Jo Clarke', 'jo@example.org');
      await load(register(headings, ava));
      expect(await load(register('Child id,First name,Next review time', '101,,'))).toMatchObject({
        written: 0
      });
    });

    it('moves the next review, and does not plan it again once it was held', async () => {
      await iro(store, 'Jo Clarke', 'jo@example.org');
      await load(register(headings, ava));
      await load(register('Child id,Next review date', '101,10/12/2026'));
      expect(await all.reviews()).toMatchObject([{ meetingOn: '2026-12-10', meetingTime: '16:00' }]);
      await store.db.update(store.t.reviews).set({ heldOn: '2026-12-10' });
      const again = await load(register('Child id,Next review date', '101,10/12/2026'));
      expect(again).toMatchObject({ written: 0, left: 0 });
      expect(await all.reviews()).toHaveLength(1);
    });

    it('takes a review of the return for the one that was planned that day', async () => {
      await load(register('Child id,Date of birth,Next review date', '101,04/09/2016,17/12/2026'));
      await store.db.update(store.t.reviews).set({ meetingOn: '2026-11-13' });
      // The same register is loaded every night: a day that stands and has passed is told, and stops nothing.
      const again = register('Child id,Date of birth,Next review date', '101,04/09/2016,13/11/2026');
      expect(told(await planLoad(store, [again], now))).toEqual([
        'register.csv:2:Next review date notes This date has passed and no review was recorded on it.'
      ]);
      await load(reviews('101,04/09/2016,13/11/2026,PN1'));
      expect(await all.reviews()).toMatchObject([
        { meetingOn: '2026-11-13', heldOn: '2026-11-13', participationCode: 'PN1' }
      ]);
    });

    it('a new carer takes the place of the old one, whose way in ends', async () => {
      await iro(store, 'Jo Clarke', 'jo@example.org');
      await load(register(headings, ava));
      const [ruth] = (await all.connections()).filter((row) => row.role === 'carer');
      const [review] = await all.reviews();
      await store.db.insert(store.t.invitations).values({
        id: newId(),
        reviewId: review!.id,
        childId: review!.childId,
        audience: 'carer',
        connectionId: ruth!.id,
        tokenHash: 'a',
        codeHash: 'b',
        language: 'en',
        createdAt: now,
        endsAt: now + 1e9
      });
      await load(register('Child id,Carer name,Parent 1 name', '101,Dan,Lee'));
      const people = await all.connections();
      const named = (row: (typeof people)[number]) =>
        store.vault.open(row.name, `connections.name:${row.id}`);
      expect(
        people
          .filter((row) => row.endedOn === null)
          .map(named)
          .sort()
      ).toEqual(['Dan', 'Kelly', 'Lee', 'Sam Okoro']);
      expect(await store.db.select().from(store.t.invitations)).toMatchObject([{ endedAt: now }]);
    });

    it.each([
      [
        'Child id,First name',
        '101,Ava',
        'register.csv:2:Date of birth stops This child is new here, so a date of birth is needed.'
      ],
      [
        'Child id,Date of birth,IRO',
        '101,04/09/2016,Nobody',
        'register.csv:2:IRO stops “Nobody” is not an IRO here. Write the e-mail they sign in with, or their full name.'
      ],
      [
        'Child id,Date of birth,Next review date',
        '101,04/09/2016,13/11/2026',
        'register.csv:2:Next review date stops This day has passed, and no review was recorded on it or since. A meeting is planned for today or later.'
      ],
      [
        'Child id,Date of birth,Next review date',
        '101,04/09/2016,27/11/2062',
        'register.csv:2:Next review date stops This is more than 14 months ahead. Check the year.'
      ],
      [
        'Child id,Date of birth,Next review date',
        '101,04/09/2016,29/11/2026',
        'register.csv:2:Next review date notes Sunday 29 November 2026 is not a working day.'
      ],
      [
        'Child id,Date of birth,Looked after since,Next review date',
        '101,04/09/2016,05/11/2026,14/12/2026',
        'register.csv:2:Next review date notes This is after the legal limit, 03/12/2026.'
      ]
    ])('%s: %s', async (heads, row, expected) => {
      expect(told(await planLoad(store, [register(heads, row)], now))).toEqual([expected]);
    });

    it('names a register row that disagrees with the Header', async () => {
      const plan = await planLoad(
        store,
        [header('101,2,04/09/2016,,,,'), register('Child id,Date of birth', '101,05/09/2016')],
        now
      );
      expect(told(plan)).toEqual([
        'register.csv:2:Date of birth stops The date of birth is 04/09/2016 in line 2 of header.csv.'
      ]);
      expect(plan.counts.children.added).toBe(1);
    });
  });
});
