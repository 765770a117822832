/**
 * Every table of Heard, in one vocabulary for both databases.
 *
 * Status is never stored: it is computed from facts (sent at, opened at, submitted at, read at).
 * `sealed` columns hold words and contact details; choices stay in clear so that results can be counted.
 */
import type { Vocabulary } from './columns.ts';
import { deskTables } from './tables/desk.ts';
import { followUpTables } from './tables/follow-up.ts';
import { mediaTables } from './tables/media.ts';
import { peopleTables } from './tables/people.ts';
import { reviewsTables } from './tables/reviews.ts';
import { serviceTables } from './tables/service.ts';
import { viewsTables } from './tables/views.ts';
import { workTables } from './tables/work.ts';

export function defineTables(c: Vocabulary) {
  const people = peopleTables(c);
  const reviews = reviewsTables(c, people);
  const media = mediaTables(c, people);
  const views = viewsTables(c, { ...people, ...reviews, ...media });
  const work = workTables(c, { ...people, ...reviews, ...views });
  return {
    ...people,
    ...deskTables(c, people),
    ...reviews,
    ...media,
    ...views,
    ...work,
    ...followUpTables(c, { ...people, ...reviews, ...work }),
    ...serviceTables(c)
  };
}

export type { AskedWords } from './tables/views.ts';
export type Tables = ReturnType<typeof defineTables>;
