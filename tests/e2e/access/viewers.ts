/** Everybody who comes to the door: each with a session won as a person wins it, and as the access table knows them. */
import { and, desc, eq, isNull } from 'drizzle-orm';
import { TOTP } from 'otpauth';
import type { Respondent, StaffMember, StaffRole, Viewer } from '../../../src/lib/domain/viewer.ts';
import { createInvitation } from '../../../src/lib/server/services/invitations.ts';
import { resetPictures } from '../../../src/lib/server/services/picture-pass.ts';
import { createStaff, endStaff } from '../../../src/lib/server/services/staff-accounts.ts';
import type { Answer, Caller } from './caller.ts';
import type { Council } from './council.ts';

/** One person at the door. */
export interface Somebody {
  readonly viewer: Viewer;
  readonly caller: Caller;
}

export const nobody: Viewer = { kind: 'nobody' };

function must(answer: Answer, location: RegExp): void {
  if (answer.status !== 303 || !location.test(answer.location))
    throw new Error(`Wanted to go to ${location}, got ${answer.status} ${answer.location}`);
}

export interface Account {
  readonly email: string;
  readonly password: string;
  readonly totp_secret: string;
}

/** The account of a member of the demo's staff. */
export function accountOf({ people }: Council, name: string): Account {
  const found = people.find((person) => person.name === name)?.enter;
  if (!found || !('email' in found)) throw new Error(`Nobody on the staff is called ${name}.`);
  return found;
}

export const codeOf = (secret: string, at = Date.now()): string =>
  new TOTP({ secret }).generate({ timestamp: at });

/** Lets a code of this minute count again, and earlier wrong ones not, so that no test waits for another. */
export async function forgetTries({ store }: Council): Promise<void> {
  await store.db.delete(store.t.attempts);
  await store.db.update(store.t.staff).set({ totpLastStep: null });
}

/** With the password only. */
export async function giveName(caller: Caller, { email, password }: Account): Promise<void> {
  must(await caller.post('/staff/sign-in', { email, password }), /^\/staff\/sign-in\/code$/);
}

/** With password and second factor. */
export async function signIn(council: Council, caller: Caller, account: Account): Promise<void> {
  await giveName(caller, account);
  await forgetTries(council);
  must(await caller.post('/staff/sign-in/code', { code: codeOf(account.totp_secret) }), /^\/staff$/);
}

export async function staffMember({ store }: Council, name: string, proven = true): Promise<StaffMember> {
  const [row] = await store.db.select().from(store.t.staff).where(eq(store.t.staff.name, name));
  if (!row) throw new Error(`Nobody on the staff is called ${name}.`);
  return { kind: 'staff', sessionId: '', staffId: row.id, name, role: row.role as StaffRole, proven };
}

export async function staffIn(council: Council, name: string): Promise<Somebody> {
  const caller = council.caller();
  await signIn(council, caller, accountOf(council, name));
  return { viewer: await staffMember(council, name), caller };
}

export async function halfIn(council: Council, name: string): Promise<Somebody> {
  const caller = council.caller();
  await giveName(caller, accountOf(council, name));
  return { viewer: await staffMember(council, name, false), caller };
}

/** The card of a child of the cast, or of an adult round the child, for the review that is not over. */
export async function cardOf(
  { store, children }: Council,
  child: string,
  audience: Respondent['audience'] = 'child'
) {
  const { invitations } = store.t;
  const ofChild = eq(invitations.childId, children.get(child) ?? '');
  const theirs = and(ofChild, eq(invitations.audience, audience), isNull(invitations.endedAt));
  // Cards for meetings of long ago stay in the register, over.
  const [card] = await store.db
    .select()
    .from(invitations)
    .where(theirs)
    .orderBy(desc(invitations.endsAt))
    .limit(1);
  if (!card) throw new Error(`${child} has no open card for a ${audience}.`);
  return card;
}

type Card = Awaited<ReturnType<typeof cardOf>>;

/** A new card for the same person, because the words on the first are known as hashes only. */
async function newCard({ store }: Council, { reviewId, audience, connectionId }: Card) {
  const wanted = { reviewId, audience: audience as Respondent['audience'], connectionId, createdBy: null };
  return createInvitation(store, wanted, Date.now());
}

/** Somebody with a card and without pictures: the next person at the same tablet. */
export async function withCard(council: Council, card: Card): Promise<Somebody & { viewer: Respondent }> {
  const { id, token } = await newCard(council, card);
  const caller = council.caller();
  must(await caller.post(`/i/${token}`), /^\/my\//);
  const { reviewId, childId, connectionId } = card;
  const audience = card.audience as Respondent['audience'];
  const who = { sessionId: '', invitationId: id, reviewId, childId, audience, connectionId };
  return { caller, viewer: { kind: 'respondent', ...who, proven: false } };
}

/** The same with their secret pictures: chosen anew, as a member of staff has let them. */
export async function withPictures(council: Council, card: Card): Promise<Somebody & { viewer: Respondent }> {
  const { caller, viewer } = await withCard(council, card);
  await resetPictures(council.store, viewer.invitationId, 'the test', Date.now());
  let at = '/my/pictures';
  for (const pick of ['pic-ball', 'pic-fish', 'pic-sun']) at = (await caller.post(at, { pick })).location;
  must(await caller.post(at, { do: 'yes' }), /^\/my$/);
  return { caller, viewer: { ...viewer, proven: true } };
}

/** Ways in which a session ends: what is left in the browser opens nothing. */
export const endings: Readonly<Record<string, (council: Council) => Promise<Caller>>> = {
  'a manager who signed out': async (council) => {
    const { caller } = await staffIn(council, 'Maggie Doyle');
    return keptAfter(caller, () => caller.post('/staff/sign-out'));
  },
  'a child who pressed Exit': async (council) => {
    const { caller } = await withPictures(council, await cardOf(council, 'Tomasz'));
    return keptAfter(caller, () => caller.post('/exit'));
  },
  'an IRO whose session is too old': async (council) => {
    const { caller, viewer } = await staffIn(council, 'Ruth Adeyemi');
    const { sessions } = council.store.t;
    const userId = `staff:${(viewer as StaffMember).staffId}`;
    await council.store.db
      .update(sessions)
      .set({ expiresAt: Date.now() - 1 })
      .where(eq(sessions.userId, userId));
    return caller;
  },
  'an IRO whose account has ended': async (council) => {
    const { store } = council;
    const account = { email: 'gone@wrenbridge.example', password: 'a long password', name: 'Gone' };
    const { id, totpSecret } = await createStaff(store, { ...account, role: 'manager' }, Date.now());
    const caller = council.caller();
    await signIn(council, caller, { ...account, totp_secret: totpSecret });
    // Only the account's end is written: no session is taken away.
    await store.db.update(store.t.staff).set({ endsAt: Date.now() }).where(eq(store.t.staff.id, id));
    return caller;
  },
  'an account ended by a manager': async (council) => {
    const { store } = council;
    const account = { email: 'left@wrenbridge.example', password: 'a long password', name: 'Left' };
    const { id, totpSecret } = await createStaff(store, { ...account, role: 'iro' }, Date.now());
    const caller = council.caller();
    await signIn(council, caller, { ...account, totp_secret: totpSecret });
    await endStaff(store, id, Date.now(), Date.now());
    return caller;
  },
  'a child whose card was replaced': async (council) => {
    const card = await cardOf(council, 'Marcus');
    const { caller } = await withCard(council, card);
    await newCard(council, card);
    return caller;
  }
};

/** Leaves, and puts the cookies back that the browser was told to forget. */
async function keptAfter(caller: Caller, leave: () => Promise<Answer>): Promise<Caller> {
  const before = [...caller.cookies];
  await leave();
  for (const [name, value] of before) caller.cookies.set(name, value);
  return caller;
}
