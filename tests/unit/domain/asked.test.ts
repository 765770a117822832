import { describe, expect, it, test } from 'vitest';
import {
  audienceOfRole,
  isAsked,
  isAskedUnlessSaid,
  isToldPlace,
  rolesAsked
} from '../../../src/lib/domain/asked.ts';
import { audiences } from '../../../src/lib/domain/viewer.ts';

test.each([
  ['parent', 'parent', true],
  ['carer', 'carer', true],
  ['teacher', 'other', false],
  ['social-worker', 'other', false],
  ['guardian', 'other', false],
  ['advocate', 'other', false],
  ['visitor', 'other', false],
  ['other', 'other', false],
  ['sibling', null, false],
  ['friend', null, false],
  ['', null, false]
] as const)('a %s is asked as %s, unless said: %s', (role, audience, unsaid) => {
  expect(audienceOfRole(role)).toBe(audience);
  expect(isAskedUnlessSaid(role)).toBe(unsaid);
  expect(isAsked(role, null)).toBe(unsaid);
  expect(isAsked(role, true)).toBe(audience !== null);
  expect(isAsked(role, false)).toBe(false);
});

describe('rules', () => {
  it('names every role that can be asked', () => {
    expect(rolesAsked.filter((role) => audienceOfRole(role) === null)).toEqual([]);
    expect(rolesAsked).toHaveLength(8);
  });
  it('tells neither a parent nor another person where the meeting is', () => {
    expect(audiences.filter(isToldPlace)).toEqual(['child', 'carer']);
  });
});
