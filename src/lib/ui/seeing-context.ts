/** The reader's own ways of seeing, for components deep in a page. */
import { getContext, setContext } from 'svelte';
import { usualSeeing, type Seeing } from '$lib/domain/seeing.ts';

const key = Symbol('seeing');

/** A function, so that a page that is shown again has the newest. */
export function giveSeeing(seeing: () => Seeing): void {
  setContext(key, seeing);
}

/** The usual ways where nobody has given any: staff pages, and pages before somebody is known. */
export function seeingHere(): Seeing {
  return getContext<(() => Seeing) | undefined>(key)?.() ?? usualSeeing;
}
