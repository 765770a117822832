/**
 * Exit: the session ends on the server, then a page about something else. Nothing may stand in the way, so a fault
 * on the way out is logged and the visitor leaves all the same.
 */
import type { RequestEvent, RequestHandler } from '@sveltejs/kit';
import { signOut } from '$lib/server/auth/cookies.ts';
import { browserOf } from '$lib/server/auth/entry.ts';
import { describeError, log } from '$lib/server/log.ts';
import { serviceWords } from '$lib/server/services/settings.ts';

const forget = { 'clear-site-data': '"cache", "storage"' };

export const GET: RequestHandler = async (event) => {
  return new Response(null, { status: 303, headers: { ...forget, location: await leave(event) } });
};

/**
 * The answer to a form may not redirect to another site (`form-action 'self'`), so this one moves on by itself.
 */
export const POST: RequestHandler = async (event) => {
  return new Response(null, { headers: { ...forget, refresh: `0; url=${await leave(event)}` } });
};

/** Ends the session and gives the address of the neutral page. */
async function leave(event: RequestEvent): Promise<string> {
  const { store, config, requestId } = event.locals;
  try {
    await signOut(browserOf(event));
    return (await serviceWords(store, config.words)).exitUrl;
  } catch (error) {
    const { class: errorClass, code, where } = describeError(error);
    log({ event: 'exit-failed', requestId, errorClass, code, where });
    return config.words.exitUrl;
  }
}
