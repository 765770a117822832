import { expect, test } from 'vitest';
import { hearersOf, mayBeSaid } from '../../../src/lib/domain/hearers.ts';

const kept = { outcome: 'answered', shared: 'iro', iroOnly: false };
const let_ = { ...kept, shared: 'meeting' };
const never = { ...let_, iroOnly: true };
const skipped = { ...let_, outcome: 'skipped' };

test.each([
  ['nothing answered', [], null],
  ['only skipped', [skipped], null],
  ['all kept', [kept, kept, skipped], 'iro'],
  ['all let', [let_, let_], 'meeting'],
  ['some and some', [let_, kept], 'mixed'],
  ['let, but never for others', [never], 'iro'],
  ['one of them never for others', [let_, never], 'mixed']
])('%s', (_, answers, hearers) => expect(hearersOf(answers)).toBe(hearers));

test('only what was let, and may be, is said', () => {
  expect([kept, let_, never].map(mayBeSaid)).toEqual([false, true, false]);
});
