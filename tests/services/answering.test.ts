import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Respondent as Viewer } from '../../src/lib/domain/access.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { answering, answeringToWrite, seenBy } from '../../src/lib/server/services/answering.ts';
import { askForAdvocate, requestsSeenBy } from '../../src/lib/server/services/requests.ts';
import { send } from '../../src/lib/server/services/sending.ts';
import type { Respondent } from '../../src/lib/server/services/submission-records.ts';
import { saveAnswers, submissionsOf } from '../../src/lib/server/services/submissions.ts';
import { aminaAndHers, monday, type People } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

const later = monday + 60_000;

let store: Store;
let people: People;
beforeEach(async () => {
  store = await testStore();
  people = await aminaAndHers(store);
});
afterEach(() => store.close());

const write = (who = people.child) => answeringToWrite(store, who, 'views', 'en', monday);
const viewer = (who: Respondent, proven: boolean): Viewer => ({
  kind: 'respondent',
  sessionId: 'one',
  proven,
  ...who
});

describe('ready to be written', () => {
  it('begins a draft once', async () => {
    expect((await answering(store, people.child, 'views', 'en', monday))?.draft).toBeNull();
    const first = await write();
    expect(first?.under.draft?.formId).toBe('child-8-11');
    expect((await write())?.under.draft?.id).toBe(first?.under.draft?.id);
  });

  it('opens what was sent, so that an answer given after sending is not lost', async () => {
    const sent = await sendOne();
    const again = await write();
    expect(again).toMatchObject({ reopened: true, under: { answers: { B01: { choice: 'good' } } } });
    expect((await submissionsOf(store, people.child, 'views')).sent?.id).toBe(sent);
  });

  it('says why it is closed and begins nothing', async () => {
    await store.db.update(store.t.reviews).set({ heldOn: '2026-11-16' });
    expect(await write()).toMatchObject({ reopened: false, under: { closed: 'held', draft: null } });
  });

  it('goes on with the form’s new version when the draft’s own is gone, answers kept', async () => {
    await sendOne();
    await write();
    await store.db.update(store.t.submissions).set({ formVersion: 99 });
    const under = await answering(store, people.child, 'views', 'en', monday);
    expect(under).toMatchObject({ form: { id: 'child-8-11' }, answers: { B01: { choice: 'good' } } });
    expect(under?.draft?.formVersion).toBe(under?.form.version);
  });
});

describe('what a reader may see', () => {
  it('is everything for the child with the secret pictures, and for others only this session’s', async () => {
    await sendOne();
    const under = (await write())?.under;
    const { draft = null, stored = new Map() } = under ?? {};
    expect(seenBy(viewer(people.child, true), later, draft, stored).size).toBe(1);
    expect(seenBy(viewer(people.child, false), later, draft, stored).size).toBe(0);
    expect(seenBy(viewer(people.child, false), monday, draft, stored).size).toBe(1);
    expect(seenBy(viewer(people.parent, true), later, draft, stored).size).toBe(0);
  });

  it('does not tell the next person at the tablet that an advocate was asked for', async () => {
    await askForAdvocate(store, people.child, null, monday);
    expect(await requestsSeenBy(store, viewer(people.child, true), later)).toHaveLength(1);
    expect(await requestsSeenBy(store, viewer(people.child, false), later)).toHaveLength(0);
    expect(await requestsSeenBy(store, viewer(people.child, false), monday)).toHaveLength(1);
  });
});

async function sendOne(): Promise<string> {
  const id = (await write())?.under.draft?.id ?? '';
  const value = { outcome: 'answered', choice: 'good', words: null } as const;
  await saveAnswers(
    store,
    people.child,
    id,
    { B01: { value, asked: { question: 'Home?' }, worry: false } },
    monday
  );
  await send(store, people.child, { submissionId: id, helper: null, named: true }, monday);
  return id;
}
