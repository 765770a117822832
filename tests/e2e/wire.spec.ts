/** What the first question costs a child on an old telephone with little credit left: everything, headers too. */
import { expect, test, type Browser, type Page } from '@playwright/test';
import { fillCouncil, type Invited } from '../load/council.ts';
import { begin, enter } from '../load/journey.ts';
import { makePlace, removePlace, type Place } from '../load/place.ts';
import { startHeard, type Server } from '../load/server.ts';
import { newTraffic, Visitor } from '../load/visitor.ts';

/** Bytes. */
const budget = 15_000;

interface Loaded {
  readonly url: string;
  readonly type: string;
  /** Bytes that came over the wire, with headers. */
  bytes: number;
}

let place: Place;
let server: Server | undefined;
let child: Invited;
test.beforeAll(async () => {
  place = await makePlace('wire', 4182);
  child = (await fillCouncil(place, 1))[0]!;
  server = await startHeard(place);
});
test.afterAll(async () => {
  await server?.stop();
  removePlace(place);
});

/** For the youngest, with a symbol for each answer: the first question, and the twelve of the usual set. */
const youngest = { first: 20_000, twelve: 120_000 } as const;

test('twelve questions of the youngest are under 120 kB in all, the first under 20 kB', async ({
  browser
}) => {
  test.setTimeout(120_000);
  const small = await makePlace('wire', 4183);
  const [invited] = await fillCouncil(small, 1, 5);
  const heard = await startHeard(small);
  try {
    const { page, loaded, seen } = await firstQuestion(browser, small, invited!);
    const first = sum(loaded);
    let questions = 1;
    for (; questions < 12; questions += 1) {
      await page.getByRole('button', { name: 'Skip', exact: true }).click();
      await page.waitForLoadState('networkidle');
    }
    const all = sum(seen());
    test.info().annotations.push({ type: 'bytes', description: `${first} and ${all}` });
    expect(new URL(page.url()).pathname).toMatch(/^\/my\/questions\//);
    expect(first, `bytes of the first:\n${listOf(loaded)}\n`).toBeLessThan(youngest.first);
    expect(all, 'bytes of twelve').toBeLessThan(youngest.twelve);
    await page.context().close();
  } finally {
    await heard.stop();
    removePlace(small);
  }
});

/** What was loaded, the heaviest first. */
const listOf = (loaded: readonly Loaded[]): string =>
  [...loaded]
    .sort((a, b) => b.bytes - a.bytes)
    .map(({ url, type, bytes }) => `${String(bytes).padStart(6)}  ${type.padEnd(10)} ${url}`)
    .join('\n');

const sum = (loaded: readonly Loaded[]): number => loaded.reduce((total, { bytes }) => total + bytes, 0);

test('the first question is under 15 kB in all, and brings no framework', async ({ browser }) => {
  const { page, loaded } = await firstQuestion(browser, place, child);
  const total = sum(loaded);
  const list = listOf(loaded);
  test.info().annotations.push({ type: 'bytes', description: `${total}\n${list}` });
  const failed = await page.evaluate(
    () => [...document.images].filter((one) => one.naturalWidth === 0).length
  );
  expect(failed, 'pictures that did not load').toBe(0);
  expect(loaded.map(({ type }) => type)).toEqual(expect.arrayContaining(['Document', 'Stylesheet', 'Font']));
  expect(total, `${total} bytes were loaded:\n${list}\n`).toBeLessThan(budget);

  const scripts = loaded.filter(({ type }) => type === 'Script').map(({ url }) => url);
  expect(
    scripts.filter((url) => !isIsland(url)),
    'scripts that are no islands'
  ).toEqual([]);
  for (const url of scripts) {
    const source = await (await page.request.get(place.origin + url)).text();
    expect(source, `${url} brings the framework`).not.toMatch(/svelte|hydrat|^import\b/im);
  }
  expect(await page.content(), 'the framework starts itself').not.toMatch(
    /modulepreload|__sveltekit|kit\.start/
  );
  await page.context().close();
});

/** Islands are files of their own; the framework's lie in `entry`, `chunks` and `nodes`. */
const isIsland = (url: string): boolean => /^\/_app\/immutable\/(?:assets|workers)\/[\w.-]+\.js$/.test(url);

/** A child who was let in a moment ago, on a telephone that has never been here: nothing is in its cache. */
async function firstQuestion(
  browser: Browser,
  place: Place,
  child: Invited
): Promise<{ page: Page; loaded: Loaded[]; seen: () => Loaded[] }> {
  const visitor = new Visitor(place.origin);
  await enter(visitor, child);
  const address = await begin(visitor);
  visitor.leave();
  const context = await browser.newContext({
    javaScriptEnabled: true,
    viewport: { width: 360, height: 740 },
    deviceScaleFactor: 2
  });
  await context.addCookies([...visitor.cookies].map(([name, value]) => ({ name, value, url: place.origin })));
  const page = await context.newPage();
  const seen = await watch(page);
  await page.goto(place.origin + address, { waitUntil: 'networkidle' });
  await page.evaluate(async () => (await document.fonts.ready).size);
  const loaded = seen();
  if (!loaded.some(({ url }) => url === icon)) loaded.push(await iconOf(place.origin));
  return { page, loaded, seen };
}

const icon = '/favicon.svg';

/** A browser without a window does not ask for the picture of the tab; a telephone does. */
async function iconOf(origin: string): Promise<Loaded> {
  const visitor = new Visitor(origin, newTraffic());
  await visitor.get(icon);
  visitor.leave();
  return { url: icon, type: 'Image', bytes: visitor.traffic?.bytes ?? 0 };
}

/** Everything the page asks for, as the browser's own network layer counts it. */
async function watch(page: Page): Promise<() => Loaded[]> {
  const loaded = new Map<string, Loaded>();
  const network = await page.context().newCDPSession(page);
  network.on('Network.responseReceived', ({ requestId, response, type }) => {
    loaded.set(requestId, { url: new URL(response.url).pathname, type, bytes: 0 });
  });
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = loaded.get(requestId);
    if (one) one.bytes = encodedDataLength;
  });
  await network.send('Network.enable');
  return () => [...loaded.values()];
}
