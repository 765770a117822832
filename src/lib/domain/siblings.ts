/** Brothers and sisters of the register: which of their reviews may be held together. */
import type { Day } from './day.ts';
import { workingDaysBetween, type Holidays } from './working-day.ts';

/** Working days between two reviews that may still become one meeting. A judgement of the service, not of the law. */
const near = 10;

/**
 * Whether two reviews lie within ten working days of each other, so that whoever arranges one thinks of the other:
 * one booking for a family, each child with views of their own.
 */
export const mayBeTogether = (one: Day, other: Day, holidays: Holidays): boolean =>
  Math.abs(workingDaysBetween(one, other, holidays)) <= near;

const placings = ['together', 'apart'] as const;
export type Placing = (typeof placings)[number];

/** The value as one of the two placings; null when it is neither. */
export const placing = (value: string): Placing | null => placings.find((one) => one === value) ?? null;

/** How a pair is stored: the smaller id first, so that it is there once. */
export const pairOf = (
  one: string,
  other: string
): { readonly childId: string; readonly siblingId: string } =>
  one < other ? { childId: one, siblingId: other } : { childId: other, siblingId: one };
