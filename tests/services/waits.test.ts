import { eq, isNotNull } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { fillDemo } from '../../drizzle/demo/fill.ts';
import { dayOf } from '../../src/lib/domain/day.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { decide } from '../../src/lib/server/services/triage.ts';
import { aminaAndTheTeam, sendRating, sendViews } from '../support/iro-team.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

/** What `submissions.waits` stands for, asked of the rows themselves. */
async function waitingByRows(store: Store): Promise<string[]> {
  const { submissions, answers, triages } = store.t;
  const marked = new Set((await store.db.select().from(triages)).map((row) => row.submissionId));
  const typed = new Set(
    (await store.db.select().from(answers).where(isNotNull(answers.words))).map((row) => row.submissionId)
  );
  const sent = await store.db.select().from(submissions).where(isNotNull(submissions.submittedAt));
  return sent
    .filter(({ id, purpose, worry }) => !marked.has(id) && (purpose === 'views' || worry || typed.has(id)))
    .map(({ id }) => id)
    .sort();
}

async function waiting(store: Store): Promise<string[]> {
  const { submissions } = store.t;
  const rows = await store.db.select().from(submissions).where(eq(submissions.waits, true));
  return rows.flatMap(({ id, submittedAt }) => (submittedAt === null ? [] : [id])).sort();
}

test('views and a worry wait until they are marked; a rating waits when it has words', async () => {
  const store = await testStore();
  const { child, parent, jo, reviewId } = await aminaAndTheTeam(store);
  const views = await sendViews(store, child, { B04: { asked: 'How is school?', choice: 'good' } });
  expect(await waiting(store)).toEqual([views]);
  const calm = { decision: 'no-concern', passedTo: '', passedWhen: '', note: '', tellChild: 'I read it.' };
  expect(await decide(store, jo, { reviewId, submissionId: views }, calm, monday)).toEqual({ ok: true });
  expect(await waiting(store)).toEqual([]);
  await store.db.update(store.t.reviews).set({ heldOn: dayOf(monday) });
  await sendRating(store, child, { RB1: { asked: 'Did people listen?', choice: 'yes' } }, { named: false });
  expect(await waiting(store)).toEqual([]);
  const words = { RP9: { asked: 'Anything else?', words: 'Too long' } };
  const told = await sendRating(store, parent, words, { named: false, formId: 'rating-parent' });
  expect(await waiting(store)).toEqual([told]);
  expect(await waitingByRows(store)).toEqual([told]);
  await store.close();
});

test('in the demo council exactly that waits which its rows say', async () => {
  const store = await testStore();
  const now = Date.now();
  await store.transaction((tx) => fillDemo(tx, { mode: 'demo', origin: 'http://localhost', now }));
  const found = await waiting(store);
  expect(found.length).toBeGreaterThan(20);
  expect(found).toEqual(await waitingByRows(store));
  await store.close();
}, 60_000);
