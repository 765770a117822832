/**
 * What is known of the meetings themselves, for the results: who ran them, whether the child came, was seen before and
 * alone, heard of their rights, was offered an advocate, and why a child did not take part (domain file §1.6, §3.1).
 * Everything is counted in one query; small numbers are hidden as in the other tables.
 */
import { and, between, count, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { noContributionReasons } from '../../domain/participation-code.ts';
import type { Day } from '../../domain/day.ts';
import { shareOf } from '../../domain/share.ts';
import type { Shown } from '../../domain/small-numbers.ts';
import type { Store } from '../db/store.ts';
import { shownCounts, type CountNode } from './results-shown.ts';

interface MeetingsWanted {
  readonly from: Day;
  readonly to: Day;
  /** Only the caseloads of these IROs; null for the whole council. */
  readonly iroIds: readonly string[] | null;
  /** A number of the participation codes is hidden: what would give it away is hidden too. */
  readonly codesHidden: boolean;
}

/** One line: of how many reviews it speaks, and how many of them. Null is hidden. */
export interface MeetingLine {
  readonly words: string;
  readonly count: Shown;
  readonly of: Shown;
  /** Per cent. */
  readonly share: Shown;
}

/** The reviews held in these days, by everything that is counted. */
async function groupsOf(store: Store, { from, to, iroIds }: MeetingsWanted) {
  const { children, codeDecisions, meetings, reviews } = store.t;
  const whole = sql<number>`case ${meetings.chairedByChild} when 'all' then 2 when 'part' then 1 else 0 end`;
  const sat = store.db
    .select({
      reviewId: meetings.reviewId,
      ran: sql<number>`max(${whole})`.as('ran'),
      came: sql<number>`max(case when ${meetings.childCame} then 1 else 0 end)`.as('came')
    })
    .from(meetings)
    .groupBy(meetings.reviewId)
    .as('sat');
  const why = store.db
    .select({ reason: codeDecisions.noContributionReason })
    .from(codeDecisions)
    .where(eq(codeDecisions.reviewId, reviews.id))
    .orderBy(desc(codeDecisions.confirmedAt), desc(codeDecisions.id))
    .limit(1);
  const yesNo = (column: typeof reviews.childSeenAlone | typeof reviews.rightsDiscussed) =>
    sql<string | null>`case when ${column} is null then null when ${column} then 'yes' else 'no' end`;
  const isOut = inArray(reviews.participationCode, ['PN4', 'PN7']);
  const each = store.db
    .select({
      ran: sat.ran,
      came: sat.came,
      seen: sql<number>`case when ${reviews.childSeenOn} is null then 0 else 1 end`.as('seen'),
      alone: yesNo(reviews.childSeenAlone).as('alone'),
      rights: yesNo(reviews.rightsDiscussed).as('rights'),
      offer: reviews.advocacyOffer,
      reason: sql<string | null>`case when ${isOut} then coalesce(${why}, 'none') else null end`.as('reason')
    })
    .from(reviews)
    .innerJoin(children, eq(children.id, reviews.childId))
    .leftJoin(sat, eq(sat.reviewId, reviews.id))
    .where(
      and(
        between(reviews.heldOn, from, to),
        isNull(reviews.cancelledAt),
        iroIds === null ? undefined : inArray(sql`coalesce(${reviews.iroId}, ${children.iroId})`, [...iroIds])
      )
    )
    .as('each_review');
  const { ran, came, seen, alone, rights, offer, reason } = each;
  return store.db
    .select({ ran, came, seen, alone, rights, offer, reason, count: count() })
    .from(each)
    .groupBy(ran, came, seen, alone, rights, offer, reason);
}

type Group = Awaited<ReturnType<typeof groupsOf>>[number];

/** What is counted of one review: its words, and whether a group has it. Together the parts are all of them. */
interface Part {
  readonly words: string;
  readonly has: (group: Group) => boolean;
}
interface Split {
  readonly id: string;
  /** Of which reviews; all of them when left out. */
  readonly among?: (group: Group) => boolean;
  /** As good as the codes: hidden where one of those is. */
  readonly tellsCodes?: boolean;
  readonly parts: readonly Part[];
}

/** The driver gives numbers of a sum as text, or as numbers. */
const is = (value: unknown, wanted: number) => value !== null && Number(value) === wanted;

const splits: readonly Split[] = [
  {
    id: 'ran',
    parts: [
      { words: 'Ran all of the meeting', has: ({ ran }) => is(ran, 2) },
      { words: 'Ran part of it', has: ({ ran }) => is(ran, 1) },
      { words: 'Did not run it', has: ({ ran }) => is(ran, 0) },
      { words: 'Who ran it: not recorded', has: ({ ran }) => ran === null }
    ]
  },
  {
    id: 'came',
    tellsCodes: true,
    parts: [
      { words: 'Came', has: ({ came }) => is(came, 1) },
      { words: 'Did not come', has: ({ came }) => is(came, 0) },
      { words: 'Came or not: not recorded', has: ({ came }) => came === null }
    ]
  },
  {
    id: 'seen',
    parts: [
      { words: 'Seen before the meeting', has: ({ seen }) => is(seen, 1) },
      { words: 'Seen before: not recorded', has: ({ seen }) => !is(seen, 1) }
    ]
  },
  {
    id: 'alone',
    among: ({ seen }) => is(seen, 1),
    parts: [
      { words: 'Seen alone', has: ({ alone }) => alone === 'yes' },
      { words: 'Not alone', has: ({ alone }) => alone === 'no' },
      { words: 'Alone or not: not recorded', has: ({ alone }) => alone === null }
    ]
  },
  {
    id: 'rights',
    parts: [
      { words: 'Rights discussed', has: ({ rights }) => rights === 'yes' },
      { words: 'Rights not discussed', has: ({ rights }) => rights === 'no' },
      { words: 'Rights: not recorded', has: ({ rights }) => rights === null }
    ]
  },
  {
    id: 'offer',
    parts: [
      { words: 'Advocate offered and accepted', has: ({ offer }) => offer === 'accepted' },
      { words: 'Advocate offered and declined', has: ({ offer }) => offer === 'declined' },
      { words: 'Advocate not offered', has: ({ offer }) => offer === 'not-offered' },
      { words: 'Advocate: not recorded', has: ({ offer }) => offer === null }
    ]
  },
  {
    id: 'reason',
    among: ({ reason }) => reason !== null,
    tellsCodes: true,
    parts: [
      ...noContributionReasons.map(({ value, words }) => ({
        words: `PN4 or PN7: ${words}`,
        has: ({ reason }: Group) => reason === value
      })),
      {
        words: 'PN4 or PN7, reason not recorded',
        has: ({ reason }) => !noContributionReasons.some(({ value }) => value === reason)
      }
    ]
  }
];

const sumOf = (groups: readonly Group[]): number => groups.reduce((sum, group) => sum + group.count, 0);

/** Each split as its lines; a reason that nobody gave is left out, unless that would tell something. */
export async function meetingLines(store: Store, wanted: MeetingsWanted): Promise<MeetingLine[]> {
  const groups = await groupsOf(store, wanted);
  return splits.flatMap((split) => linesOf(split, groups, wanted.codesHidden));
}

function linesOf({ id, among, tellsCodes, parts }: Split, groups: readonly Group[], codesHidden: boolean) {
  const its = among ? groups.filter(among) : groups;
  const of = sumOf(its);
  const counts = parts.map((part) => ({ id: part.words, count: sumOf(its.filter(part.has)) }));
  // How many were seen, or had such a code, is a number of its own, hidden as one of a pair with the rest.
  const rest = sumOf(groups) - of;
  const node: CountNode = { id, count: of, parts: counts };
  const all: CountNode = { id: 'all', count: of + rest, parts: [node, { id: 'rest', count: rest }] };
  const shown = shownCounts(among ? all : node);
  const isHidden = codesHidden && tellsCodes === true;
  const base = isHidden && among ? null : (shown.get(id) ?? null);
  return counts
    .filter(({ count: n }) => n > 0 || id !== 'reason' || isHidden)
    .map(({ id: words }): MeetingLine => {
      const n = isHidden ? null : (shown.get(words) ?? null);
      return { words, count: n, of: base, share: n === null || base === null ? null : shareOf(n, base) };
    });
}
