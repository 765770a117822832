import { eq, isNotNull } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillDemo } from '../../drizzle/demo/fill.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { mistypedPapers } from '../../src/lib/server/services/mistyped-papers.ts';
import { voicesOf } from '../../src/lib/server/services/voices.ts';
import { newStaff } from '../support/iro-team.ts';
import { testStore } from '../support/store.ts';

let store: Store;
beforeAll(async () => {
  store = await testStore();
  const options = { mode: 'demo', origin: 'http://localhost', now: Date.now() } as const;
  await store.transaction((tx) => fillDemo(tx, options));
}, 60_000);
afterAll(() => store.close());

const iroOf = async (childId: string) => {
  const { children, staff } = store.t;
  const [row] = await store.db
    .select({ name: staff.name })
    .from(children)
    .innerJoin(staff, eq(staff.id, children.iroId))
    .where(eq(children.id, childId));
  return row?.name;
};

test('the demo council shows a paper that was taken back as a mistake, in Amir’s caseload and waiting for nobody', async () => {
  const { submissions } = store.t;
  const rows = await store.db.select().from(submissions).where(isNotNull(submissions.mistypedBy));
  expect(rows).toMatchObject([{ audience: 'child', purpose: 'views', worry: false }]);
  expect(await iroOf(rows[0]!.childId)).toBe('Amir Hassan');
  const manager = await newStaff(store, 'Kit Moore', 'manager');
  expect(await mistypedPapers(store, manager, { id: rows[0]!.reviewId })).toMatchObject([
    { typedBy: 'Ben Pryce', takenBackBy: 'Ben Pryce', reason: 'wrong-person' }
  ]);
});

test('and one that came after the meeting', async () => {
  const { submissions } = store.t;
  const typed = await store.db.select().from(submissions).where(isNotNull(submissions.typedBy));
  const late = typed.filter(({ mistypedBy, submittedAt }) => mistypedBy === null && submittedAt !== null);
  expect(late).toHaveLength(1);
  expect(await iroOf(late[0]!.childId)).toBe('Amir Hassan');
  const voices = (await voicesOf(store, late[0]!.reviewId, 'views')).map(({ voice }) => voice);
  expect(voices.filter((voice) => voice.late)).toMatchObject([{ audience: 'carer', typedBy: 'Ben Pryce' }]);
});
