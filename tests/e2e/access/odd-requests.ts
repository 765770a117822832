/** Attacks with what no browser sends: tricks with addresses and methods, and names that every object has. */
import { expect, test } from '@playwright/test';
import type { Answer, Caller } from './caller.ts';
import type { Council } from './council.ts';
import { addressOf } from './every-way.ts';
import type { Fresh } from './fresh.ts';
import { cardOf, staffIn, staffMember, withPictures } from './viewers.ts';
import { verdictFor, ways } from './ways.ts';

/** @param council, records asked for when a test begins */
export function oddRequests(council: () => Council, records: () => ReadonlyMap<string, Fresh>): void {
  addresses(council, records);
  methods(council);
  names(council, records);
}

/** None of these is the address of a staff page, or it is, and then the gate is asked. */
const tricks = (path: string): string[] => [
  `/${path}`,
  `/.${path}`,
  `/my/..${path}`,
  `/exit/../${path}`,
  `/_app/..${path}`,
  `/_app/immutable/../..${path}`,
  `/%2e%2e${path}`,
  `/%2f${path}`,
  `${path}/`,
  `${path}//`,
  `${path}/.`,
  `${path}/..;/`,
  `${path};x=1`,
  `${path}%2f`,
  `${path}%20`,
  `${path}%00`,
  `${path}.html`,
  `${path}.json`,
  `${path}?/__data.json`,
  `${path}/__data.json`,
  `${path}/__data.json?x-sveltekit-invalidated=01`,
  `${path}/__route.js`,
  `/${path.slice(1).toUpperCase()}`,
  `/\\${path.slice(1)}`,
  `http://heard.example${path}`
];

function addresses(council: () => Council, records: () => ReadonlyMap<string, Fresh>): void {
  test('no trick with an address opens a page to somebody whom the gate refuses', async () => {
    const { record, reviewId } = records().get('Jo Clarke')!;
    const visitors: readonly (readonly [string, Caller])[] = [
      ['nobody', council().caller()],
      ['a child', (await withPictures(council(), await cardOf(council(), 'Amina'))).caller],
      ['another IRO', (await staffIn(council(), 'Ruth Adeyemi')).caller],
      ['an advocate', (await staffIn(council(), 'Farah Iqbal')).caller],
      ['a social work team', (await staffIn(council(), 'Dele Martins')).caller]
    ];
    expect(record.iroId).toBe((await staffMember(council(), 'Jo Clarke')).staffId);
    for (const [who, caller] of visitors) {
      for (const path of tricks(`/staff/reviews/${reviewId}`)) {
        const answer = await caller.get(path, { 'x-sveltekit-pathname': `/staff/reviews/${reviewId}` });
        expect([303, 308, 400, 404], `${who} ${path}`).toContain(answer.status);
        expect(answer.text, `${who} ${path}`).not.toContain('Robin');
        expect(answer.location, `${who} ${path}`).not.toMatch(/^\/\/|^https?:/);
      }
    }
  });

  test('a file of the server is never given out', async () => {
    const caller = council().caller();
    const wanted = [
      '/..%2f..%2fpackage.json',
      '/_app/immutable/..%2f..%2f..%2fserver/index.js',
      '/_app/../../package.json',
      '/.git/config',
      '/.env',
      '/var/keys/keys.json',
      '/..%5c..%5cpackage.json'
    ];
    for (const path of wanted) expect((await caller.get(path)).status, path).toBe(404);
  });

  test('what is not mine looks the same as what is not there', async () => {
    const { caller } = await staffIn(council(), 'Ruth Adeyemi');
    const { childId, reviewId } = records().get('Jo Clarke')!;
    const plain = ({ text, status, headers }: Answer) => ({
      status,
      text,
      names: Object.keys(headers)
        .filter((name) => !/length|encoding|connection|keep-alive/.test(name))
        .sort()
    });
    const pairs = [
      `/staff/reviews/${reviewId}`,
      `/staff/reviews/${reviewId}/code`,
      `/staff/children/${childId}`,
      `/staff/children/${childId}/edit`
    ];
    for (const path of pairs) {
      const nowhere = path.replace(/[0-9a-f-]{36}/, '01900000-0000-7000-8000-000000000000');
      expect(plain(await caller.get(path)), path).toEqual(plain(await caller.get(nowhere)));
    }
  });
}

function methods(council: () => Council): void {
  test('other methods change nothing and show nothing', async () => {
    const { caller } = await withPictures(council(), await cardOf(council(), 'Leo'));
    for (const method of ['PUT', 'PATCH', 'DELETE', 'PROPFIND']) {
      for (const path of ['/', '/my', '/my/call', '/healthy']) {
        expect((await caller.ask(path, { method })).status, `${method} ${path}`).toBe(405);
      }
      expect((await caller.ask('/staff/settings', { method })).status, method).toBe(404);
      expect((await council().caller().ask('/staff/settings', { method })).status, method).toBe(303);
    }
    expect((await caller.ask('/my', { method: 'HEAD' })).text).toBe('');
    expect((await council().caller().ask('/my', { method: 'HEAD' })).location).toBe('/?again');
    expect(
      (await council().caller().ask('/staff', { method: 'OPTIONS' })).headers['access-control-allow-origin']
    ).toBeUndefined();
    const trace = await caller.ask('/', { method: 'TRACE' });
    expect(trace.status).toBeGreaterThanOrEqual(400);
    expect(trace.text).not.toContain('__Host');
    // A method named elsewhere than in the first line is not the method.
    const headers = {
      'x-http-method-override': 'POST',
      'x-method-override': 'POST',
      'x-http-method': 'POST'
    };
    expect((await caller.get('/my/call?_method=POST', headers)).status).toBe(200);
    expect((await caller.get('/staff/sign-out?_method=POST', headers)).location).toBe('/staff');
    expect((await caller.get('/my')).status).toBe(200);
  });
}

const inherited = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];

function names(council: () => Council, records: () => ReadonlyMap<string, Fresh>): void {
  test('names that every object has are no actions, addresses or languages', async () => {
    const { caller: child } = await withPictures(council(), await cardOf(council(), 'Leo'));
    const { caller: manager } = await staffIn(council(), 'Maggie Doyle');
    for (const name of [...inherited, 'default', 'nothing']) {
      for (const [caller, path] of [
        [child, '/my/call'],
        [child, '/'],
        [manager, '/staff/settings'],
        [manager, '/staff/register']
      ] as const) {
        expect((await caller.post(`${path}?/${name}`)).status, `${path}?/${name}`).toBe(404);
        const json = await caller.post(
          `${path}?/${name}`,
          {},
          { accept: 'application/json', 'x-sveltekit-action': 'true' }
        );
        expect(json.status, `${path}?/${name} as data`).toBe(404);
      }
    }
    for (const name of inherited) {
      for (const [address, way] of Object.entries(ways)) {
        if (!address.startsWith('GET ') || !address.includes('[')) continue;
        const path = address.slice('GET '.length).replaceAll(/\[\w+\]/g, name);
        const answer = await (way.area === 'respondent' ? child : manager).get(path);
        expect(answer.status, path).toBeLessThan(500);
      }
      const queries = [
        `/?lang=${name}`,
        `/about?lang=${name}`,
        `/my?note=${name}`,
        `/my/help?from=${name}`,
        `/my/pictures?so-far=${name}`
      ];
      for (const path of queries) expect((await child.get(path)).status, path).toBeLessThan(500);
      const asked = [
        `/staff?show=${name}&page=${name}&iro=${name}`,
        `/staff/children?page=${name}&iro=${name}`,
        `/staff/calculator?cycle=${name}&started.day=${name}`,
        `/staff/results?whose=${name}&who=${name}&from=${name}&period=${name}&year=${name}&quarter=${name}`
      ];
      for (const path of asked) expect((await manager.get(path)).status, path).toBeLessThan(500);
    }
  });

  const nasty = [
    ...inherited,
    '',
    '\u0000',
    '\u202e\ufeff<script>alert(1)</script>',
    '-1',
    '1e309',
    '99999999999999999999',
    'x'.repeat(6000),
    "'; drop table answers; --",
    '[object Object]',
    '😀'.repeat(700),
    '${7*7}{{7*7}}'
  ];

  test('nothing that is typed into any box is a fault of the service', async () => {
    const { caller: child, viewer } = await withPictures(council(), await cardOf(council(), 'Abigail'));
    const { caller: manager } = await staffIn(council(), 'Maggie Doyle');
    const boss = await staffMember(council(), 'Maggie Doyle');
    const target = records().get('Amir Hassan')!;
    const faults: string[] = [];
    const presses = Object.entries(ways).filter(
      ([name, way]) => name.startsWith('POST ') && !way.leaves && !way.spends
    );
    for (const [name, way] of presses) {
      const isChilds = way.area === 'respondent';
      const [who, record] = isChilds ? [viewer, viewer] : [boss, target.record];
      if (verdictFor(way, who, record) !== 'in') continue;
      const caller = isChilds ? child : manager;
      const path = addressOf(name.slice('POST '.length), target);
      const boxes = [
        ...new Set([
          ...Object.keys(way.form(target)),
          ...boxesOn(await caller.get(path.replace(/\?\/.*/, '')))
        ])
      ];
      for (const value of nasty) {
        const answer = await caller.post(
          path,
          Object.fromEntries([...boxes, ...inherited].map((box) => [box, value]))
        );
        if (answer.status >= 500) faults.push(`${name} ${JSON.stringify(value.slice(0, 20))}`);
      }
    }
    expect(faults).toEqual([]);
  });
}

/** The names of the boxes on a page. */
const boxesOn = ({ text }: Answer): string[] =>
  [...text.matchAll(/<(?:input|select|textarea|button)\b[^>]*\bname="([^"]+)"/g)].map(
    ([, name = '']) => name
  );
