/** Age on a day, and the form band that goes with it. Bands are a setting; the symbol form fits any age from 4. */
import type { Day } from './day.ts';

/** Bands a child's form can have. Under 4 a child is observed, not asked. */
export type ChildBand = 'under-4' | '4-7' | '8-11' | '12-15' | '16-17' | 'symbol';

/** The youngest age, in whole years, of each band. Someone of 18 or more stays in the last one. */
export interface BandSettings {
  readonly '4-7': number;
  readonly '8-11': number;
  readonly '12-15': number;
  readonly '16-17': number;
}

export const defaultBands: BandSettings = { '4-7': 4, '8-11': 8, '12-15': 12, '16-17': 16 };

const oldestFirst = ['16-17', '12-15', '8-11', '4-7'] as const;

/**
 * Whole years of age on a day; negative before birth. A child born on 29 February is a year older on
 * 1 March in other years, as English law counts it (an anniversary that does not exist is not reached early).
 */
export function ageOn(dateOfBirth: Day, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(dateOfBirth.slice(0, 4));
  return day.slice(5) < dateOfBirth.slice(5) ? years - 1 : years;
}

export interface BandInput {
  readonly dateOfBirth: Day;
  readonly on: Day;
  /** `symbols` when the symbol form is right for this child at any age. */
  readonly communication: string | null;
  readonly bands?: BandSettings | undefined;
}

/** The band whose form is offered first. The child may switch; this is only the default. */
export function bandFor({ dateOfBirth, on, communication, bands = defaultBands }: BandInput): ChildBand {
  const age = ageOn(dateOfBirth, on);
  const byAge = oldestFirst.find((band) => age >= bands[band]);
  if (!byAge) return 'under-4';
  return communication === 'symbols' ? 'symbol' : byAge;
}
