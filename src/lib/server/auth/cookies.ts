/**
 * The two cookies of Heard: `hs` for staff, `hr` for respondents. Both end with the browser, are out of reach of
 * scripts, and are sent to this site only. One browser holds one session: signing in ends whatever was there, so
 * that the next child on a tablet never meets the last one.
 */
import type { Cookies } from '@sveltejs/kit';
import type { Store } from '../db/store.ts';
import { beginSession, endSession, proveSession, readSession } from './session.ts';
import type { SessionKind, SessionLengths, SignedIn, Subject } from './session.ts';

/** What one request knows that sessions need. */
export interface Browser {
  readonly store: Store;
  readonly cookies: Cookies;
  /** The site is reached by https. */
  readonly secure: boolean;
  readonly lengths: SessionLengths;
  readonly now: number;
}

const kinds = ['staff', 'respondent'] as const satisfies readonly SessionKind[];

/** The prefix makes browsers refuse the cookie from another site of the same council. */
export function cookieName(kind: SessionKind, secure: boolean): string {
  return `${secure ? '__Host-' : ''}${kind === 'staff' ? 'hs' : 'hr'}`;
}

/** Who this browser is signed in as, or null. A cookie that opens nothing (any more) is taken away. */
export async function whoIsHere(browser: Browser): Promise<SignedIn | null> {
  const { store, lengths, now } = browser;
  for (const kind of kinds) {
    const secret = secretOf(browser, kind);
    if (secret === null) continue;
    const signedIn = await readSession(store, kind, secret, lengths, now);
    if (signedIn) return signedIn;
    clear(browser, kind);
  }
  return null;
}

/**
 * Signs in. Any session this browser had is ended on the server first.
 * @param device what staff know their own computer by; never given for a respondent
 */
export async function signIn(
  browser: Browser,
  subject: Subject,
  device: string | null = null
): Promise<void> {
  await signOut(browser);
  const secret = await beginSession(browser.store, subject, browser.lengths, browser.now, device);
  keep(browser, subject.kind, secret);
}

/** Marks the session of this browser as proven, under a new secret. False when it has ended meanwhile. */
export async function prove(browser: Browser, kind: SessionKind): Promise<boolean> {
  const old = secretOf(browser, kind);
  const secret = old && (await proveSession(browser.store, old, browser.lengths, browser.now));
  if (!secret) return false;
  keep(browser, kind, secret);
  return true;
}

/** Ends every session of this browser, on the server and in its cookies. */
export async function signOut(browser: Browser): Promise<void> {
  const secrets = kinds.map((kind) => [kind, secretOf(browser, kind)] as const);
  for (const [kind] of secrets) clear(browser, kind);
  for (const [, secret] of secrets) if (secret !== null) await endSession(browser.store, secret);
}

function secretOf({ cookies, secure }: Browser, kind: SessionKind): string | null {
  return cookies.get(cookieName(kind, secure)) ?? null;
}

function keep({ cookies, secure }: Browser, kind: SessionKind, secret: string): void {
  cookies.set(cookieName(kind, secure), secret, flags(secure));
}

function clear({ cookies, secure }: Browser, kind: SessionKind): void {
  if (cookies.get(cookieName(kind, secure)) !== undefined)
    cookies.delete(cookieName(kind, secure), flags(secure));
}

function flags(secure: boolean) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
}
