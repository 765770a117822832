import { expect, it } from 'vitest';
import { languageFor, printSizeOr } from '../../../src/lib/domain/reader.ts';

it.each([
  ['child', 'ar', null, 'ar'],
  ['child', 'ar', 'pl', 'ar'],
  ['parent', 'ar', null, 'ar'],
  ['parent', 'ar', 'en', 'en'],
  ['carer', 'ar', null, 'en'],
  ['carer', 'en', 'ro', 'ro'],
  ['other', 'ar', null, 'en'],
  ['other', 'en', 'pl', 'pl']
] as const)('a %s of a child who reads %s, kept as %s, is asked in %s', (audience, childs, own, asked) => {
  expect(languageFor(audience, childs, own)).toBe(asked);
});

it('a size nobody knows is the ordinary one', () => {
  expect([null, '', 'huge', 'large'].map(printSizeOr)).toEqual(['ordinary', 'ordinary', 'ordinary', 'large']);
});
