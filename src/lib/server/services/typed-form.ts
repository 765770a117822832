/** What somebody typed into a form of staff, before it is checked. */
import { fromSlashedDay, type Day } from '../../domain/day.ts';

/** What is wrong, by the field it is about. */
export type Problems<F> = { readonly [K in keyof F]?: string };

export type Written<F> =
  { readonly ok: true; readonly id: string } | { readonly ok: false; readonly problems: Problems<F> };

/** The text of a field without spaces round it; empty when it is not there. */
export function typed(posted: FormData, name: string): string {
  const value = posted.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** The day of three boxes: null when all are empty, undefined when they are not a real day. */
export function typedDay(posted: FormData, name: string): Day | null | undefined {
  const written = ['day', 'month', 'year'].map((part) => typed(posted, `${name}.${part}`)).join('/');
  return written === '//' ? null : (fromSlashedDay(written) ?? undefined);
}

export const notADay = 'Write a real day, month and year.';

/** Leaves out the fields that are all right. */
export function onlyWrong<F>(found: {
  readonly [K in keyof F]?: string | false | null | undefined;
}): Problems<F> {
  return Object.fromEntries(Object.entries(found).filter(([, words]) => Boolean(words))) as Problems<F>;
}

export const isFine = (problems: object): boolean => Object.keys(problems).length === 0;
