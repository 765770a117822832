/** What a child's episodes and reviews say about their care: since when, whether it has ended, which cycle, what was due. */
import { addMonths, dayOf, type Day } from '../../domain/day.ts';
import {
  nextReviewBy,
  type Cycle,
  type TimescaleInput,
  type TimescaleResult
} from '../../domain/review-timescale.ts';

export interface Episode {
  readonly startedOn: Day;
  readonly endedOn: Day | null;
  readonly legalStatus: string;
  /** RNE is S in the return; false when the file does not say. */
  readonly startsCare: boolean;
  readonly placement: string | null;
}

export interface Care {
  readonly lookedAfterSince: Day;
  readonly ceasedOn: Day | null;
  readonly cycle: Cycle;
  /** First day of the placement or authority that the cycle counts from; null for the standard cycle. */
  readonly cycleStartedOn: Day | null;
}

/** Facts of the current (or last) period of care. Null when there is no episode. */
export function careOf(episodes: readonly Episode[]): Care | null {
  const period = lastPeriod(episodes);
  const [first] = period;
  const last = period.at(-1);
  if (!first || !last) return null;
  return { lookedAfterSince: first.startedOn, ceasedOn: last.endedOn, ...cycleOf(period, last) };
}

/** Episodes that follow one another without a gap, up to the latest. A new episode starts on the day the last one ends. */
function lastPeriod(episodes: readonly Episode[]): Episode[] {
  const ordered = [...episodes].sort((a, b) => (a.startedOn < b.startedOn ? -1 : 1));
  let from = ordered.length - 1;
  while (from > 0 && continues(ordered[from - 1], ordered[from])) from -= 1;
  return ordered.slice(Math.max(from, 0));
}

function continues(before: Episode | undefined, episode: Episode | undefined): boolean {
  if (!before || !episode || episode.startsCare) return false;
  return before.endedOn === null || before.endedOn >= episode.startedOn;
}

const isShortBreak = (episode: Episode): boolean =>
  episode.legalStatus === 'V3' || episode.legalStatus === 'V4';
/** Placement codes A3 to A6: placed for adoption. */
const isPlaced = (episode: Episode): boolean => /^A[3-6]$/.test(episode.placement ?? '');
/** E1: a placement order, which is the authority to place. */
const isAuthorised = (episode: Episode): boolean => episode.legalStatus === 'E1';

function cycleOf(period: readonly Episode[], last: Episode): Pick<Care, 'cycle' | 'cycleStartedOn'> {
  if (isPlaced(last)) return { cycle: 'adoption', cycleStartedOn: runStart(period, isPlaced) };
  if (isAuthorised(last))
    return { cycle: 'adoption-authority', cycleStartedOn: runStart(period, isAuthorised) };
  if (period.every(isShortBreak))
    return { cycle: 'short-breaks', cycleStartedOn: period[0]?.startedOn ?? null };
  return { cycle: 'standard', cycleStartedOn: null };
}

/** First day of the unbroken run of such episodes that the period ends with. */
function runStart(period: readonly Episode[], is: (episode: Episode) => boolean): Day | null {
  let start: Day | null = null;
  for (const episode of [...period].reverse()) {
    if (!is(episode)) break;
    start = episode.startedOn;
  }
  return start;
}

export interface CycleFacts {
  readonly cycle: string;
  readonly lookedAfterSince: Day | null;
  readonly cycleStartedOn: Day | null;
}

/** Where the calculator starts counting for this child; null when it is not known. */
export function cycleStart(child: CycleFacts): { readonly cycle: Cycle; readonly startedOn: Day } | null {
  const special =
    child.cycle === 'short-breaks' || child.cycle === 'adoption' || child.cycle === 'adoption-authority';
  if (special && child.cycleStartedOn)
    return { cycle: child.cycle as Cycle, startedOn: child.cycleStartedOn };
  return child.lookedAfterSince ? { cycle: 'standard', startedOn: child.lookedAfterSince } : null;
}

/** What the calculator is told beside the child: the council's own buffer and target. */
export type LimitOptions = Pick<TimescaleInput, 'bookAhead' | 'localFirstTarget'>;

/**
 * The legal limit of the review after `held`, with its working: the one calculator, for the open review, a child whose
 * review nobody has planned, a load, and the child's page.
 * A register often lacks a child's first reviews. When the first one known is too late to be the first of the cycle, the
 * longest interval is used from the last one on; when nothing says which review it is, null: not known.
 * @param held days on which reviews were held, in order
 * @param knownOn for a child of whom no review of this cycle is known: the day by which one would be. The day the child
 *   came into this register (`cameOn`), for what is still open; the day of the review, for one that was held
 */
export function nextLimit(
  child: CycleFacts,
  held: readonly Day[],
  knownOn: Day,
  holidays: ReadonlySet<Day>,
  options: LimitOptions = {}
): TimescaleResult | null {
  const start = cycleStart(child);
  const [first] = held;
  const unknown = { earlierUnknown: true, heldOn: held, holidays, ...options };
  if (!start)
    return first && held.length > 1
      ? nextReviewBy({ cycle: 'standard', startedOn: first, ...unknown })
      : null;
  const inCycle = held.filter((day) => day > start.startedOn);
  if (canBeFirst(start, inCycle[0] ?? knownOn, holidays))
    return nextReviewBy({ ...start, heldOn: inCycle, holidays, ...options });
  return first ? nextReviewBy({ ...start, ...unknown }) : null;
}

/** From when on a review of this child would be known here. */
export const cameOn = (child: { readonly createdAt: number }): Day => dayOf(child.createdAt);

/** The day alone: see `nextLimit`. */
export const dueDay = (
  child: CycleFacts,
  held: readonly Day[],
  knownOn: Day,
  holidays: ReadonlySet<Day>
): Day | null => nextLimit(child, held, knownOn, holidays)?.limit ?? null;

/** Whether a review of this day can be the first of the cycle: held no more than three months late. */
function canBeFirst(start: { cycle: Cycle; startedOn: Day }, day: Day, holidays: ReadonlySet<Day>): boolean {
  return day <= addMonths(nextReviewBy({ ...start, heldOn: [], holidays }).limit, 3);
}
