import { expect, test } from 'vitest';
import { asWords, voiceName } from '../../../src/routes/(staff)/staff/words.ts';

test.each([
  ['child', null, 'Child'],
  ['parent', 'parent', 'Parent'],
  ['other', 'teacher', 'Teacher'],
  ['other', 'guardian', 'Children’s guardian'],
  ['other', 'other', 'Another adult']
])('%s, as %s, is asked as: %s', (audience, role, words) => {
  expect(asWords({ audience, role })).toBe(words);
});

test.each([
  ['child', null, 'Amina'],
  ['parent', { name: 'Samira', calledBy: 'Mum', role: 'parent' }, 'Mum, Samira'],
  ['carer', { name: 'Sam', calledBy: null, role: 'carer' }, 'Carer, Sam'],
  ['other', { name: 'Mr Okoro', calledBy: null, role: 'teacher' }, 'Teacher, Mr Okoro'],
  ['other', { name: 'Jean', calledBy: 'Nan', role: 'other' }, 'Nan, Jean'],
  ['other', null, 'Another adult']
])('the words of a %s are those of %o: %s', (audience, person, words) => {
  expect(voiceName({ audience, person }, 'Amina')).toBe(words);
});
