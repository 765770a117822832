/**
 * What is known of the meetings themselves, for the results: who ran them, whether the child came, was seen before and
 * alone, heard of their rights, was offered an advocate, and why a child did not take part (domain file §1.6, §3.1).
 * Everything is counted in one query; small numbers are hidden as in the other tables.
 */
import { desc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import { noContributionReasons } from '../../domain/participation-code.ts';
import { shareOf } from '../../domain/share.ts';
import type { Shown } from '../../domain/small-numbers.ts';
import type { Store } from '../db/store.ts';
import { heldIn, type ResultsWanted } from './results-held.ts';
import { shownCounts, type CountNode } from './results-shown.ts';

interface MeetingsWanted extends ResultsWanted {
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

/** Reviews of which the same is known. */
interface Group {
  /** `2` all of it, `1` part, `0` none; null when no meeting is recorded. */
  readonly ran: string | null;
  /** `1` or `0`; null when no meeting is recorded. */
  readonly came: string | null;
  readonly seen: boolean;
  /** `y` or `n`; null when not recorded. */
  readonly alone: string | null;
  readonly rights: string | null;
  /** `accepted`, `declined` or `not-offered` by its first letter. */
  readonly offer: string | null;
  /** Only of a PN4 or PN7; `none` when nobody said. */
  readonly reason: string | null;
  readonly count: number;
}

/**
 * The reviews held in these days, by everything that is counted. Each comes as a few letters of one long text, which is
 * counted here: for ten thousand reviews that takes a fraction of what it takes the database to sort them into groups.
 */
async function groupsOf(store: Store, wanted: MeetingsWanted): Promise<Group[]> {
  const { reviews } = store.t;
  const each = store.db
    .select({ letters: sql<string>`${lettersOf(store)}`.as('letters') })
    .from(reviews)
    .where(heldIn(store, wanted))
    .as('each_review');
  const [row] = await store.db
    .select({ all: sql<string | null>`string_agg(${each.letters}, ',')` })
    .from(each);
  const counts = new Map<string, number>();
  if (row?.all) for (const one of row.all.split(',')) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].map(([letters, count]) => ({ ...readLetters(letters), count }));
}

/** One letter for each thing that is known, `-` for what is not, and after six of them the reason in full. */
function lettersOf(store: Store): SQL {
  const { codeDecisions, meetings, reviews } = store.t;
  const ran = sql`max(case ${meetings.chairedByChild} when 'all' then '2' when 'part' then '1' else '0' end)`;
  const came = sql`max(case when ${meetings.childCame} then '1' else '0' end)`;
  const sat = store.db
    .select({ both: sql`${ran} || ${came}` })
    .from(meetings)
    .where(eq(meetings.reviewId, reviews.id));
  const why = store.db
    .select({ reason: codeDecisions.noContributionReason })
    .from(codeDecisions)
    .where(eq(codeDecisions.reviewId, reviews.id))
    .orderBy(desc(codeDecisions.confirmedAt), desc(codeDecisions.id))
    .limit(1);
  const yesNo = (column: typeof reviews.childSeenAlone | typeof reviews.rightsDiscussed) =>
    sql`case when ${column} is null then '-' when ${column} then 'y' else 'n' end`;
  const isOut = inArray(reviews.participationCode, ['PN4', 'PN7']);
  return sql`coalesce(${sat}, '--') || case when ${reviews.childSeenOn} is null then '-' else 'y' end || ${yesNo(reviews.childSeenAlone)} || ${yesNo(reviews.rightsDiscussed)} || coalesce(substr(${reviews.advocacyOffer}, 1, 1), '-') || case when ${isOut} then coalesce(${why}, 'none') else '' end`;
}

function readLetters(letters: string): Omit<Group, 'count'> {
  const known = (at: number): string | null => (letters.charAt(at) === '-' ? null : letters.charAt(at));
  return {
    ran: known(0),
    came: known(1),
    seen: known(2) !== null,
    alone: known(3),
    rights: known(4),
    offer: known(5),
    reason: letters.slice(6) || null
  };
}

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

const splits: readonly Split[] = [
  {
    id: 'ran',
    parts: [
      { words: 'Ran all of the meeting', has: ({ ran }) => ran === '2' },
      { words: 'Ran part of it', has: ({ ran }) => ran === '1' },
      { words: 'Did not run it', has: ({ ran }) => ran === '0' },
      { words: 'Who ran it: not recorded', has: ({ ran }) => ran === null }
    ]
  },
  {
    id: 'came',
    tellsCodes: true,
    parts: [
      { words: 'Came', has: ({ came }) => came === '1' },
      { words: 'Did not come', has: ({ came }) => came === '0' },
      { words: 'Came or not: not recorded', has: ({ came }) => came === null }
    ]
  },
  {
    id: 'seen',
    parts: [
      { words: 'Seen before the meeting', has: ({ seen }) => seen },
      { words: 'Seen before: not recorded', has: ({ seen }) => !seen }
    ]
  },
  {
    id: 'alone',
    among: ({ seen }) => seen,
    parts: [
      { words: 'Seen alone', has: ({ alone }) => alone === 'y' },
      { words: 'Not alone', has: ({ alone }) => alone === 'n' },
      { words: 'Alone or not: not recorded', has: ({ alone }) => alone === null }
    ]
  },
  {
    id: 'rights',
    parts: [
      { words: 'Rights discussed', has: ({ rights }) => rights === 'y' },
      { words: 'Rights not discussed', has: ({ rights }) => rights === 'n' },
      { words: 'Rights: not recorded', has: ({ rights }) => rights === null }
    ]
  },
  {
    id: 'offer',
    parts: [
      { words: 'Advocate offered and accepted', has: ({ offer }) => offer === 'a' },
      { words: 'Advocate offered and declined', has: ({ offer }) => offer === 'd' },
      { words: 'Advocate not offered', has: ({ offer }) => offer === 'n' },
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
