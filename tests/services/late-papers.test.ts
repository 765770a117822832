import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/lib/server/db/store.ts';
import { answering } from '../../src/lib/server/services/answering.ts';
import { meetingPack } from '../../src/lib/server/services/meeting-pack.ts';
import { sentViews } from '../../src/lib/server/services/meeting-views.ts';
import { recordMeeting } from '../../src/lib/server/services/meetings.ts';
import { paperDesk } from '../../src/lib/server/services/paper-desk.ts';
import { startTyping } from '../../src/lib/server/services/paper-entry.ts';
import { participationOf } from '../../src/lib/server/services/participation.ts';
import { peopleAsked } from '../../src/lib/server/services/results-answers.ts';
import { draftFor } from '../../src/lib/server/services/submissions.ts';
import { waitingIn } from '../../src/lib/server/services/unread.ts';
import { readViews } from '../../src/lib/server/services/views.ts';
import { begin, views } from '../support/answering.ts';
import { aminaAndTheTeam, type Team } from '../support/iro-team.ts';
import { monday } from '../support/respondents.ts';
import { eachStore } from '../support/store.ts';
import { typeAndSend } from '../support/typed-paper.ts';

const hour = 3_600_000;
const day = 24 * hour;
const sitting = {
  heldOn: '2026-11-16',
  sure: '2026-11-16',
  counts: true,
  childCame: 'no',
  childSpoke: false,
  childUsedSymbols: false,
  spokenForBy: 'nobody',
  ownWordsUsed: 'no',
  otherMedium: 'none',
  chairedByChild: 'no',
  note: '',
  people: []
};

eachStore('a paper that came back after the meeting', (open) => {
  let store: Store;
  let team: Team;
  beforeEach(async () => {
    store = await open();
    team = await aminaAndTheTeam(store);
  });

  const paper = () => ({ reviewId: team.reviewId, who: 'child' });
  const came = { formId: 'child-8-11', language: 'en' };
  const hold = async () => {
    const target = { reviewId: team.reviewId, meetingId: null };
    expect(await recordMeeting(store, team.jo, target, sitting, monday)).toMatchObject({ ok: true });
  };
  const type = (now: number) =>
    typeAndSend(
      store,
      team.bo,
      paper(),
      { form: 'child-8-11', fields: { B01: 'good', 'B09.school': 'no' } },
      now
    );

  describe('can be typed in', () => {
    it('by staff alone, while the respondent meets the closed page', async () => {
      await hold();
      const desk = await paperDesk(store, team.bo, paper(), monday + day);
      expect(desk).toMatchObject({ refused: null, late: true });
      expect(await draftFor(store, team.child, views, monday + day)).toEqual({ ok: false, reason: 'held' });
      expect((await answering(store, team.child, 'views', 'en', monday + day))?.closed).toBe('held');
      await type(monday + day);
      expect(await paperDesk(store, team.bo, paper(), monday + 2 * day)).toMatchObject({
        refused: 'sent',
        late: true
      });
    });

    it('for twelve months, and never of a review that was cancelled', async () => {
      await hold();
      const start = (now: number) => startTyping(store, team.bo, paper(), came, now);
      expect(await start(Date.UTC(2027, 10, 17))).toEqual({ ok: false, reason: 'held' });
      expect(await start(Date.UTC(2027, 10, 16))).toEqual({ ok: true });
      const { reviews } = store.t;
      await store.db.update(reviews).set({ cancelledAt: monday }).where(eq(reviews.id, team.reviewId));
      expect((await paperDesk(store, team.bo, paper(), monday + day)).refused).toBe('cancelled');
    });

    it('though the child had begun online, which they cannot finish any more', async () => {
      await begin(store, team.child);
      expect((await paperDesk(store, team.bo, paper(), monday)).refused).toBe('begun');
      await hold();
      await type(monday + day);
      expect((await readViews(store, team.jo, team.reviewId, monday + day)).voices).toMatchObject([
        { late: true, typedBy: 'Bo Dean' }
      ]);
    });
  });

  describe('is late', () => {
    it('once the meeting was recorded, on its own day too, and not before', async () => {
      await type(monday - hour);
      await hold();
      const [voice] = (await readViews(store, team.jo, team.reviewId, monday)).voices;
      expect(voice).toMatchObject({ late: false });
      await store.db.update(store.t.submissions).set({ submittedAt: monday + hour });
      const [after] = (await readViews(store, team.jo, team.reviewId, monday + hour)).voices;
      expect(after).toMatchObject({ late: true });
    });

    it('waits to be read as any other, worry and all', async () => {
      await hold();
      await type(monday + day);
      const waiting = await waitingIn(store, { all: true }, monday + day, new Set(), { kept: false });
      expect(waiting).toMatchObject([{ kind: 'views', worry: true, by: '2026-11-18' }]);
    });

    it('is not in the pack of that meeting, which says so, and is no view given for its code', async () => {
      await hold();
      await type(monday + hour);
      expect(await meetingPack(store, team.jo, team.reviewId, monday + day)).toMatchObject({
        voices: [],
        wishes: [],
        cameAfter: 1
      });
      expect(await sentViews(store, team.reviewId)).toMatchObject([{ audience: 'child', after: true }]);
      const { proposal } = await participationOf(store, team.jo, team.reviewId, monday + day);
      expect(proposal.code).toBe('PN7');
    });

    it('counts as returned, and not in time', async () => {
      const year = { from: '2026-04-01', to: '2026-12-31', iroIds: null };
      const step = async () =>
        (await peopleAsked(store, year)).people.find(({ audience }) => audience === 'child')?.step;
      await hold();
      const before = await step();
      await type(monday + day);
      const late = await step();
      await store.db.update(store.t.submissions).set({ submittedAt: monday - 2 * day });
      const inTime = await step();
      expect(new Set([before, late, inTime]).size).toBe(3);
    });
  });
});
