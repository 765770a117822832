import { expect, test } from 'vitest';
import { isKeptFromIro } from '../../../src/lib/domain/request-privacy.ts';

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
