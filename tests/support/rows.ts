/** The smallest rows that the store's own tests need: a child, a review, a submission with an answer. */
import { newId } from '../../src/lib/server/db/id.ts';
import type { Store } from '../../src/lib/server/db/store.ts';

const now = Date.UTC(2026, 0, 5, 9);

export async function addChild(store: Store, localId: string, firstName = 'Maya'): Promise<string> {
  const id = newId();
  await store.db.insert(store.t.children).values({
    id,
    localId,
    firstName: store.vault.seal(firstName, `children.firstName:${id}`),
    dateOfBirth: '2016-05-04',
    language: 'en',
    cycle: 'standard',
    createdAt: now,
    updatedAt: now
  });
  return id;
}

export async function addSubmission(store: Store, childId: string): Promise<string> {
  const reviewId = newId();
  const id = newId();
  await store.db.insert(store.t.reviews).values({ id: reviewId, childId, createdAt: now, updatedAt: now });
  await store.db.insert(store.t.submissions).values({
    id,
    reviewId,
    childId,
    audience: 'child',
    purpose: 'views',
    formId: 'child-8-11',
    formVersion: 1,
    language: 'en',
    startedAt: now,
    savedAt: now,
    worry: false
  });
  return id;
}

export async function addAnswer(
  store: Store,
  submissionId: string,
  questionId: string,
  words: string
): Promise<string> {
  const id = newId();
  await store.db.insert(store.t.answers).values({
    id,
    submissionId,
    questionId,
    outcome: 'answered',
    words: store.vault.seal(words, `answers.words:${id}`),
    asked: { question: 'How is home?' },
    shared: 'iro',
    worry: false,
    savedAt: now
  });
  return id;
}
