import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../src/lib/server/db/id.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import type { StaffMember } from '../../src/lib/domain/viewer.ts';
import { formOfChild, saveChild } from '../../src/lib/server/services/child-edits.ts';
import { openChild } from '../../src/lib/server/services/child-page.ts';
import { savePlan } from '../../src/lib/server/services/review-plans.ts';
import { applyLoad, planLoad, type SourceFile } from '../../src/lib/server/services/register.ts';
import { newStaff } from '../support/iro-team.ts';
import { episodes, header, iro, now, register } from '../support/register-files.ts';
import { eachStore } from '../support/store.ts';

eachStore('a load that is looked at first', (open) => {
  let store: Store;
  let bo: StaffMember;
  beforeEach(async () => {
    store = await open();
    await iro(store, 'Jo Clarke', 'jo@example.org');
    bo = await newStaff(store, 'Bo Dean', 'business-support');
    await load(register(headings, ava));
  });

  const headings =
    'Child id,First name,Date of birth,IRO,Language,Looked after since,Next review date,Carer name,Carer contact,Parent 1 name,Parent 1 contact,Parent 1 ask for views';
  const ava =
    '101,Ava,04/09/2016,Jo Clarke,English,28/10/2026,14/12/2026,Ruth,01632 960123,Kelly,kelly@example.org,yes';

  const load = async (...files: SourceFile[]) =>
    applyLoad(store, await planLoad(store, files, now), { keepGood: true });
  const lines = async (...files: SourceFile[]) =>
    (await planLoad(store, files, now)).differences.map(({ fact, from, to }) => [fact, from, to]);
  const people = () => store.db.select().from(store.t.connections);
  const nameOf = (row: Awaited<ReturnType<typeof people>>[number]) =>
    store.vault.open(row.name, `connections.name:${row.id}`);
  const child = async () => {
    const [row] = await store.db.select().from(store.t.children);
    return openChild(store, bo, row!.id, now);
  };

  describe('what it shows', () => {
    it('says nothing of what stays, and nothing of a new child', async () => {
      expect(await lines(register(headings, ava))).toEqual([]);
      expect(await lines(register(headings, ava.replace('101', '102')))).toEqual([]);
    });

    it('names the child and each fact, from what to what, days and people first', async () => {
      const changed = register(
        'Child id,Language,Next review date,Carer name,Parent 1 name,Parent 1 contact',
        '101,Arabic,16/12/2026,Dan,Kelly,01632 960999'
      );
      const { differences } = await planLoad(store, [changed], now);
      expect(differences).toMatchObject([
        {
          localId: '101',
          name: 'Ava',
          fact: 'Carer or key worker',
          from: 'Ruth',
          to: 'Dan. The way in of Ruth ends',
          byHandOn: null
        },
        { fact: 'Day of the review', from: '14 December 2026', to: '16 December 2026' },
        { fact: 'Contact of Kelly', from: 'kelly@example.org', to: '01632 960999' },
        { fact: 'Language', from: 'English', to: 'Arabic' }
      ]);
    });

    it('shows who is ruled out, and that care ends with what is planned', async () => {
      expect(await lines(register('Child id,Parent 1 name,Parent 1 ask for views', '101,Kelly,no'))).toEqual([
        ['Kelly is asked', 'Yes', 'No. Their way in ends']
      ]);
      const ended = await lines(
        header('101,2,04/09/2016,,,,'),
        episodes('101,28/10/2026,S,C2,U1,19/11/2026')
      );
      expect(ended).toContainEqual(['No longer looked after from', 'Still looked after', '19 November 2026']);
      expect(ended).toContainEqual([
        'Next review',
        'Planned for 14 December 2026',
        'Asking ends: care has ended'
      ]);
    });

    it('marks what a hand has changed since', async () => {
      const ours = await child();
      const plan = { meetingOn: '2026-12-10', meetingTime: '', placeKind: '', place: '' };
      await savePlan(store, bo, ours.id, plan, now);
      const { differences } = await planLoad(store, [register(headings, ava)], now);
      expect(differences).toMatchObject([
        {
          fact: 'Day of the review',
          from: '10 December 2026',
          to: '14 December 2026',
          byHandOn: '2026-11-20'
        }
      ]);
      await saveChild(store, bo, ours.id, { ...formOfChild(await child()), firstName: 'Avie' }, now);
      const again = await planLoad(store, [register(headings, ava)], now);
      expect(again.differences).toMatchObject([
        { fact: 'Day of the review' },
        { fact: 'First name', from: 'Avie', to: 'Ava', byHandOn: '2026-11-20' }
      ]);
    });
  });

  describe('somebody who comes back', () => {
    const carer = (name: string) => register('Child id,Carer name', `101,${name}`);

    it('is the same person, with a way in to be made anew', async () => {
      const [ruth] = (await people()).filter(({ role }) => role === 'carer');
      const [review] = await store.db.select().from(store.t.reviews);
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
      await load(carer('Dan'));
      expect(await lines(carer('ruth'))).toEqual([
        ['Carer or key worker', 'Dan', 'Ruth, as before. The way in of Dan ends']
      ]);
      await load(carer('ruth'));
      const carers = (await people()).filter(({ role }) => role === 'carer');
      expect(carers).toHaveLength(2);
      expect(carers.filter(({ endedOn }) => endedOn === null).map(({ id }) => id)).toEqual([ruth!.id]);
      expect(await store.db.select().from(store.t.invitations)).toMatchObject([{ endedAt: now }]);
      expect(await load(carer('Ruth'))).toMatchObject({ written: 0 });
    });

    it('is the one who went last, and only in the same role', async () => {
      const { connections } = store.t;
      const [kelly] = (await people()).filter((row) => nameOf(row) === 'Kelly');
      await store.db.update(connections).set({ endedOn: '2026-11-01' }).where(eq(connections.id, kelly!.id));
      await load(carer('Kelly'));
      expect((await people()).filter((row) => nameOf(row) === 'Kelly')).toHaveLength(2);
      await load(register('Child id,Parent 1 name', '101,Kelly'));
      const parents = (await people()).filter(({ role }) => role === 'parent');
      expect(parents).toMatchObject([{ id: kelly!.id, endedOn: null, askViews: true }]);
    });
  });
});
