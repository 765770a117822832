/**
 * One person for each form, who has everything that a form can ask about: people round the child, a meeting that is
 * planned, and one that was held, with something agreed there that was not done yet.
 */
import { eq } from 'drizzle-orm';
import { addDays, dayOf, type Day } from '../../../src/lib/domain/day.ts';
import type { Audience } from '../../../src/lib/domain/viewer.ts';
import type { FormDefinition } from '../../../src/lib/forms/definition.ts';
import { newId } from '../../../src/lib/server/db/id.ts';
import type { Store } from '../../../src/lib/server/db/store.ts';
import { seedBankHolidays } from '../../../src/lib/server/services/bank-holidays.ts';
import { createInvitation } from '../../../src/lib/server/services/invitations.ts';
import { createStaff } from '../../../src/lib/server/services/staff-accounts.ts';

export const iro = {
  name: 'Jo Clarke',
  email: 'jo.clarke@wrenbridge.example',
  password: 'a long way round the lake'
} as const;

/** Somebody who answers one form. */
export interface Reader {
  readonly form: FormDefinition;
  readonly childId: string;
  readonly reviewId: string;
  readonly invitationId: string;
  readonly audience: Audience;
  readonly connectionId: string | null;
  /** The secret part of their link. */
  readonly token: string;
}

/** An empty council's IRO. Gives the id. */
export async function addIro(store: Store): Promise<string> {
  await seedBankHolidays(store);
  const made = await createStaff(store, { ...iro, role: 'iro', picture: 'avatar-jo' }, Date.now());
  return made.id;
}

/** Age in years on the day of the meeting, for each band; adults are asked about a child of nine. */
const ages: Readonly<Record<FormDefinition['band'], number>> = {
  symbol: 10,
  '4-7': 5,
  '8-11': 9,
  '12-15': 13,
  '16-17': 16,
  adult: 9
};

let made = 0;

/** Adds a child with all that belongs to them, and the person who answers this form about the review it is for. */
export async function addReader(
  store: Store,
  iroId: string,
  form: FormDefinition,
  language = 'en'
): Promise<Reader> {
  const now = Date.now();
  const today = dayOf(now);
  const childId = await addChild(store, iroId, form, today);
  const people = await addPeople(store, childId);
  const heldId = await addReview(store, childId, iroId, { heldOn: addDays(today, -3) });
  await addAgreed(store, childId, heldId, iroId);
  const nextId = await addReview(store, childId, iroId, {
    meetingOn: addDays(today, 14),
    meetingTime: '16:00',
    placeKind: 'school'
  });
  const reviewId = form.purpose === 'rating' ? heldId : nextId;
  const audience = form.audience;
  const connectionId =
    audience === 'child' ? null : (people.get(audience === 'other' ? 'social-worker' : audience) ?? null);
  const invited = { reviewId, audience, connectionId, language, createdBy: null };
  const { id: invitationId, token } = await createInvitation(store, invited, now);
  // Only the version in easier words is one that somebody chooses.
  if (form.id === 'parent-easy')
    await store.db
      .update(store.t.invitations)
      .set({ formId: form.id })
      .where(eq(store.t.invitations.id, invitationId));
  return { form, childId, reviewId, invitationId, audience, connectionId, token };
}

async function addChild(store: Store, iroId: string, form: FormDefinition, today: Day): Promise<string> {
  const id = newId();
  const age = form.id === 'observation-under-4' ? 2 : ages[form.band];
  const now = Date.now();
  await store.db.insert(store.t.children).values({
    id,
    localId: `FORM${String((made += 1))}`,
    firstName: store.vault.seal('Robin', `children.firstName:${id}`),
    dateOfBirth: addDays(today, -Math.round((age + 0.5) * 365.25)),
    iroId,
    language: 'en',
    communication: form.band === 'symbol' ? 'symbols' : null,
    lookedAfterSince: addDays(today, -400),
    cycle: 'standard',
    createdAt: now,
    updatedAt: now
  });
  return id;
}

const round = [
  ['carer', 'Dee', null],
  ['parent', 'Marta', 'Mum'],
  ['sibling', 'Yusuf', null],
  ['social-worker', 'Sam Okoro', 'Sam']
] as const;

async function addPeople(store: Store, childId: string): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const [role, name, calledBy] of round) {
    const id = newId();
    ids.set(role, id);
    await store.db.insert(store.t.connections).values({
      id,
      childId,
      role,
      name: store.vault.seal(name, `connections.name:${id}`),
      calledBy: calledBy && store.vault.seal(calledBy, `connections.calledBy:${id}`),
      askViews: true
    });
  }
  return ids;
}

async function addReview(
  store: Store,
  childId: string,
  iroId: string,
  plan: { heldOn?: Day; meetingOn?: Day; meetingTime?: string; placeKind?: string }
): Promise<string> {
  const id = newId();
  const now = Date.now();
  await store.db
    .insert(store.t.reviews)
    .values({ id, childId, iroId, ...plan, createdAt: now, updatedAt: now });
  return id;
}

/** Something the child asked for that has not happened, and a decision that is still open. */
async function addAgreed(store: Store, childId: string, reviewId: string, iroId: string): Promise<void> {
  const { db, t, vault } = store;
  const id = newId();
  const by = { reviewId, childId, position: 0 };
  await db.insert(t.outcomes).values({
    ...by,
    id,
    asked: vault.seal('See Yusuf at weekends', `outcomes.asked:${id}`),
    state: 'not-yet',
    reply: vault.seal('Sam is asking his carers.', `outcomes.reply:${id}`),
    writtenBy: iroId,
    writtenAt: Date.now()
  });
  const decision = newId();
  await db.insert(t.decisions).values({
    ...by,
    id: decision,
    words: vault.seal('Sam finds a swimming club', `decisions.words:${decision}`),
    owner: vault.seal('Sam Okoro', `decisions.owner:${decision}`),
    state: 'open',
    recordedBy: iroId,
    recordedAt: Date.now()
  });
}
