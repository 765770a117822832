import { describe, expect, test } from 'vitest';
import { isOneSlip, makeWordsCode, normaliseWordsCode, slipsIn } from '../../../src/lib/domain/words-code.ts';
import { codeWordList } from '../../../src/lib/domain/words-code-list.ts';

describe('the word list', () => {
  test('has 1,024 different words of three to six small letters', () => {
    expect(codeWordList).toHaveLength(1024);
    expect(new Set(codeWordList).size).toBe(1024);
    expect(codeWordList.filter((word) => !/^[a-z]{3,6}$/.test(word))).toEqual([]);
  });

  test('has no two words one slip apart', () => {
    const pairs = codeWordList.flatMap((a, i) =>
      codeWordList
        .slice(i + 1)
        .flatMap((b) => (Math.abs(a.length - b.length) < 2 && isOneSlip(a, b) ? [`${a} ${b}`] : []))
    );
    expect(pairs).toEqual([]);
  });

  test('has no word that sounds like another, is about bodies or family, or would hurt', () => {
    const never =
      'bear bare deer dear flour flower hare hair knight night pear pair sea see sun son tail tale mum dad ' +
      'family foster care home court police lost alone cry hurt kill die fat ugly stupid nut ball cock bum tit sex';
    expect(never.split(' ').filter((word) => codeWordList.includes(word))).toEqual([]);
  });
});

describe('a new code', () => {
  test('is three different words', () => {
    const numbers = [7, 7, 7, 8, 9];
    const code = makeWordsCode((below) => {
      expect(below).toBe(1024);
      return numbers.shift() ?? 0;
    });
    expect(code).toBe([7, 8, 9].map((n) => codeWordList[n]).join('-'));
    expect(normaliseWordsCode(code)).toBe(code);
  });
});

describe('what was typed', () => {
  test.each([
    ['tiger-lamp-rocket'],
    ['Tiger Lamp Rocket'],
    ['  TIGER   lamp,rocket. '],
    ['tiger – lamp – rocket'],
    ['tiger/lamp\nrocket'],
    ['tigerlamprocket'],
    ['tiger lamprocket'],
    ['1. tiger 2. lamp 3. rocket'],
    ['ti\u0301ger-lamp-rocket']
  ])('%j is tiger-lamp-rocket', (typed) => expect(normaliseWordsCode(typed)).toBe('tiger-lamp-rocket'));

  test.each([
    [''],
    ['tiger'],
    ['tiger-lamp'],
    ['tiger-lamp-rocket-apple'],
    ['tigr-lamp-rocket'],
    ['🐯 lamp rocket'],
    ['x'.repeat(5000)]
  ])('%j is no code', (typed) => expect(normaliseWordsCode(typed)).toBeNull());

  test('run-together words are only cut when there is one way', () => {
    const all = codeWordList.join('');
    expect(normaliseWordsCode(all.slice(0, 60))).toBeNull();
  });
});

describe('a slip', () => {
  test.each([
    ['tiger', 'tigr', true],
    ['tiger', 'tigger', true],
    ['tiger', 'toger', true],
    ['tiger', 'itger', true],
    ['tiger', 'tigre', true],
    ['tiger', 'tiger', false],
    ['tiger', 'tigress', false],
    ['tiger', 'gtire', false],
    ['aab', 'ab', true]
  ])('%s and %s: %s', (a, b, is) => {
    expect(isOneSlip(a, b)).toBe(is);
    expect(isOneSlip(b, a)).toBe(is);
  });

  test('is pointed out from the word list alone', () => {
    expect(slipsIn('tigr lamp qqqqq')).toEqual({
      words: 3,
      slips: [
        { typed: 'tigr', perhaps: ['tiger'] },
        { typed: 'qqqqq', perhaps: [] }
      ]
    });
    expect(slipsIn('tiger lamp rocket').slips).toEqual([]);
    expect(slipsIn('tiger lamp').words).toBe(2);
    expect(slipsIn('').words).toBe(0);
  });
});
