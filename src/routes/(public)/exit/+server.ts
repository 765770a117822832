/**
 * Exit: the session ends on the server, then a page about something else. Nothing may stand in the way, so a fault
 * while ending the session is logged and the visitor leaves all the same.
 */
import type { RequestHandler } from '@sveltejs/kit';
import { signOut } from '$lib/server/auth/cookies.ts';
import { browserOf, type Visit } from '$lib/server/auth/entry.ts';
import { describeError, log } from '$lib/server/log.ts';

const forget = { 'clear-site-data': '"cache", "storage"' };

export const GET: RequestHandler = async (event) => {
  await leave(event);
  return new Response(null, {
    status: 303,
    headers: { ...forget, location: event.locals.config.words.exitUrl }
  });
};

/**
 * The answer to a form may not redirect to another site (`form-action 'self'`), so this one moves on by itself.
 */
export const POST: RequestHandler = async (event) => {
  await leave(event);
  return new Response(null, {
    headers: { ...forget, refresh: `0; url=${event.locals.config.words.exitUrl}` }
  });
};

async function leave(visit: Visit & { locals: { requestId: string } }): Promise<void> {
  try {
    await signOut(browserOf(visit));
  } catch (error) {
    const { class: errorClass, code, where } = describeError(error);
    log({ event: 'exit-failed', requestId: visit.locals.requestId, errorClass, code, where });
  }
}
