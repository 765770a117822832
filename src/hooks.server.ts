/**
 * Every request comes through here: who is it, may they enter this area at all, and what every answer carries.
 * Denied is the rule; `auth/gate.ts` says what is allowed.
 */
import { randomUUID } from 'node:crypto';
import type { Handle, HandleServerError, RequestEvent, ServerInit } from '@sveltejs/kit';
import { building } from '$app/environment';
import { env } from '$env/dynamic/private';
import { dirOf, isLocale, localeOr } from '$lib/i18n/locales.ts';
import type { Locale } from '$lib/i18n/locales.ts';
import { whoIsHere } from '$lib/server/auth/cookies.ts';
import { verdict } from '$lib/server/auth/gate.ts';
import { clockFor } from '$lib/server/clock.ts';
import type { Clock } from '$lib/server/clock.ts';
import { readConfig } from '$lib/server/config.ts';
import type { Config } from '$lib/server/config.ts';
import type { Store } from '$lib/server/db/store.ts';
import { compressed } from '$lib/server/http/compress.ts';
import { setSecurityHeaders } from '$lib/server/http/headers.ts';
import { keptForm } from '$lib/server/http/kept-form.ts';
import { guardForm } from '$lib/server/http/posted.ts';
import { post, remindAll } from '$lib/server/jobs/post.ts';
import { tidy } from '$lib/server/jobs/tidy.ts';
import { describeError, log } from '$lib/server/log.ts';
import { carriersFor } from '$lib/server/mail/carriers.ts';
import { openConfiguredStore } from '$lib/server/open.ts';

interface Service {
  readonly store: Store;
  readonly config: Config;
  readonly clock: Clock;
}

let opened: Service | undefined;

/** Opens keys and database once, before the first request. A build runs this module too, and must touch neither. */
export const init: ServerInit = async () => {
  if (building || opened) return;
  const config = readConfig(env);
  const [store, clock] = [await openConfiguredStore(config), clockFor(config)];
  opened = { config, store, clock };
  const carriers = carriersFor(config);
  const timers = [
    every(hour, 'tidy-failed', () => tidy(store, clock.now())),
    every(hour, 'remind-failed', () => remindAll(store, config, clock.now())),
    every(minute / 2, 'post-failed', () => post(store, carriers, config, () => clock.now()))
  ];
  process.once('sveltekit:shutdown', () => {
    for (const timer of timers) clearInterval(timer);
    void opened?.store.close();
  });
};

export const handle: Handle = async ({ event, resolve }) => {
  await recognise(event);
  const { locals, route, request } = event;
  const decided = isForNobody(event) ? hidden : verdict(route.id, locals.viewer, backFor(event));
  const answer = async (): Promise<Response> => {
    const kept = decided.kind === 'go' && locals.viewer.kind === 'nobody' ? await keptForm(event) : null;
    if (kept) return kept;
    if (decided.kind === 'go') return new Response(null, { status: 303, headers: { location: decided.to } });
    // The same answer as for a page that was never there, so that nobody learns what exists.
    if (decided.kind === 'hide')
      return withoutCookies(await event.fetch('/nothing-here', { headers: asPage }));
    guardForm(request, locals.viewer.kind === 'staff');
    // The style sheet stands in the page's head: naming it in a header too only costs bytes.
    return resolve(event, {
      preload: () => false,
      transformPageChunk: ({ html }) => inLanguage(withoutMarks(html), locals.locale)
    });
  };
  return finished(event, await answer());
};

/** Writes down what went wrong, without anything about anybody, and gives the reader words and a reference. */
export const handleError: HandleServerError = ({ error, event, status }) => {
  const requestId = event.locals.requestId ?? randomUUID();
  if (status === 404) return { message: 'not-found', requestId };
  const { class: errorClass, code, where } = describeError(error);
  log({
    event: 'error',
    requestId,
    route: event.route.id,
    method: event.request.method,
    status,
    errorClass,
    code,
    where
  });
  return { message: 'fault', requestId };
};

const hidden = { kind: 'hide' } as const;

/**
 * What the framework would answer and no page of ours asks for: what a page was made from (`__data.json`), which is
 * more than it shows; and form actions with the names of what every object inherits (`?/constructor`).
 */
function isForNobody({ isDataRequest, url }: RequestEvent): boolean {
  const actions = [...url.searchParams.keys()].filter((key) => key.startsWith('/'));
  return isDataRequest || actions.some((key) => key === '/default' || key.slice(1) in Object.prototype);
}

const minute = 60_000;
const hour = 60 * minute;

/** Work that is done again and again, never twice at a time. What goes wrong is written down, and tried the next time. */
function every(milliseconds: number, failed: string, work: () => Promise<unknown>): NodeJS.Timeout {
  let busy = false;
  const once = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    try {
      await work();
    } catch (error) {
      const { class: errorClass, code, where } = describeError(error);
      log({ event: failed, errorClass, code, where });
    }
    busy = false;
  };
  return setInterval(() => void once(), milliseconds).unref();
}

const asPage = { accept: 'text/html' };

async function recognise(event: RequestEvent): Promise<void> {
  if (!opened) throw new Error('The service was not opened');
  const { store, config, clock } = opened;
  const now = clock.now();
  const { secureCookies: secure, sessions: lengths } = config;
  const { cookies } = event;
  const signedIn = event.isSubRequest ? null : await whoIsHere({ store, cookies, secure, lengths, now });
  Object.assign(event.locals, {
    store,
    config,
    now,
    requestId: randomUUID(),
    viewer: signedIn?.viewer ?? { kind: 'nobody' },
    since: signedIn?.since ?? now,
    locale: languageAsked(event) ?? localeOr(signedIn?.language)
  } satisfies App.Locals);
}

/** A language chosen on a page open to everybody: it stands in the address, since nothing is kept on the device. */
function languageAsked({ route, url }: RequestEvent): Locale | null {
  const asked = route.id?.startsWith('/(public)') ? url.searchParams.get('lang') : null;
  return asked !== null && isLocale(asked) ? asked : null;
}

/** Where a member of staff wanted to go, to bring them there after signing in. What was typed is given back (`keptForm`). */
function backFor({ request, url }: RequestEvent): string | null {
  return request.method === 'GET' ? url.pathname + url.search : null;
}

/** Svelte marks places for its client code. No page has any, and a third of the page is marks. */
function withoutMarks(html: string): string {
  return html.replace(/<!--.*?-->/gs, '');
}

function inLanguage(html: string, locale: string): string {
  return html.replace('%lang%', locale).replace('%dir%', dirOf(locale));
}

function withoutCookies(page: Response): Response {
  const headers = new Headers(page.headers);
  headers.delete('set-cookie');
  return new Response(page.body, { status: page.status, headers });
}

async function finished(event: RequestEvent, response: Response): Promise<Response> {
  setSecurityHeaders(response.headers, event.locals.config.secureCookies);
  response.headers.set('x-request-id', event.locals.requestId);
  return event.isSubRequest ? response : compressed(event.request, response);
}
