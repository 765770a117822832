/** The council's own pictures, for symbols deep in a page. */
import { getContext, setContext } from 'svelte';

/** Concept → address. */
type OwnSymbols = Readonly<Record<string, string>>;

const key = Symbol('symbols');
const none: OwnSymbols = {};

export function giveSymbols(symbols: () => OwnSymbols): void {
  setContext(key, symbols);
}

/** None where nobody has given any: pages before somebody is known, and staff's own. */
export function symbolsHere(): OwnSymbols {
  return getContext<(() => OwnSymbols) | undefined>(key)?.() ?? none;
}
