/**
 * The three-word code on an invitation card: `tiger-lamp-river`. Read aloud over a phone, typed by a child of
 * four with help. 1,024 words make about a thousand million codes, and wrong tries are slowed elsewhere.
 */
import { codeWordList } from './words-code-list.ts';

const wordsInCode = 3;

const known: ReadonlySet<string> = new Set(codeWordList);

/**
 * A new code. `pick(below)` gives a random whole number from 0 up to but not including `below`; it must be a
 * cryptographic one. The three words differ.
 */
export function makeWordsCode(pick: (below: number) => number): string {
  const words = new Set<string>();
  while (words.size < wordsInCode) words.add(codeWordList[pick(codeWordList.length)] ?? '');
  words.delete('');
  return words.size === wordsInCode ? [...words].join('-') : makeWordsCode(pick);
}

/** Small letters only; accents dropped, because phones put them in. */
const wordsTyped = (typed: string): string[] =>
  typed
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');

/** Every way to cut run-together letters into `left` words of the list. */
function cuts(letters: string, left: number): string[][] {
  if (left === 0) return letters === '' ? [[]] : [];
  return [3, 4, 5, 6]
    .filter((length) => known.has(letters.slice(0, length)) && letters.length >= length)
    .flatMap((length) =>
      cuts(letters.slice(length), left - 1).map((rest) => [letters.slice(0, length), ...rest])
    );
}

function wordsOf(typed: string): string[] {
  const words = wordsTyped(typed);
  if (words.length === wordsInCode) return words;
  const [only, ...others] = cuts(words.join(''), wordsInCode);
  return only && others.length === 0 ? only : words;
}

/**
 * The code as it was made, from what was typed: any case, spaces, commas, dashes, full stops, or nothing
 * between the words. Null when it is not three words of the list; that says nothing about any invitation.
 */
export function normaliseWordsCode(typed: string): string | null {
  const words = wordsOf(typed);
  return words.length === wordsInCode && words.every((word) => known.has(word)) ? words.join('-') : null;
}

/** One slip: a letter wrong, missing or added, or two neighbours swapped. */
export function isOneSlip(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const isSwap = left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
  return a !== b && (isSwap || Math.max(left.length, right.length) <= 1);
}

interface Slip {
  readonly typed: string;
  /** The words of the list one slip away; often one, sometimes none. */
  readonly perhaps: readonly string[];
}

/** What to tell somebody whose code was not found. */
export interface CodeSlips {
  /** How many words were typed; three are needed. */
  readonly words: number;
  /** The words that are on no card, with what may have been meant. */
  readonly slips: readonly Slip[];
}

/**
 * Slips in what was typed, found from the public word list alone: it helps with spelling and cannot say whether
 * any code exists.
 */
export function slipsIn(typed: string): CodeSlips {
  const words = wordsOf(typed.slice(0, 200));
  const slips = words
    .filter((word) => !known.has(word))
    .map((word) => ({
      typed: word,
      perhaps: codeWordList.filter((listed) => isOneSlip(word, listed)).slice(0, 3)
    }));
  return { words: words.length, slips };
}
