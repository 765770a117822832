import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../src/lib/server/db/id.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { requestsFor } from '../../src/lib/server/services/answered-requests.ts';
import { askedPeople } from '../../src/lib/server/services/asked-people.ts';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import { setKept } from '../../src/lib/server/services/kept-answers.ts';
import { meetingPack } from '../../src/lib/server/services/meeting-pack.ts';
import { sentViews } from '../../src/lib/server/services/meeting-views.ts';
import { paperToTakeBack, takeBackPaper } from '../../src/lib/server/services/mistyped-papers.ts';
import { openInvitations } from '../../src/lib/server/services/invitation-sheet.ts';
import { paperDesk } from '../../src/lib/server/services/paper-desk.ts';
import { participationOf } from '../../src/lib/server/services/participation.ts';
import { passState } from '../../src/lib/server/services/picture-pass.ts';
import { remind } from '../../src/lib/server/services/reminders.ts';
import { homeOf } from '../../src/lib/server/services/respondent-home.ts';
import { peopleAsked } from '../../src/lib/server/services/results-answers.ts';
import { changeSent, send, sentOf, withdraw } from '../../src/lib/server/services/sending.ts';
import { answersOf, submissionsOf } from '../../src/lib/server/services/submissions.ts';
import { readViews } from '../../src/lib/server/services/views.ts';
import { byMyself, face, save } from '../support/answering.ts';
import { aminaAndTheTeam, logged, newStaff, sendViews, type Team } from '../support/iro-team.ts';
import { later, mistypedPaper } from '../support/mistyped-paper.ts';
import { monday } from '../support/respondents.ts';
import { eachStore } from '../support/store.ts';
import { typeAndSend } from '../support/typed-paper.ts';

const hour = 3_600_000;
const tuesday = monday + 24 * hour;

eachStore('a paper typed in by mistake', (open) => {
  let store: Store;
  let team: Team;
  beforeEach(async () => {
    store = await open();
    team = await aminaAndTheTeam(store);
  });

  const { paper, type, takeBack, reading, idOf } = mistypedPaper(() => ({ store, team }));

  describe('may be taken back', () => {
    it('by whoever typed it in, a colleague, the IRO and the manager, and nobody else', async () => {
      await type();
      const cy = await newStaff(store, 'Cy Ward', 'business-support');
      for (const who of [team.bo, cy, team.jo, team.kit])
        expect(await paperToTakeBack(store, who, paper(), later), who.name).toMatchObject({
          typedBy: 'Bo Dean',
          sentAt: monday
        });
      const participation = await newStaff(store, 'Pat Lim', 'participation');
      const advocacy = await newStaff(store, 'Ash Roy', 'advocacy');
      for (const who of [team.lee, participation, advocacy])
        await expect(takeBack(who), who.name).rejects.toThrow(NotYours);
      expect(await takeBack(cy)).toEqual({ ok: true });
      expect(await takeBack(), 'a second press').toEqual({ ok: false, reason: 'no-paper' });
      expect(await logged(store, cy.staffId)).toEqual([
        { action: 'paper.mistyped.wrong-person', subjectId: await idOf() }
      ]);
    });

    it('with a reason, and only what staff typed in', async () => {
      await sendViews(store, team.child, { B01: { asked: 'How?', choice: 'good' } });
      expect(await takeBack()).toEqual({ ok: false, reason: 'no-paper' });
      const mother = paper(team.parent.connectionId!);
      await typeAndSend(store, team.jo, mother, { form: 'parent', fields: { P13a: 'yes', P13b: 'no' } });
      expect(await takeBackPaper(store, team.bo, mother, 'because', later)).toEqual({
        ok: false,
        reason: 'no-reason'
      });
      expect((await readViews(store, team.jo, team.reviewId, later)).voices).toHaveLength(2);
    });

    it('not once the person has changed it and sent it as their own', async () => {
      await type();
      const changed = await changeSent(store, team.child, monday + 1);
      if (!changed.ok) throw new Error(changed.reason);
      await save(store, team.child, changed.draft.id, { B01: face('bad') });
      await send(store, team.child, { submissionId: changed.draft.id, ...byMyself }, monday + 2);
      expect(await takeBack()).toEqual({ ok: false, reason: 'no-paper' });
    });

    it('by the manager alone when it is kept from the IRO', async () => {
      await type();
      await setKept(store, team.kit, { reviewId: team.reviewId, submissionId: await idOf() }, true, monday);
      for (const who of [team.bo, team.jo])
        expect(await takeBack(who)).toEqual({ ok: false, reason: 'no-paper' });
      expect(await takeBack(team.kit)).toEqual({ ok: true });
      expect((await reading()).mistyped).toEqual([]);
      expect((await reading(team.kit)).mistyped).toHaveLength(1);
    });
  });

  describe('once taken back', () => {
    it('counts nowhere: not as sent, not in the pack, the code, the return counts or what was sent before', async () => {
      await type();
      const state = async () =>
        (await askedPeople(store, team.jo, team.reviewId, later)).people[0]!.state.kind;
      const year = { from: '2026-04-01', to: '2026-12-31', iroIds: null };
      const returned = async () =>
        (await peopleAsked(store, year)).people.find(({ audience }) => audience === 'child');
      const whenSent = await returned();
      expect(await state()).toBe('sent');
      await takeBack();
      expect(await state()).toBe('not-opened');
      expect(await sentViews(store, team.reviewId)).toEqual([]);
      const pack = await meetingPack(store, team.jo, team.reviewId, later);
      expect(pack.voices).toEqual([]);
      const { proposal } = await participationOf(store, team.jo, team.reviewId, later);
      expect(JSON.stringify(proposal)).not.toContain('carer');
      expect(await returned()).not.toEqual(whenSent);
      const [child] = (await openInvitations(store, team.bo, team.reviewId, later)).people;
      expect(child).toMatchObject({ state: 'not-opened', typedIn: false });
    });

    it('never was to the child: their pages begin anew, their card works, and they are reminded', async () => {
      await type();
      await takeBack();
      expect(await sentOf(store, team.child, 'views')).toBeNull();
      const viewer = { kind: 'respondent', sessionId: 's', proven: true, ...team.child } as const;
      expect((await homeOf(store, viewer, monday, 'en', later)).views).toMatchObject({
        state: 'not-started',
        sent: null
      });
      expect(await passState(store, team.child, tuesday, tuesday)).toEqual({ state: 'none' });
      expect(await submissionsOf(store, team.child, 'views')).toEqual({ draft: null, sent: null });
      const { children } = store.t;
      const contact = store.vault.seal('amina@example.org', `children.contact:${team.childId}`);
      await store.db.update(children).set({ contact });
      const words = () => Promise.resolve({ subject: 'x', text: 'y' });
      expect(await remind(store, words, Date.UTC(2026, 10, 30, 10))).toBe(1);
      await sendViews(store, team.child, { B01: { asked: 'How?', choice: 'good' } }, later);
      expect((await readViews(store, team.jo, team.reviewId, later)).voices).toMatchObject([
        { standing: 'stands', typedBy: null }
      ]);
    });

    it('leaves room for the right paper', async () => {
      await type();
      await takeBack();
      expect(await paperDesk(store, team.bo, paper(), later)).toMatchObject({ refused: null, sent: null });
      await type({ B01: 'not-good' }, tuesday);
      expect((await readViews(store, team.jo, team.reviewId, tuesday)).voices).toHaveLength(1);
    });

    it('leaves what the child sent and took back themselves as it was', async () => {
      const id = await sendViews(store, team.child, { B01: { asked: 'How?', choice: 'good' } });
      await withdraw(store, team.child, id, monday + 1);
      await type({ B01: 'not-good' }, monday + 2);
      await takeBack();
      const rows = await store.db.select().from(store.t.submissions);
      expect(rows.find((row) => row.id === id)).toMatchObject({ mistypedBy: null, withdrawnAt: monday + 1 });
      expect(rows.find((row) => row.id !== id)).toMatchObject({ mistypedBy: team.bo.staffId });
    });

    it('takes its answers out of what the child began to change, and leaves what the child wrote', async () => {
      await type({ B01: 'good', 'B20.words': 'My bike was stolen' });
      const changed = await changeSent(store, team.child, monday + 1);
      if (!changed.ok) throw new Error(changed.reason);
      const { id } = changed.draft;
      await store.db.update(store.t.submissions).set({ savedAt: monday + 1 });
      const own = { savedAt: monday + 2 };
      await store.db.update(store.t.answers).set(own).where(eq(store.t.answers.submissionId, id));
      const [copied] = await store.db
        .select()
        .from(store.t.answers)
        .where(eq(store.t.answers.submissionId, id));
      await store.db
        .update(store.t.answers)
        .set({ savedAt: monday })
        .where(eq(store.t.answers.id, copied!.id));
      await takeBack();
      expect((await answersOf(store, id)).size).toBe(1);
      const { draft } = await submissionsOf(store, team.child, 'views');
      expect(draft).toMatchObject({ id, replacesId: null });
    });

    it('lets go of an untouched copy, so that the paper can be typed in', async () => {
      await type();
      await changeSent(store, team.child, monday + 1);
      await takeBack();
      expect(await submissionsOf(store, team.child, 'views')).toEqual({ draft: null, sent: null });
      expect(await paperDesk(store, team.bo, paper(), later)).toMatchObject({ refused: null });
    });

    it('takes the replies to its wishes and the advocate it asked for with it, and no other', async () => {
      await type({ B22b: 'yes' });
      expect(await requestsFor(store, team.jo, team.reviewId, later)).toHaveLength(1);
      await store.db.insert(store.t.wishAnswers).values({
        id: newId(),
        childId: team.childId,
        reviewId: team.reviewId,
        questionId: 'B25a',
        state: 'arranged',
        decidedBy: team.jo.staffId,
        decidedAt: monday + 1
      });
      await takeBack();
      expect(await requestsFor(store, team.jo, team.reviewId, later)).toEqual([]);
      expect(await store.db.select().from(store.t.wishAnswers)).toEqual([]);
    });
  });
});
