/**
 * A form that a member of staff sends after their session has ended: what they typed is given back on a page that asks
 * them to sign in and send it again. Nothing of it is kept on the server, and nothing that opens an account is given back.
 */
import type { RequestEvent } from '@sveltejs/kit';

/** The page, which is open to everybody, and the header that tells it where the form was to go. */
const keeper = '/staff/signed-out';
export const keptFor = 'x-kept-for';

/** Bytes: what a person can type on one page. More than that was a file, which is chosen again. */
const most = 256 * 1024;
const secret = /password|code|totp/i;

/** The page with what was typed; null when nothing was, or when this is not a form of the staff's pages. */
export async function keptForm(event: RequestEvent): Promise<Response | null> {
  const { request, url, route } = event;
  const isForm = /^(application\/x-www-form-urlencoded|multipart\/form-data)/.test(
    request.headers.get('content-type') ?? ''
  );
  if (request.method !== 'POST' || !isForm || !route.id?.startsWith('/(staff)')) return null;
  if (Number(request.headers.get('content-length') ?? 0) > most) return null;
  const typed = await typedIn(request);
  if (![...typed.values()].some((value) => value !== '')) return null;
  const headers = { accept: 'text/html', [keptFor]: url.pathname + url.search };
  const page = await event.fetch(keeper, { method: 'POST', body: typed, headers });
  if (!page.ok) return null;
  return new Response(page.body, { status: 401, headers: withoutCookies(page.headers) });
}

/** Without files, and without what opens an account. */
async function typedIn(request: Request): Promise<FormData> {
  const typed = new FormData();
  try {
    for (const [name, value] of await request.formData())
      if (typeof value === 'string' && !secret.test(name)) typed.append(name, value);
  } catch {
    // A broken form holds nothing that could be given back.
  }
  return typed;
}

function withoutCookies(of: Headers): Headers {
  const headers = new Headers(of);
  headers.delete('set-cookie');
  return headers;
}
