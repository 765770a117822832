import { describe, expect, test } from 'vitest';
import {
  bothKnown,
  isKeptFromIro,
  knownFrom,
  knownLines,
  readKnown
} from '../../../src/lib/domain/request-privacy.ts';

test.each([
  { secret: false, tellIro: null, kept: false },
  { secret: false, tellIro: 'yes', kept: false },
  { secret: false, tellIro: 'no', kept: true },
  { secret: false, tellIro: 'not-sure', kept: true },
  { secret: true, tellIro: null, kept: true },
  { secret: true, tellIro: 'yes', kept: false },
  { secret: true, tellIro: 'no', kept: true },
  { secret: true, tellIro: 'not-sure', kept: true }
])(
  'secret $secret, may the IRO be told $tellIro: kept from the IRO is $kept',
  ({ secret, tellIro, kept }) => {
    expect(isKeptFromIro({ secret, tellIro })).toBe(kept);
  }
);

describe('who may know', () => {
  test('is what was ticked; “do not tell anyone” goes before it', () => {
    expect(knownFrom({ secret: false, tellIro: null, tell: ['carer', 'teacher'] })).toEqual({ carer: 'yes' });
    expect(knownFrom({ secret: false, tellIro: 'not-sure' })).toEqual({});
    expect(knownFrom({ secret: true, tellIro: 'yes', tell: ['carer'] })).toEqual({
      carer: 'no',
      parents: 'no',
      'social-worker': 'no',
      iro: 'yes'
    });
    expect(knownFrom({ secret: true, tellIro: null }).iro).toBe('no');
  });

  test('keeps a no that was once said', () => {
    expect(bothKnown({ carer: 'no', parents: 'yes' }, { carer: 'yes', parents: 'no', iro: 'yes' })).toEqual({
      carer: 'no',
      parents: 'no',
      iro: 'yes'
    });
  });

  test.each([null, 'x', [], { carer: 1, mum: 'yes' }])('makes nothing of %j', (value) =>
    expect(readKnown(value)).toEqual({})
  );

  test('has a line for each: what was not said is not a yes, and kept from the IRO stays kept', () => {
    const lines = (kept: boolean, iro?: 'yes' | 'no') =>
      knownLines({ carer: 'yes', ...(iro ? { iro } : {}) }, kept).map(({ may }) => may);
    expect(lines(false)).toEqual(['yes', 'not-said', 'not-said', 'knows']);
    expect(lines(false, 'yes')[3]).toBe('yes');
    expect(lines(true, 'yes')[3]).toBe('not-said');
    expect(lines(true, 'no')[3]).toBe('no');
  });
});
