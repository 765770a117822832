/** The symbol over a question: its own, or on request that of its life area. */
import { areaSymbols } from '$lib/forms/area-symbols.ts';
import type { Question } from '$lib/forms/definition.ts';
import { seeingHere } from '../seeing-context.ts';

type Symbolled = Pick<Question, 'symbol' | 'area'>;

/** To be called while a component is made. */
export function symbolsHere(): (question: Symbolled) => string | undefined {
  const onRequest = seeingHere().symbols === 'more';
  return ({ symbol, area }) => symbol ?? (onRequest ? areaSymbols[area] : undefined);
}
