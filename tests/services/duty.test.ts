import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/lib/server/config.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { answerRequest } from '../../src/lib/server/services/answered-requests.ts';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import { openChild } from '../../src/lib/server/services/child-page.ts';
import { meetingPack } from '../../src/lib/server/services/meeting-pack.ts';
import { myReviews, type Wanted } from '../../src/lib/server/services/my-reviews.ts';
import { outboxLines } from '../../src/lib/server/services/outbox-lines.ts';
import { askForAdvocate, askForCall } from '../../src/lib/server/services/requests.ts';
import { opensReview, reviewPage } from '../../src/lib/server/services/review-page.ts';
import { changeSent, send } from '../../src/lib/server/services/sending.ts';
import { saveSettings } from '../../src/lib/server/services/settings.ts';
import { keepVoice, voiceForStaff } from '../../src/lib/server/services/spoken-answers.ts';
import { alertStaff } from '../../src/lib/server/services/staff-alerts.ts';
import { decide } from '../../src/lib/server/services/triage.ts';
import { readViews } from '../../src/lib/server/services/views.ts';
import { shift } from '../support/duty.ts';
import { aminaAndTheTeam, logged, newStaff, sendViews, yesNoWords, type Team } from '../support/iro-team.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** Monday evening, when the office is closed. */
const evening = monday + 9 * hour;
const all: Wanted = { show: 'all', later: false, iroId: null };
const unsafe = {
  'B09.school': { asked: 'Do you feel safe at school?', choice: 'no', choices: yesNoWords, worry: true }
};
const fine = { B04: { asked: 'How is school?', choice: 'good' } };
const noConcern = { decision: 'no-concern', passedTo: '', passedWhen: '', note: 'A game', tellChild: '' };

let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
});
afterEach(() => store.close());

const told = async () => (await outboxLines(store, true, monday)).map(({ shown }) => shown?.to).sort();
const onDuty = (staffId = team.lee.staffId, startsAt = evening, endsAt = evening + 12 * hour) =>
  shift(store, team.kit.staffId, { staffId, startsAt, endsAt });
const edt = { email: 'edt@example.org', mobile: '+447700900123' };

describe('a worry', () => {
  const usual = ['Kit Moore@example.org', 'jo@example.org'];

  test('while the office is open is not told to whoever is on duty', async () => {
    await onDuty(team.lee.staffId, monday - day, monday + day);
    await sendViews(store, team.child, unsafe);
    await alertStaff(store, 'https://h', monday);
    expect(await told()).toEqual(usual);
  });

  test('while it is closed is told to who is on duty now, staff and outside, once', async () => {
    await onDuty();
    await shift(store, team.kit.staffId, { ...edt, startsAt: evening - hour, endsAt: evening + hour });
    await shift(store, team.kit.staffId, { ...edt, startsAt: evening, endsAt: evening + 2 * hour });
    await shift(store, team.kit.staffId, { email: 'over@example.org', startsAt: monday, endsAt: evening });
    await sendViews(store, team.child, unsafe, evening);
    expect(await alertStaff(store, 'https://h', evening)).toBe(5);
    expect(await alertStaff(store, 'https://h', evening + 1.5 * hour)).toBe(0);
    expect(await told()).toEqual([
      '+447700900123',
      ...['Kit Moore@example.org', 'Lee Park@example.org'],
      'edt@example.org',
      'jo@example.org'
    ]);
    const outside = (await outboxLines(store, true, monday)).filter(({ shown }) =>
      /edt|7700/.test(shown!.to)
    );
    for (const { shown } of outside) {
      expect(shown?.text).toBe('An answer in Heard may need somebody now. Phone the IRO manager.');
      expect(JSON.stringify(shown)).not.toMatch(/Amina|school|https/);
    }
    const keys = await store.db.select({ about: store.t.outbox.about }).from(store.t.outbox);
    expect(JSON.stringify(keys)).not.toMatch(/edt@|7700900/);
  });

  test('that came in before a shift and is unmarked when it starts is told then; a marked one is not', async () => {
    const id = await sendViews(store, team.child, unsafe, evening - hour);
    await sendViews(store, team.parent, unsafe, evening - hour);
    expect(await alertStaff(store, 'https://h', evening - hour)).toBe(4);
    await onDuty();
    await decide(
      store,
      team.jo,
      { reviewId: team.reviewId, submissionId: id },
      { ...noConcern, tellChild: 'x' },
      evening - 1
    );
    expect(await alertStaff(store, 'https://h', evening)).toBe(1);
    expect(await alertStaff(store, 'https://h', evening + hour)).toBe(0);
  });

  test('the number that outsiders ring is a setting', async () => {
    const given = readConfig({}).words;
    await saveSettings(store, given, { managerNumber: '01632 960 111' }, team.kit.staffId, monday);
    await shift(store, team.kit.staffId, { mobile: edt.mobile, startsAt: evening, endsAt: evening + hour });
    await sendViews(store, team.child, unsafe, evening);
    await alertStaff(store, 'https://h', evening);
    const lines = await outboxLines(store, true, monday);
    expect(lines.find(({ channel }) => channel === 'text')?.shown?.text).toMatch(
      /manager on 01632 960 111\.$/
    );
  });

  test('kept from the IRO is told to who is on duty outside, and to no IRO on duty, who could not open it', async () => {
    await onDuty();
    await shift(store, team.kit.staffId, { ...edt, startsAt: evening, endsAt: evening + hour });
    const { id } = await askForCall(store, team.child, { words: 'About Jo', worry: true }, evening);
    await store.db.update(store.t.requests).set({ keptFromIro: true });
    await alertStaff(store, 'https://h', evening);
    expect(await told()).toEqual(['+447700900123', 'Kit Moore@example.org', 'edt@example.org']);
    const answer = { outcome: 'Rang', tellChild: 'I rang' };
    await expect(answerRequest(store, team.lee, id, answer, evening)).rejects.toThrow(NotYours);
    expect((await myReviews(store, team.lee, all, evening)).onDuty?.items).toEqual([]);
    await onDuty(team.kit.staffId);
    expect((await myReviews(store, team.kit, all, evening)).onDuty?.items).toMatchObject([
      { id, kept: true }
    ]);
  });
});

describe('what is only late', () => {
  test('is not told to whoever is on duty', async () => {
    await sendViews(store, team.child, fine);
    const late = evening + 4 * day;
    await shift(store, team.kit.staffId, { ...edt, startsAt: late, endsAt: late + hour });
    await onDuty(team.lee.staffId, late, late + hour);
    await alertStaff(store, 'https://h', late);
    expect(await told()).toEqual(['Kit Moore@example.org']);
  });
});

describe('on duty', () => {
  const opens = (now: number, viewer = team.lee) => reviewPage(store, viewer, team.reviewId, now);

  test('an IRO reads exactly what is flagged and unmarked, of any caseload, and it is logged', async () => {
    const worry = await sendViews(store, team.child, unsafe, evening);
    const parents = await sendViews(store, team.parent, fine, evening);
    await askForCall(store, team.child, { words: 'Ring me', worry: true }, evening);
    await askForAdvocate(store, team.child, 'Somebody to speak up', evening);
    await onDuty();

    const front = await myReviews(store, team.lee, all, evening);
    expect(front).toMatchObject({ children: 0, coming: [], waiting: [] });
    expect(front.onDuty).toMatchObject({ until: evening + 12 * hour });
    expect(front.onDuty?.items.map(({ kind, id }) => [kind, kind === 'views' ? id : ''])).toEqual([
      ['request', ''],
      ['views', worry]
    ]);

    const page = await opens(evening);
    expect(page).toMatchObject({ byDuty: true, people: [] });
    expect(page.reading?.views.voices.map(({ submissionId }) => submissionId)).toEqual([worry]);
    expect(page.reading?.requests.map(({ kind }) => kind)).toEqual(['call-me']);
    expect(page.reading).toMatchObject({ participation: null, ratings: [] });
    const read = await logged(store, team.lee.staffId);
    expect(read).toContainEqual({ action: 'answers.read', subjectId: worry });
    expect(read).not.toContainEqual({ action: 'answers.read', subjectId: parents });
    expect(read.map(({ action }) => action)).toContain('answers.flag-read');

    const child = { childId: team.childId };
    await expect(openChild(store, team.lee, child.childId, evening)).rejects.toThrow(NotYours);
    expect(await openChild(store, team.lee, child.childId, evening, { onDuty: true })).toMatchObject({
      name: 'Amina'
    });
  });

  test('nothing else of the review opens', async () => {
    await sendViews(store, team.child, unsafe, evening);
    const other = await sendViews(store, team.parent, fine, evening);
    await onDuty();
    await expect(readViews(store, team.lee, team.reviewId, evening)).rejects.toThrow(NotYours);
    await expect(meetingPack(store, team.lee, team.reviewId, evening)).rejects.toThrow(NotYours);
    const target = { reviewId: team.reviewId, submissionId: other };
    await expect(decide(store, team.lee, target, noConcern, evening)).rejects.toThrow(NotYours);
  });

  test('not before the shift, not after it, not for who is not on it', async () => {
    await sendViews(store, team.child, unsafe, evening);
    await onDuty();
    const noor = await newStaff(store, 'Noor Ali', 'iro');
    await expect(opens(evening - 1)).rejects.toThrow(NotYours);
    await expect(opens(evening + 12 * hour)).rejects.toThrow(NotYours);
    await expect(opens(evening, noor)).rejects.toThrow(NotYours);
    await expect(opens(evening, { ...team.lee, proven: false })).rejects.toThrow(NotYours);
    expect(await opensReview(store, team.lee, team.reviewId, evening)).toBe(true);
    expect((await myReviews(store, noor, all, evening)).onDuty).toBeNull();
  });

  test('when nothing is flagged there is nothing to open', async () => {
    const id = await sendViews(store, team.child, fine, evening);
    await onDuty();
    await expect(opens(evening)).rejects.toThrow(NotYours);
    const target = { reviewId: team.reviewId, submissionId: id };
    await expect(decide(store, team.lee, target, noConcern, evening)).rejects.toThrow(NotYours);
    await expect(openChild(store, team.lee, team.childId, evening, { onDuty: true })).rejects.toThrow(
      NotYours
    );
  });

  test('once it is marked it is closed again, but what was being marked may be finished', async () => {
    const submissionId = await sendViews(store, team.child, unsafe, evening);
    const target = { reviewId: team.reviewId, submissionId };
    const entries = { ...noConcern, tellChild: 'I read it.' };
    await onDuty();
    await onDuty((await newStaff(store, 'Noor Ali', 'iro')).staffId);
    await opens(evening);
    expect(await decide(store, team.jo, target, entries, evening + 1)).toEqual({ ok: true });
    await expect(opens(evening + 2)).rejects.toThrow(NotYours);
    expect(await opensReview(store, team.lee, team.reviewId, evening + 2)).toBe(false);
    expect(await decide(store, team.lee, target, entries, evening + 3)).toEqual({ ok: true });
    await expect(decide(store, team.lee, target, entries, evening + 13 * hour)).rejects.toThrow(NotYours);
  });

  test('an answer said aloud is heard while it is flagged, in whichever version nobody has marked', async () => {
    const wav = { mediaType: 'audio/wav', bytes: new Uint8Array([7]) };
    const voiceId = await keepVoice(store, team.child, wav, evening);
    const first = await sendViews(store, team.child, unsafe, evening);
    await store.db.update(store.t.answers).set({ voiceId });
    await onDuty();
    const hear = async () =>
      (await voiceForStaff(store, team.lee, { reviewId: team.reviewId, voiceId }, evening + 3)).bytes[0];
    const mark = (submissionId: string) =>
      decide(
        store,
        team.jo,
        { reviewId: team.reviewId, submissionId },
        { ...noConcern, tellChild: 'x' },
        evening
      );
    expect(await hear()).toBe(7);
    await mark(first);
    await expect(hear()).rejects.toThrow(NotYours);
    const again = await changeSent(store, team.child, evening + 1);
    const submissionId = again.ok ? again.draft.id : '';
    await expect(hear()).rejects.toThrow(NotYours);
    await send(
      store,
      team.child,
      { submissionId, helper: { who: 'nobody', name: null }, named: true },
      evening + 2
    );
    expect(await hear()).toBe(7);
    expect(await logged(store, team.lee.staffId)).toContainEqual({
      action: 'answers.heard',
      subjectId: submissionId
    });
    await mark(submissionId);
    await expect(hear()).rejects.toThrow(NotYours);
  });

  test('a worried call is answered by who is on duty, once', async () => {
    const call = await askForCall(store, team.child, { words: 'Ring me', worry: true }, evening);
    const answer = { outcome: 'Rang at eight', tellChild: 'We talked.' };
    await expect(answerRequest(store, team.lee, call.id, answer, evening)).rejects.toThrow(NotYours);
    await onDuty();
    expect(await answerRequest(store, team.lee, call.id, answer, evening)).toEqual({ ok: true });
    await expect(answerRequest(store, team.lee, call.id, answer, evening)).rejects.toThrow(NotYours);
    const quiet = await askForCall(store, team.parent, { words: 'When you can', worry: false }, evening);
    await expect(answerRequest(store, team.lee, quiet.id, answer, evening)).rejects.toThrow(NotYours);
  });
});
