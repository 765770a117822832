/**
 * Who is signed in. lucia stays behind this one file: it makes the session ids and decides when one has ended.
 *
 * The cookie holds the session's secret, the table its SHA-256, so that a copied database opens no session. A session
 * ends when nothing happened for a while, when a member of staff's working day is over, and when the account or
 * invitation behind it ends.
 */
import { createHash } from 'node:crypto';
import { eq, lte } from 'drizzle-orm';
import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from 'lucia';
import { mayComeIn } from '../../domain/asked.ts';
import type { Audience, Respondent, StaffMember, StaffRole } from '../../domain/viewer.ts';
import type { Config } from '../config.ts';
import type { Store } from '../db/store.ts';

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionFacts, { person: Person }>;
    DatabaseSessionAttributes: SessionFacts;
    DatabaseUserAttributes: { person: Person };
  }
}

export type SessionKind = 'staff' | 'respondent';

/** Whose session: a member of staff's, or that of whoever holds an invitation. */
export interface Subject {
  readonly kind: SessionKind;
  readonly id: string;
}

export interface SignedIn {
  readonly viewer: StaffMember | Respondent;
  /** The locale of the invitation, or null for staff. */
  readonly language: string | null;
  /** When the session began, in milliseconds since 1970. */
  readonly since: number;
}

interface SessionFacts {
  readonly createdAt: number;
  readonly provenAt: number | null;
  /** "Firefox on Windows", of staff; null when it is not known. */
  readonly device: string | null;
}

interface Person {
  readonly viewer: Omit<StaffMember, Proof> | Omit<Respondent, Proof>;
  readonly language: string | null;
}
type Proof = 'sessionId' | 'proven';

/** In milliseconds: how long a session lives without a request, and how long a member of staff's may last in all. */
export type SessionLengths = Config['sessions'];

const minute = 60_000;
/** The time between password and second factor. */
const halfWay = 10 * minute;

/** Begins a session that has proven nothing yet, and gives the secret for the cookie. */
export function beginSession(
  store: Store,
  subject: Subject,
  lengths: SessionLengths,
  now: number,
  device: string | null = null
): Promise<string> {
  return create(store, subject, { createdAt: now, provenAt: null, device }, lengths, now);
}

/** Reads the session a cookie names, and counts the request as a sign of life. Null when there is none (any more). */
export async function readSession(
  store: Store,
  kind: SessionKind,
  secret: string,
  lengths: SessionLengths,
  now: number
): Promise<SignedIn | null> {
  const adapter = adapterOf(store, now, lengths.staffLongest);
  // lucia renews a lease only in its second half. Ours is renewed from the first minute on, so lucia's has no length.
  const { session, user } = await luciaOver(adapter, 0).validateSession(secret);
  if (!session || user.person.viewer.kind !== kind) return null;
  const proven = session.provenAt !== null;
  const lease = new Date(Date.now() + idleTime(kind, proven, lengths));
  if (lease.getTime() - session.expiresAt.getTime() > minute) {
    await adapter.updateSessionExpiration(secret, lease);
  }
  return {
    viewer: { ...user.person.viewer, sessionId: hashOf(secret), proven },
    language: user.person.language,
    since: session.createdAt
  };
}

/**
 * The second factor, or the secret pictures, were given: the session goes on under a new secret, so that one known
 * from before (fixation) is worth nothing. Gives null when the session has ended meanwhile.
 */
export async function proveSession(
  store: Store,
  secret: string,
  lengths: SessionLengths,
  now: number
): Promise<string | null> {
  return store.transaction(async (tx) => {
    const { sessions } = tx.t;
    const rows = await tx.db
      .delete(sessions)
      .where(eq(sessions.id, hashOf(secret)))
      .returning();
    const old = rows[0];
    if (!old || old.expiresAt <= now) return null;
    const facts = { createdAt: old.createdAt, provenAt: now, device: old.device };
    return create(tx, subjectOf(old.userId), facts, lengths, now);
  });
}

/** Ends the session a cookie names. Unknown ones are no error. */
export async function endSession(store: Store, secret: string): Promise<void> {
  await store.db.delete(store.t.sessions).where(eq(store.t.sessions.id, hashOf(secret)));
}

/** Ends every session of a person or invitation: after a new password, a new invitation, new pictures. */
export async function endSessionsOf(store: Store, subject: Subject): Promise<void> {
  await adapterOf(store, 0).deleteUserSessions(userIdOf(subject));
}

/** Removes sessions that have ended by themselves. */
export async function forgetEndedSessions(store: Store, now: number): Promise<void> {
  await luciaOver(adapterOf(store, now), 0).deleteExpiredSessions();
}

async function create(
  store: Store,
  subject: Subject,
  facts: SessionFacts,
  lengths: SessionLengths,
  now: number
): Promise<string> {
  const idle = idleTime(subject.kind, facts.provenAt !== null, lengths);
  const session = await luciaOver(adapterOf(store, now), idle).createSession(userIdOf(subject), facts);
  return session.id;
}

function idleTime(kind: SessionKind, proven: boolean, lengths: SessionLengths): number {
  if (kind === 'respondent') return lengths.respondentIdle;
  return proven ? lengths.staffIdle : Math.min(halfWay, lengths.staffIdle);
}

function luciaOver(adapter: Adapter, idle: number): Lucia<SessionFacts, { person: Person }> {
  return new Lucia(adapter, {
    sessionExpiresIn: new TimeSpan(idle, 'ms'),
    getSessionAttributes: (facts) => facts,
    getUserAttributes: (attributes) => attributes
  });
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function userIdOf({ kind, id }: Subject): string {
  return `${kind === 'staff' ? 'staff' : 'invitation'}:${id}`;
}

function subjectOf(userId: string): Subject {
  const [kind = '', id = ''] = userId.split(':');
  return { kind: kind === 'staff' ? 'staff' : 'respondent', id };
}

/**
 * lucia reads the machine's clock, the service is given `now`: instants are shifted by the difference on the way
 * in and out, so that both agree on when a session ends.
 */
function adapterOf(store: Store, now: number, staffLongest = Number.POSITIVE_INFINITY): Adapter {
  const { sessions } = store.t;
  const ahead = Date.now() - now;
  const ours = (date: Date): number => date.getTime() - ahead;
  const theirs = (secret: string, row: typeof sessions.$inferSelect): DatabaseSession => ({
    id: secret,
    userId: row.userId,
    expiresAt: new Date(lastOf(row, staffLongest) + ahead),
    attributes: { createdAt: row.createdAt, provenAt: row.provenAt, device: row.device }
  });
  return {
    async getSessionAndUser(secret): Promise<[DatabaseSession | null, DatabaseUser | null]> {
      const [row] = await store.db
        .select()
        .from(sessions)
        .where(eq(sessions.id, hashOf(secret)));
      if (!row) return [null, null];
      const person = await personOf(store, subjectOf(row.userId), now);
      return [theirs(secret, row), person && { id: row.userId, attributes: { person } }];
    },
    async getUserSessions(userId) {
      const rows = await store.db.select().from(sessions).where(eq(sessions.userId, userId));
      return rows.map((row) => theirs(row.id, row));
    },
    async setSession({ id, userId, expiresAt, attributes }) {
      await store.db
        .insert(sessions)
        .values({ ...attributes, id: hashOf(id), userId, expiresAt: ours(expiresAt), lastSeenAt: now });
    },
    async updateSessionExpiration(secret, expiresAt) {
      await store.db
        .update(sessions)
        .set({ expiresAt: ours(expiresAt), lastSeenAt: now })
        .where(eq(sessions.id, hashOf(secret)));
    },
    deleteSession: (secret) => endSession(store, secret),
    async deleteUserSessions(userId) {
      await store.db.delete(sessions).where(eq(sessions.userId, userId));
    },
    async deleteExpiredSessions() {
      await store.db.delete(sessions).where(lte(sessions.expiresAt, now));
    }
  };
}

function lastOf(row: { userId: string; createdAt: number; expiresAt: number }, staffLongest: number): number {
  if (subjectOf(row.userId).kind !== 'staff') return row.expiresAt;
  return Math.min(row.expiresAt, row.createdAt + staffLongest);
}

/** Who is behind a session, as long as the account or invitation lasts. */
function personOf(store: Store, subject: Subject, now: number): Promise<Person | null> {
  return subject.kind === 'staff'
    ? staffPerson(store, subject.id, now)
    : invitedPerson(store, subject.id, now);
}

async function staffPerson(store: Store, id: string, now: number): Promise<Person | null> {
  const { staff } = store.t;
  const [row] = await store.db.select().from(staff).where(eq(staff.id, id));
  if (!row || (row.endsAt !== null && row.endsAt <= now)) return null;
  return {
    viewer: { kind: 'staff', staffId: id, name: row.name, role: row.role as StaffRole },
    language: null
  };
}

async function invitedPerson(store: Store, id: string, now: number): Promise<Person | null> {
  const { invitations, connections } = store.t;
  const [found] = await store.db
    .select({ invitation: invitations, person: connections })
    .from(invitations)
    .leftJoin(connections, eq(connections.id, invitations.connectionId))
    .where(eq(invitations.id, id));
  const row = found?.invitation;
  if (!row || row.endedAt !== null || row.endsAt <= now) return null;
  if (!mayComeIn(row, found.person)) return null;
  const { reviewId, childId, connectionId } = row;
  const audience = row.audience as Audience;
  return {
    viewer: { kind: 'respondent', invitationId: id, reviewId, childId, audience, connectionId },
    language: row.language
  };
}
