/** Coming in with an invitation, by link or by three words. */
import type { Cookies } from '@sveltejs/kit';
import type { Audience } from '../../domain/viewer.ts';
import { isLocale } from '../../i18n/locales.ts';
import type { Config } from '../config.ts';
import type { Store } from '../db/store.ts';
import { enterInvitation, type Invitation } from '../services/invitations.ts';
import { changeLanguage } from '../services/languages.ts';
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

/**
 * Begins a session for the invitation and gives the address of its first page.
 * @param language chosen before coming in; null, or one that does not ship, leaves the invitation’s own
 */
export async function enter(
  visit: Visit,
  invitation: Invitation,
  language: string | null
): Promise<'/my/start' | '/my/pictures'> {
  const { store, now } = visit.locals;
  const isFirstTime = await enterInvitation(store, invitation, now);
  if (language !== null && isLocale(language) && language !== invitation.language) {
    await changeLanguage(store, whoIs(invitation), language, now);
  }
  await signIn(browserOf(visit), { kind: 'respondent', id: invitation.id });
  return isFirstTime ? '/my/start' : '/my/pictures';
}

function whoIs({ id, reviewId, childId, audience, connectionId }: Invitation) {
  return { invitationId: id, reviewId, childId, audience: audience as Audience, connectionId };
}
