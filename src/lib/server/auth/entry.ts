/** Coming in with an invitation, by link or by three words. */
import type { Cookies } from '@sveltejs/kit';
import type { Config } from '../config.ts';
import type { Store } from '../db/store.ts';
import { enterInvitation, type Invitation } from '../services/invitations.ts';
import { type Browser, signIn } from './cookies.ts';

/** The parts of a request that signing in and out need. */
export interface Visit {
  readonly cookies: Cookies;
  readonly locals: { readonly store: Store; readonly config: Config; readonly now: number };
}

export function browserOf({ cookies, locals }: Visit): Browser {
  const { store, config, now } = locals;
  return { store, cookies, now, secure: config.secureCookies, lengths: config.sessions };
}

/** Begins a session for the invitation and gives the address of its first page. */
export async function enter(visit: Visit, invitation: Invitation): Promise<'/my/start' | '/my/pictures'> {
  const isFirstTime = await enterInvitation(visit.locals.store, invitation, visit.locals.now);
  await signIn(browserOf(visit), { kind: 'respondent', id: invitation.id });
  return isFirstTime ? '/my/start' : '/my/pictures';
}
