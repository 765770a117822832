import { expect, test } from 'vitest';
import { mayBeTogether, pairOf, placing } from '../../../src/lib/domain/siblings.ts';

const none = new Set<string>();

test.each([
  ['the same day', '2026-11-16', '2026-11-16', true],
  ['ten working days on', '2026-11-16', '2026-11-30', true],
  ['eleven working days on', '2026-11-16', '2026-12-01', false],
  ['ten working days before', '2026-11-30', '2026-11-16', true],
  ['eleven working days before', '2026-12-01', '2026-11-16', false]
])('%s', (_, one, other, together) => expect(mayBeTogether(one, other, none)).toBe(together));

test('a bank holiday between them is not counted', () => {
  expect(mayBeTogether('2026-12-14', '2026-12-29', none)).toBe(false);
  expect(mayBeTogether('2026-12-14', '2026-12-29', new Set(['2026-12-25', '2026-12-28']))).toBe(true);
});

test('a pair is one, whichever side it is told from', () => {
  expect(pairOf('b', 'a')).toEqual({ childId: 'a', siblingId: 'b' });
  expect(pairOf('a', 'b')).toEqual(pairOf('b', 'a'));
});

test('only two placings are known', () => {
  expect(['together', 'apart', 'near', ''].map(placing)).toEqual(['together', 'apart', null, null]);
});
