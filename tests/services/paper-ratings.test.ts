import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/lib/server/db/store.ts';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import { paperForInvited } from '../../src/lib/server/services/invited-paper.ts';
import { openInvitations } from '../../src/lib/server/services/invitation-sheet.ts';
import { readRatings } from '../../src/lib/server/services/meeting-ratings.ts';
import { takeBackPaper } from '../../src/lib/server/services/mistyped-papers.ts';
import { formsOnPaper, paperDesk, type Paper } from '../../src/lib/server/services/paper-desk.ts';
import { dropTyped, readTyping, startTyping } from '../../src/lib/server/services/paper-entry.ts';
import { ratingCards } from '../../src/lib/server/services/rating-cards.ts';
import { recordMeeting } from '../../src/lib/server/services/meetings.ts';
import { homeOf } from '../../src/lib/server/services/respondent-home.ts';
import { addScans, scanForStaff } from '../../src/lib/server/services/scans.ts';
import { waitingIn } from '../../src/lib/server/services/unread.ts';
import { begin, hold, rating } from '../support/answering.ts';
import { aminaAndTheTeam, logged, sendRating, type Team } from '../support/iro-team.ts';
import { monday } from '../support/respondents.ts';
import { ratedBy } from '../support/results.ts';
import { eachStore } from '../support/store.ts';
import { typeAndSend, typeIn } from '../support/typed-paper.ts';

const later = monday + 3_600_000;
const how = { form: 'rating-child-8-11', fields: { RB1: 'good' } };
const words = {
  form: 'rating-parent',
  fields: { 'RP9.words': 'Nobody looked at me', 'RP10.words': 'Ask me' }
};

eachStore('a rating on paper', (open) => {
  let store: Store;
  let team: Team;
  beforeEach(async () => {
    store = await open();
    team = await aminaAndTheTeam(store);
    await hold(store, team.reviewId, '2026-11-13');
  });

  const paper = (who = 'child'): Paper => ({ reviewId: team.reviewId, who, purpose: 'rating' });
  const start = (who: string, form: string) =>
    startTyping(store, team.bo, paper(who), { formId: form, language: 'en' }, monday);

  describe('is typed in', () => {
    it('on the form that is printed after the meeting, beside views that are typed in apart', async () => {
      const desk = await paperDesk(store, team.bo, paper(), monday);
      expect(desk).toMatchObject({ refused: null, late: false, purpose: 'rating' });
      const forms = await formsOnPaper(store, desk, monday);
      expect(forms.printed).toBe('rating-child-8-11');
      expect(forms.forms.every(({ id }) => id.startsWith('rating-'))).toBe(true);
      const { review, people } = await openInvitations(store, team.bo, team.reviewId, monday);
      expect((await paperForInvited(store, review, people[0]!, monday))?.form.purpose).toBe('rating');
      expect(await start('child', 'child-8-11')).toEqual({ ok: false, reason: 'form-missing' });
      expect(await start('child', 'rating-child-8-11')).toEqual({ ok: true });
      const views = { reviewId: team.reviewId, who: 'child' };
      expect(await readTyping(store, team.bo, views, monday)).toBeNull();
      expect((await paperDesk(store, team.bo, views, monday)).draft).toBeNull();
      expect(await dropTyped(store, team.bo, paper(), monday)).toBe(true);
    });

    it('once the meeting was held, by business support and the IRO of the review', async () => {
      for (const who of [team.kit, team.lee])
        await expect(paperDesk(store, who, paper(), monday), who.name).rejects.toThrow(NotYours);
      expect((await paperDesk(store, team.jo, paper(), monday)).refused).toBeNull();
      await store.db.update(store.t.reviews).set({ heldOn: null });
      expect(await start('child', 'rating-child-8-11')).toEqual({ ok: false, reason: 'not-held' });
    });

    it('of whoever was asked, though their way in has ended, and of nobody who would have no name on it', async () => {
      const { invitations } = store.t;
      await store.db.update(invitations).set({ endedAt: monday });
      await typeAndSend(store, team.bo, paper(), how);
      const [row] = await store.db.select().from(store.t.submissions);
      expect(row).toMatchObject({ invitationId: team.child.invitationId, typedBy: team.bo.staffId });
      await store.db.delete(store.t.answers);
      await store.db.delete(store.t.submissions);
      await store.db.delete(invitations);
      expect(await start('child', 'rating-child-8-11')).toEqual({ ok: false, reason: 'not-invited' });
    });

    it('not beside one that was sent, with a name or without, or begun online', async () => {
      await begin(store, team.child, rating);
      expect((await paperDesk(store, team.bo, paper(), monday)).refused).toBe('begun');
      await sendRating(store, team.child, { RB1: { asked: 'How?', choice: 'good' } }, { named: true });
      expect((await paperDesk(store, team.bo, paper(), monday)).refused).toBe('sent');
      const said = { RP1: { asked: 'How?', choice: 'good' } };
      await sendRating(store, team.parent, said, { named: false, formId: 'rating-parent' });
      const mother = team.parent.connectionId!;
      expect((await paperDesk(store, team.bo, paper(mother), monday)).refused).toBe('sent');
    });
  });

  describe('once sent', () => {
    it('is a rating with a name like one that came online: counted, and read by the IRO', async () => {
      await typeAndSend(store, team.bo, paper(), how);
      const [voice] = await readRatings(store, team.jo, team.reviewId, later);
      expect(voice).toMatchObject({ typedBy: 'Bo Dean', helper: 'carer', standing: 'stands', late: false });
      const [row] = await store.db.select().from(store.t.submissions);
      expect(row?.purpose).toBe('rating');
      expect(Object.keys(row?.tally ?? {})).toEqual(['RB1']);
      const year = { from: '2026-04-01', to: '2027-03-31', iroIds: null };
      expect((await ratedBy(store, year, 'child')).ratings, 'under five').toBeNull();
      const viewer = { kind: 'respondent', sessionId: 's', proven: true, ...team.child } as const;
      expect((await homeOf(store, viewer, monday, 'en', later)).rating).toBe('done');
      const deeds = (await logged(store, team.bo.staffId)).map(({ action }) => action);
      expect(deeds).toEqual(expect.arrayContaining(['rating.started', 'rating.saved', 'rating.sent']));
    });

    it('waits to be read when there are words in it, and whoever typed it in cannot open it', async () => {
      const mother = paper(team.parent.connectionId!);
      await typeIn(store, team.bo, mother, words);
      const pdf = { mediaType: 'application/pdf', bytes: Buffer.from('%PDF-1.4\n%%EOF\n') } as const;
      await addScans(store, team.bo, mother, [pdf], monday);
      await typeAndSend(store, team.bo, mother, { ...words, fields: {} });
      const waiting = await waitingIn(store, { all: true }, later, new Set(), { kept: false });
      expect(waiting).toMatchObject([{ kind: 'rating', from: 'parent' }]);
      expect(await readTyping(store, team.bo, mother, later)).toBeNull();
      const [voice] = await readRatings(store, team.jo, team.reviewId, later);
      const asked = { reviewId: team.reviewId, scanId: voice!.scans[0]!.id };
      expect((await scanForStaff(store, team.jo, asked, later)).bytes).toEqual(pdf.bytes);
      await expect(scanForStaff(store, team.bo, asked, later)).rejects.toThrow(NotYours);
    });

    it('can be taken back as a mistake: it is rated by nobody, and the child can rate again', async () => {
      await typeAndSend(store, team.bo, paper(), how);
      expect(await takeBackPaper(store, team.bo, paper(), 'twice', later)).toEqual({ ok: true });
      expect(await readRatings(store, team.jo, team.reviewId, later)).toEqual([]);
      expect((await paperDesk(store, team.bo, paper(), later)).refused).toBeNull();
      const viewer = { kind: 'respondent', sessionId: 's', proven: true, ...team.child } as const;
      expect((await homeOf(store, viewer, monday, 'en', later)).rating).toBe('open');
      await sendRating(store, team.child, { RB1: { asked: 'How?', choice: 'good' } }, { named: true }, later);
      expect(await readRatings(store, team.jo, team.reviewId, later)).toHaveLength(1);
    });
  });

  it('is asked for until it is in, and again once a mistake was taken back', async () => {
    const meeting = {
      heldOn: '2026-11-13',
      counts: true,
      childCame: 'yes',
      childSpoke: true,
      childUsedSymbols: false,
      spokenForBy: 'nobody',
      ownWordsUsed: 'no',
      otherMedium: 'none',
      chairedByChild: 'no',
      note: '',
      people: []
    };
    await recordMeeting(store, team.jo, { reviewId: team.reviewId, meetingId: null }, meeting, monday);
    const people = async () => (await ratingCards(store, team.bo, null, later))[0]?.people;
    expect(await people()).toBe(3);
    await typeAndSend(store, team.bo, paper(), how);
    expect(await people()).toBe(2);
    await takeBackPaper(store, team.bo, paper(), 'wrong-person', later);
    expect(await people()).toBe(3);
  });
});
