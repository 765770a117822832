/** Attacks with bodies: too long, broken, of another kind, with thousands of boxes. */
import { expect, test } from '@playwright/test';
import type { Caller } from './caller.ts';
import type { Council } from './council.ts';
import { cardOf, staffIn, withPictures } from './viewers.ts';

/** The framework refuses shorter ones before it reads. */
const boundary = '-'.repeat(30);

/** A server that has refused need not listen to the end: it may cut off whoever goes on talking. */
function cutOff(problem: unknown): null {
  if (problem instanceof Error && /ECONNRESET|EPIPE/.test(problem.message)) return null;
  throw problem;
}

/** @param council asked for when a test begins */
export function oddBodies(council: () => Council): void {
  const form = 'application/x-www-form-urlencoded';

  test('a body that is too long or broken is answered kindly', async () => {
    const { caller: child } = await withPictures(council(), await cardOf(council(), 'Leo'));
    const { caller: manager } = await staffIn(council(), 'Maggie Doyle');
    const long = (letters: number) => `code=${'x'.repeat(letters)}`;
    const cases: readonly (readonly [Caller, string, string, string, number])[] = [
      [council().caller(), '/', form, long(300_000), 413],
      [child, '/my/call', form, long(300_000), 413],
      [child, '/my/call', form, long(9_000_000), 413],
      [manager, '/staff/settings', form, long(9_000_000), 413],
      [child, '/my/call', `multipart/form-data; boundary=${boundary}`, `--${boundary}\r\nbroken`, 400],
      [child, '/my/call', 'multipart/form-data', 'no boundary', 400],
      [
        manager,
        '/staff/register?/check',
        `multipart/form-data; boundary=${boundary}`,
        `--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="a`,
        400
      ],
      [child, '/my/call', 'application/json', '{"how":"phone"}', 415]
    ];
    for (const [caller, path, type, body, status] of cases) {
      const answer = await caller
        .ask(path, { method: 'POST', body, headers: { 'content-type': type } })
        .catch(cutOff);
      if (answer === null && status === 413) continue;
      if (answer === null) throw new Error(`${path} was cut off`);
      expect(answer.status, `${path} ${type} ${body.length}`).toBe(status);
      expect(answer.text, path).toContain('<h1');
      expect(answer.text, path).not.toMatch(/at \w+ \(|node_modules|Error:/);
    }
    expect((await child.get('/my')).status, 'still there afterwards').toBe(200);
  });

  test('thousands of boxes, and bytes that are no letters, are no fault', async () => {
    const { caller } = await withPictures(council(), await cardOf(council(), 'Leo'));
    const many = Array.from({ length: 20_000 }, (_, n) => `b${n}=1`).join('&');
    for (const body of [many, 'how=%ff%fe%00&when=%ed%a0%80', '%', '&&&=', 'how[]=1&how[0][a]=2']) {
      const answer = await caller.ask('/my/call', {
        method: 'POST',
        body,
        headers: { 'content-type': form }
      });
      expect(answer.status, body.slice(0, 20)).toBeLessThan(500);
    }
  });
}
