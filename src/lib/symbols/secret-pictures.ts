/** The twelve pictures that secret pictures are chosen from, always in this order. */
import type { ConceptId } from './concepts.ts';

export const secretPictures = [
  'pic-dog',
  'pic-ball',
  'pic-star',
  'pic-fish',
  'pic-tree',
  'pic-bike',
  'pic-cake',
  'pic-teddy',
  'pic-sun',
  'pic-boat',
  'pic-apple',
  'pic-hat'
] as const satisfies readonly ConceptId[];
