/** Amina, nine, with her IRO, her mother and her carer, and one review to come: the least that respondents need. */
import { isAskedUnlessSaid } from '../../src/lib/domain/asked.ts';
import { newId } from '../../src/lib/server/db/id.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import type { Respondent } from '../../src/lib/server/services/submission-records.ts';

/** Monday 16 November 2026, ten in the morning in England. */
export const monday = Date.UTC(2026, 10, 16, 10, 0);

export interface People {
  readonly iroId: string;
  readonly childId: string;
  readonly reviewId: string;
  readonly child: Respondent;
  readonly parent: Respondent;
  readonly carer: Respondent;
}

/** Puts the people in the store. `name` keeps two families apart. */
export async function aminaAndHers(store: Store, name = 'Amina'): Promise<People> {
  const { vault, t, db } = store;
  const iroId = newId();
  await db.insert(t.staff).values({
    id: iroId,
    emailHash: vault.mac('staff.email', `jo.${name}@example.org`),
    email: vault.seal('jo@example.org', `staff.email:${iroId}`),
    name: 'Jo Clarke',
    role: 'iro',
    picture: null,
    passwordHash: 'x',
    totpSecret: vault.seal('secret', `staff.totpSecret:${iroId}`),
    createdAt: monday
  });
  const childId = newId();
  await db.insert(t.children).values({
    id: childId,
    localId: `L-${name}`,
    firstName: vault.seal(name, `children.firstName:${childId}`),
    dateOfBirth: '2017-03-01',
    iroId,
    language: 'en',
    cycle: 'standard',
    createdAt: monday,
    updatedAt: monday
  });
  const reviewId = await newReview(store, childId, { meetingOn: '2026-12-03', meetingTime: '16:00' });
  const mother = await connection(store, childId, 'parent', 'Samira', 'Mum');
  const carer = await connection(store, childId, 'carer', 'Sam', null);
  await connection(store, childId, 'social-worker', 'Priya', null);
  const card = (audience: Respondent['audience'], connectionId: string | null) =>
    invitation(store, { reviewId, childId, audience, connectionId });
  return {
    iroId,
    childId,
    reviewId,
    child: await card('child', null),
    parent: await card('parent', mother),
    carer: await card('carer', carer)
  };
}

/** A review of a child; what is not said is not known yet. */
export async function newReview(
  store: Store,
  childId: string,
  facts: { meetingOn?: string; meetingTime?: string; heldOn?: string; placeKind?: string }
): Promise<string> {
  const id = newId();
  await store.db
    .insert(store.t.reviews)
    .values({ id, childId, ...facts, createdAt: monday, updatedAt: monday });
  return id;
}

/** Another card for the same person, as when one is lost. */
export async function invitation(store: Store, who: Omit<Respondent, 'invitationId'>): Promise<Respondent> {
  const id = newId();
  await store.db.insert(store.t.invitations).values({
    id,
    ...who,
    tokenHash: `token ${id}`,
    codeHash: `code ${id}`,
    language: 'en',
    createdAt: monday,
    endsAt: monday + 90 * 86_400_000
  });
  return { invitationId: id, ...who };
}

async function connection(
  store: Store,
  childId: string,
  role: string,
  name: string,
  calledBy: string | null
) {
  const id = newId();
  await store.db.insert(store.t.connections).values({
    id,
    childId,
    role,
    name: store.vault.seal(name, `connections.name:${id}`),
    calledBy: calledBy === null ? null : store.vault.seal(calledBy, `connections.calledBy:${id}`),
    askViews: isAskedUnlessSaid(role)
  });
  return id;
}
