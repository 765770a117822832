/** The one short form the library is written with. What it makes is plain data. */
import type { Choice } from '../definition.ts';

/** A choice: the value kept, its words and its symbol. */
export function tile(value: string, en: string, symbol?: string): Choice {
  return symbol === undefined ? { value, words: { en } } : { value, words: { en }, symbol };
}
