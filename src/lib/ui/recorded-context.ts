/** The sentences of a page that have a person's voice, for the Listen button deep in it. */
import { getContext, setContext } from 'svelte';

export interface Recorded {
  /** As the reader sees it. */
  readonly words: string;
  /** Where its sound is. */
  readonly sound: string;
}

const key = Symbol('recorded');

/** A function, so that a page that is shown again has the newest. */
export function giveRecorded(recorded: () => readonly Recorded[]): void {
  setContext(key, recorded);
}

/** None where nobody has given any. */
export function recordedHere(): readonly Recorded[] {
  return getContext<(() => readonly Recorded[]) | undefined>(key)?.() ?? [];
}
