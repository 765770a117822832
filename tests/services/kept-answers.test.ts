import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import { setKept } from '../../src/lib/server/services/kept-answers.ts';
import { meetingPack } from '../../src/lib/server/services/meeting-pack.ts';
import { readRatings } from '../../src/lib/server/services/meeting-ratings.ts';
import { myReviews, type Wanted } from '../../src/lib/server/services/my-reviews.ts';
import { onDutyFor, reviewToMark } from '../../src/lib/server/services/on-duty.ts';
import { outboxLines } from '../../src/lib/server/services/outbox-lines.ts';
import { participationOf } from '../../src/lib/server/services/participation.ts';
import { askForCall } from '../../src/lib/server/services/requests.ts';
import { reviewPage } from '../../src/lib/server/services/review-page.ts';
import { alertStaff } from '../../src/lib/server/services/staff-alerts.ts';
import { submissionOnPaper } from '../../src/lib/server/services/submission-paper.ts';
import { changeSent, send } from '../../src/lib/server/services/sending.ts';
import { decide, triagesOf } from '../../src/lib/server/services/triage.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { newId } from '../../src/lib/server/db/id.ts';
import {
  aminaAndTheTeam,
  cover,
  logged,
  sendRating,
  sendViews,
  yesNoWords,
  type Team
} from '../support/iro-team.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
});
afterEach(() => store.close());

const all: Wanted = { show: 'all', later: false, iroId: null };
const aboutJo = 'Jo shouts at me';
const unsafe = {
  'B09.home': { asked: 'Do you feel safe?', choice: 'no', choices: yesNoWords, words: aboutJo, worry: true },
  B24: { asked: 'Do you want to come?', choice: 'no', choices: yesNoWords }
};
const passedOn = (about: string) => ({
  decision: 'passed-on',
  passedTo: 'The LADO',
  passedWhen: 'today by phone',
  note: '',
  tellChild: 'I told somebody who can help.',
  about
});
const target = (submissionId: string) => ({ reviewId: team.reviewId, submissionId });
describe('about the IRO', () => {
  const seenBy = async (who: typeof team.jo) => {
    const { reading } = await reviewPage(store, who, team.reviewId, monday);
    const { waiting } = await myReviews(store, who, all, monday);
    const pack = await meetingPack(store, who, team.reviewId, monday);
    return JSON.stringify({ reading, waiting, pack });
  };

  test('only the manager reads it: not the IRO, who covers, or who is on duty', async () => {
    const id = await sendViews(store, team.child, unsafe);
    expect(await seenBy(team.jo)).toContain(aboutJo);
    await setKept(store, team.kit, target(id), true, monday);
    await cover(store, team.iroId, team.lee, '2026-11-10', '2026-11-30');
    for (const who of [team.jo, team.lee]) {
      expect(await seenBy(who)).not.toContain(id);
      expect(await seenBy(who)).not.toContain(aboutJo);
      await expect(submissionOnPaper(store, who, target(id), monday)).rejects.toThrow(NotYours);
      await expect(decide(store, who, target(id), passedOn('nobody'), monday)).rejects.toThrow(NotYours);
      expect(
        JSON.stringify((await participationOf(store, who, team.reviewId, monday)).proposal.reasons)
      ).not.toMatch(/wants|does not want/i);
    }
    const { reading } = await reviewPage(store, team.kit, team.reviewId, monday);
    expect(JSON.stringify(reading)).toContain(aboutJo);
    const { waiting } = await myReviews(store, team.kit, all, monday);
    expect(waiting[0]).toMatchObject({ id, kept: true, worry: true });
    // Nor in the room, whoever prints the pack.
    expect(JSON.stringify(await meetingPack(store, team.kit, team.reviewId, monday))).not.toContain(aboutJo);
  });

  test('whoever is on duty finds nothing there', async () => {
    const id = await sendViews(store, team.child, unsafe);
    await store.db.insert(store.t.dutyShifts).values({
      id: newId(),
      staffId: team.lee.staffId,
      startsAt: monday - 1000,
      endsAt: monday + 1000,
      addedBy: team.kit.staffId,
      addedAt: monday
    });
    const open = () => onDutyFor(store, team.lee, { reviewId: team.reviewId }, monday);
    expect(await open()).toEqual([team.lee.staffId]);
    await setKept(store, team.kit, target(id), true, monday);
    expect(await open()).toEqual([]);
    await expect(reviewToMark(store, team.lee, target(id), monday)).rejects.toThrow(NotYours);
    expect(JSON.stringify((await myReviews(store, team.lee, all, monday)).onDuty)).not.toContain(id);
  });

  test('the alert of one goes to the managers alone', async () => {
    const id = await sendViews(store, team.child, unsafe);
    await setKept(store, team.kit, target(id), true, monday);
    expect(await alertStaff(store, 'https://h', monday)).toBe(1);
    const lines = await outboxLines(store, true, monday);
    expect(lines.map(({ shown }) => shown?.to)).toEqual(['Kit Moore@example.org']);
  });

  test('marked as about the IRO, it is gone for them at once', async () => {
    const id = await sendViews(store, team.child, unsafe);
    expect(await decide(store, team.jo, target(id), passedOn('iro'), monday)).toEqual({ ok: true });
    expect(await seenBy(team.jo)).not.toContain(id);
  });

  test('what is sent instead stays kept', async () => {
    const id = await sendViews(store, team.child, unsafe);
    await setKept(store, team.kit, target(id), true, monday);
    const again = await changeSent(store, team.child, monday + 1);
    if (!again.ok) throw new Error(again.reason);
    const helper = { who: 'nobody' as const, name: null };
    await send(store, team.child, { submissionId: again.draft.id, helper, named: true }, monday + 2);
    expect(await seenBy(team.jo)).not.toContain(aboutJo);
    await setKept(store, team.kit, target(again.draft.id), false, monday + 3);
    expect(await seenBy(team.jo)).toContain(aboutJo);
  });

  test('a rating with a name can be kept; one person’s is not another’s', async () => {
    await store.db.update(store.t.reviews).set({ heldOn: '2026-11-13' });
    const said = { RB9: { asked: 'What should change?', words: aboutJo } };
    const id = await sendRating(store, team.child, said, { named: true });
    await setKept(store, team.kit, target(id), true, monday);
    expect(await readRatings(store, team.jo, team.reviewId, monday)).toEqual([]);
    expect(await readRatings(store, team.kit, team.reviewId, monday)).toHaveLength(1);
  });

  test('only the manager says so, and it is logged', async () => {
    const id = await sendViews(store, team.child, unsafe);
    await sendViews(
      store,
      team.parent,
      { P05: { asked: 'What is good?', words: 'School' } },
      monday,
      'parent'
    );
    for (const who of [team.jo, team.lee, team.bo])
      await expect(setKept(store, who, target(id), true, monday)).rejects.toThrow(NotYours);
    await setKept(store, team.kit, target(id), true, monday);
    expect(await logged(store, team.kit.staffId)).toEqual([
      { action: 'answers.kept-from-iro', subjectId: id }
    ]);
    expect(await seenBy(team.jo)).toContain('School');
  });
});

describe('a call by somebody who is not the IRO', () => {
  const call = (keptFromIro: boolean) =>
    askForCall(store, team.child, { words: aboutJo, worry: true, keptFromIro }, monday);

  test('goes to the manager’s team by the next working day, and the IRO sees nothing of it', async () => {
    const before = await myReviews(store, team.jo, all, monday);
    expect(await call(true)).toMatchObject({ keptFromIro: true, answerBy: '2026-11-17' });
    expect(await myReviews(store, team.jo, all, monday)).toEqual(before);
    const { reading } = await reviewPage(store, team.jo, team.reviewId, monday);
    expect(reading?.requests).toEqual([]);
    expect((await myReviews(store, team.kit, all, monday)).waiting[0]).toMatchObject({ kept: true });
    expect(await alertStaff(store, 'https://h', monday)).toBe(1);
  });

  test('said later of a call already asked for, it stays said', async () => {
    await call(false);
    expect(await call(true)).toMatchObject({ keptFromIro: true });
    expect(await call(false)).toMatchObject({ keptFromIro: true });
    const { reading } = await reviewPage(store, team.jo, team.reviewId, monday);
    expect(reading?.requests).toEqual([]);
  });
});

describe('how whoever asked is reached', () => {
  test('stands with the request: a parent’s number', async () => {
    const id = team.parent.connectionId!;
    const contact = store.vault.seal('07700 900123', `connections.contact:${id}`);
    await store.db.update(store.t.connections).set({ contact }).where(eq(store.t.connections.id, id));
    await askForCall(store, team.parent, { words: 'Ring me', worry: false }, monday);
    const { reading } = await reviewPage(store, team.jo, team.reviewId, monday);
    expect(reading?.requests[0]?.reach).toEqual(['07700 900123']);
  });
});

describe('an allegation', () => {
  beforeEach(async () => {
    await sendViews(store, team.child, {
      B01: { asked: 'How is home?', choice: 'good', choices: { good: 'good' }, words: 'Sam hit me' },
      B20: { asked: 'Worries?', words: 'Sam again' },
      B25a: { asked: 'Where?', choice: 'outside', choices: { outside: 'Outside' }, words: 'Away from Sam' }
    });
    await store.db.update(store.t.answers).set({ shared: 'meeting' });
  });
  const sent = async () => {
    const [row] = await store.db
      .select({ id: store.t.submissions.id })
      .from(store.t.submissions)
      .where(eq(store.t.submissions.audience, 'child'));
    return row!.id;
  };
  const shown = async () => JSON.stringify(await meetingPack(store, team.jo, team.reviewId, monday));

  test.each(['carer', 'worker'])('about a %s keeps free words out of the pack', async (about) => {
    expect(await shown()).toContain('Sam hit me');
    await decide(store, team.jo, target(await sent()), passedOn(about), monday);
    const pack = await meetingPack(store, team.jo, team.reviewId, monday);
    expect(JSON.stringify(pack)).not.toMatch(/Sam hit|Sam again|Away from Sam/);
    expect(pack.voices[0]?.answers[0]).toMatchObject({ questionId: 'B01', words: null });
    expect(pack.voices[0]?.heldBack).toBe(3);
  });

  test('stays out when the child sends the same again', async () => {
    await decide(store, team.jo, target(await sent()), passedOn('carer'), monday);
    const again = await changeSent(store, team.child, monday + 1);
    if (!again.ok) throw new Error(again.reason);
    const helper = { who: 'nobody' as const, name: null };
    await send(store, team.child, { submissionId: again.draft.id, helper, named: true }, monday + 2);
    expect(await shown()).not.toMatch(/Sam hit|Sam again|Away from Sam/);
  });

  test('marked anew as about nobody, the words may be said', async () => {
    const id = await sent();
    await decide(store, team.jo, target(id), passedOn('worker'), monday);
    await decide(store, team.jo, target(id), { ...passedOn(''), decision: 'no-concern' }, monday + 1);
    expect(await shown()).not.toContain('Sam hit me');
    await decide(store, team.jo, target(id), passedOn('nobody'), monday + 2);
    expect(await shown()).toContain('Sam hit me');
  });

  const mistake = { ...passedOn(''), decision: 'no-concern', mistake: 'yes' };

  test('marked by mistake, the words may be said again, and both marks stay in the record', async () => {
    const id = await sent();
    await decide(store, team.jo, target(id), passedOn('carer'), monday);
    expect(await decide(store, team.jo, target(id), mistake, monday + 1)).toEqual({ ok: true });
    expect(await shown()).toContain('Sam hit me');
    const marks = await triagesOf(store, [id]);
    expect(marks.map(({ decision, about }) => [decision, about])).toEqual([
      ['no-concern', 'mistake'],
      ['passed-on', 'carer']
    ]);
    await decide(store, team.jo, target(id), passedOn('worker'), monday + 2);
    expect(await shown(), 'marked anew').not.toContain('Sam hit me');
  });

  test('a mistake on what was sent again leaves what was marked before it', async () => {
    await decide(store, team.jo, target(await sent()), passedOn('carer'), monday);
    const again = await changeSent(store, team.child, monday + 1);
    if (!again.ok) throw new Error(again.reason);
    const helper = { who: 'nobody' as const, name: null };
    await send(store, team.child, { submissionId: again.draft.id, helper, named: true }, monday + 2);
    await decide(store, team.jo, target(again.draft.id), passedOn('worker'), monday + 3);
    await decide(store, team.jo, target(again.draft.id), mistake, monday + 4);
    expect(await shown()).not.toContain('Sam hit me');
  });

  test('what is passed on says whom it is about, whatever else is ticked', async () => {
    const id = await sent();
    await decide(store, team.jo, target(id), { ...passedOn('carer'), mistake: 'yes' }, monday);
    expect(await shown()).not.toContain('Sam hit me');
  });

  test('whom it is about must be one of those named', async () => {
    const marked = await decide(store, team.jo, target(await sent()), passedOn('somebody'), monday);
    expect(marked).toEqual({ ok: false, errors: { about: 'Say whom the worry is about.' } });
  });
});
