/** How somebody finds pages easier to see and to use. Kept for the person, not for the device. */

const ways = {
  /** Size of the letters, in percent. */
  letters: ['100', '125', '150', '200'],
  space: ['usual', 'wide'],
  contrast: ['usual', 'high'],
  /** Symbols in colour, or in line only. */
  drawings: ['colour', 'line'],
  /** The skin of the picture that stands for the reader; the usual one is the yellow of the drawings. */
  skin: ['usual', 'light', 'medium-light', 'medium', 'medium-dark', 'dark'],
  /** Symbols also where a reader of this age is shown none. */
  symbols: ['usual', 'more'],
  /** Long lists of answers show a few first. */
  choices: ['all', 'few'],
  /** Nothing on the page that is only there to please. */
  quiet: ['no', 'yes'],
  /** Each answer is a button of its own: for a switch, or one press instead of two. */
  press: ['usual', 'buttons']
} as const;

export type Seeing = { readonly [W in keyof typeof ways]: (typeof ways)[W][number] };

/** Every way with its choices, the usual one first. */
export const waysOfSeeing: { readonly [W in keyof Seeing]: readonly Seeing[W][] } = ways;
export const waysInOrder = Object.keys(ways) as readonly (keyof Seeing)[];

/** Nothing changed. */
export const usualSeeing: Seeing = seeingFrom(() => undefined);

/** What was posted or kept, read strictly: anything unknown is the usual way. */
export function seeingFrom(given: (way: keyof Seeing) => unknown): Seeing {
  const chosen = waysInOrder.map((way) => {
    const wanted = given(way);
    return [way, ways[way].find((value) => value === wanted) ?? ways[way][0]];
  });
  return Object.fromEntries(chosen) as Seeing;
}

/** Whether anything is not as usual. */
export const isChanged = (seeing: Seeing): boolean =>
  waysInOrder.some((way) => seeing[way] !== usualSeeing[way]);
