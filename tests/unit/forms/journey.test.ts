import { describe, expect, test } from 'vitest';
import type { Answers, AnswerChoice, Outcome } from '../../../src/lib/forms/definition.ts';
import {
  extraPages,
  firstUnanswered,
  nextPage,
  pageById,
  previousPage,
  progress,
  visiblePages
} from '../../../src/lib/forms/journey.ts';
import { context, every, nothingAgreed } from './fixtures.ts';

const said = (choice: AnswerChoice | null, words: string | null = null) =>
  ({ outcome: 'answered', choice, words }) as const;
const left = (outcome: Outcome) => ({ outcome, choice: null, words: null });
const ids = (answers: Answers, about = context) =>
  visiblePages(every, answers, about)
    .map((page) => page.id)
    .join(' ');

describe('which pages are seen', () => {
  const usual = 'x1 x2 x5 x6 x7 x8 x9 x10 x11 x12';
  test.each<[string, Answers, string]>([
    ['nothing answered', {}, usual],
    ['a condition holds', { X1: said('not-good') }, 'x1 x2 x3 x5 x6 x7 x8 x9 x10 x11 x12'],
    ['a condition does not', { X1: said('good') }, usual],
    ['skipping is no answer', { X1: left('skipped') }, usual],
    [
      'answered at all',
      { X1: said('not-good'), X3: said(null, 'hi') },
      'x1 x2 x3 x4 x5 x6 x7 x8 x9 x10 x11 x12'
    ],
    [
      'an answer left behind on a hidden page counts for nothing',
      { X1: said('good'), X3: said(null, 'hi') },
      usual
    ],
    ['unless answered so', { X1: said('not-sure') }, 'x1 x2 x5 x6 x7 x8 x9 x11 x12']
  ])('%s', (_name, answers, expected) => {
    expect(ids(answers)).toBe(expected);
  });

  test('no actions agreed and no places: they are not asked about', () => {
    expect(ids({}, nothingAgreed)).toBe('x1 x2 x5 x7 x8 x10 x11 x12');
  });
});

describe('next and previous', () => {
  test.each([
    ['x1', null, 'x2'],
    ['x2', 'x1', 'x5'],
    ['x10', 'x9', null],
    ['x11', null, 'x12'],
    ['x12', 'x11', null],
    ['x3', null, null],
    ['nowhere', null, null]
  ])('%s: before it %s, after it %s', (id, before, after) => {
    expect(previousPage(every, {}, context, id)?.id ?? null).toBe(before);
    expect(nextPage(every, {}, context, id)?.id ?? null).toBe(after);
  });

  test('a page not in this journey cannot be opened', () => {
    expect(pageById(every, {}, context, 'x3')).toBeNull();
    expect(pageById(every, { X1: said('not-good') }, context, 'x3')?.id).toBe('x3');
  });

  test('every page forward is the way back', () => {
    const pages = visiblePages(every, {}, context).filter((page) => !page.extra);
    for (const page of pages) {
      const next = nextPage(every, {}, context, page.id);
      if (next) expect(previousPage(every, {}, context, next.id)?.id).toBe(page.id);
    }
  });
});

describe('progress', () => {
  test('the page in hand, the chapters and what is answered', () => {
    const answers = { X1: said('good'), 'X2.home': said('yes'), 'X2.out': left('prefer-not') };
    const found = progress(every, answers, context, 'x5');
    expect(found).toMatchObject({ number: 3, total: 8, answered: 2 });
    expect(found.chapters.map(({ id, state }) => [id, state])).toEqual([
      ['first', 'done'],
      ['second', 'now']
    ]);
  });

  test('a page half met is not answered', () => {
    expect(firstUnanswered(every, { X1: said('good'), 'X2.home': said('yes') }, context)?.id).toBe('x2');
    expect(progress(every, { X1: said('good'), 'X2.home': said('yes') }, context)).toMatchObject({
      number: 2,
      answered: 1
    });
  });

  test('extra pages are a run of their own', () => {
    expect(extraPages(every, {}, context).map((page) => page.id)).toEqual(['x11', 'x12']);
    expect(progress(every, {}, context, 'x12')).toMatchObject({ number: 2, total: 2 });
  });
});
