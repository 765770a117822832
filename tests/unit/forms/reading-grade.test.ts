import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { readingGrade, sentencesOf, syllables, wordsOf } from '../../../src/lib/forms/reading-grade.ts';
import { forms } from '../../../src/lib/forms/registry.ts';
import { inShortBreakWords } from '../../../src/lib/forms/short-breaks.ts';
import { wordsToRead } from '../../../src/lib/forms/words-to-read.ts';

test.each([
  ['home', 1],
  ['table', 2],
  ['boxes', 2],
  ['times', 1],
  ['wanted', 2],
  ['helped', 1],
  ['meeting', 2],
  ['advocate', 3],
  ['complain', 2],
  ['safely', 2],
  ['someone', 2],
  ['what', 1],
  ['they', 1],
  ['places', 2],
  ['placement', 2],
  ['don’t', 1]
])('%s has %i syllables', (word, count) => {
  expect(syllables(word)).toBe(count);
});

test('sentences are split, labels are kept whole', () => {
  expect(sentencesOf('You can complain. You will not get into trouble.')).toHaveLength(2);
  expect(sentencesOf('my social worker')).toEqual(['my social worker']);
  expect(wordsOf('grown-ups don’t')).toEqual(['grown', 'ups', 'don’t']);
});

test('a long sentence of long words is harder than a short one of short words', () => {
  expect(readingGrade('How is school?')).toBeLessThan(1);
  expect(
    readingGrade(
      'Independent reviewing officers consider representations concerning the implementation of care plans.'
    )
  ).toBeGreaterThan(12);
});

/** Words on one line that the band is used to, with a little room (domain rules for symbols and text). */
const longest = { symbol: 8, '4-7': 10, '8-11': 15, '12-15': 20, '16-17': 20, adult: 25 } as const;

/** Syllables of the longest word: the formula forgives one long word in a short question, a child does not. */
const longestWord = { symbol: 3, '4-7': 3, '8-11': 3, '12-15': 5, '16-17': 5, adult: 5 } as const;

const written = [
  ...forms,
  ...forms.map((form) => ({ ...inShortBreakWords(form), id: `${form.id}, short breaks` }))
];

test.each(written.map((form) => [form.id, form] as const))('%s is written for its readers', (_id, form) => {
  const sentences = wordsToRead(form).flatMap(sentencesOf);
  const hard = sentences
    .filter((sentence) => readingGrade(sentence) > form.maxGrade)
    .map((sentence) => `grade ${readingGrade(sentence).toFixed(1)}: ${sentence}`);
  const long = sentences.filter((sentence) => wordsOf(sentence).length > longest[form.band]);
  const words = sentences.flatMap(wordsOf).filter((word) => syllables(word) > longestWord[form.band]);
  expect({ hard, long, words }).toEqual({ hard: [], long: [], words: [] });
});

test('the command prints every sentence with its grade, and finds none too hard', () => {
  const { status, stdout } = spawnSync(process.execPath, ['src/bin/grades.ts'], { encoding: 'utf8' });
  expect(stdout).toMatch(/ How is school\?\n/);
  expect(stdout).toContain(`${forms.length} forms, 0 sentences above their limit`);
  expect(status).toBe(0);
});
