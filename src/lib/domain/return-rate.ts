/**
 * The numbers no report can state today: of those asked for their views, how many opened the way in, started,
 * sent it, and sent it in time. By audience.
 */
import type { Day } from './day.ts';
import { shareOf } from './share.ts';
import { audiences } from './viewer.ts';
import type { Audience } from './viewer.ts';

/** One person asked, for one review. */
export interface Asked {
  readonly audience: Audience;
  readonly openedOn: Day | null;
  readonly startedOn: Day | null;
  /** The day their form arrived, on screen or on paper. */
  readonly returnedOn: Day | null;
  /** The last day that is in time for this review; null when no meeting day is known. */
  readonly neededBy: Day | null;
  /** How many such people, when they were counted together; 1 unless said. */
  readonly count?: number | undefined;
}

type ReturnStep = 'asked' | 'opened' | 'started' | 'returned' | 'in-time';

interface ReturnLine {
  readonly id: ReturnStep;
  readonly words: string;
  readonly count: number;
  /** Of those asked, to one decimal; null when nobody was. */
  readonly share: number | null;
}

export interface ReturnRate {
  readonly audience: Audience | 'all';
  readonly asked: number;
  readonly opened: number;
  readonly started: number;
  readonly returned: number;
  readonly inTime: number;
  /** Returned, but no day to measure it against. */
  readonly timeNotRecorded: number;
  readonly lines: readonly ReturnLine[];
}

/** A form that came back (on paper, say) was opened and started, whatever the site saw. */
const hasStarted = (one: Asked): boolean => one.startedOn !== null || one.returnedOn !== null;
const hasOpened = (one: Asked): boolean => one.openedOn !== null || hasStarted(one);

/** Returned on or before the last useful day. */
export const isReturnedInTime = (one: Pick<Asked, 'returnedOn' | 'neededBy'>): boolean =>
  one.returnedOn !== null && one.neededBy !== null && one.returnedOn <= one.neededBy;

function rateOf(audience: Audience | 'all', some: readonly Asked[]): ReturnRate {
  const howMany = (is: (one: Asked) => boolean): number =>
    some.reduce((sum, one) => (is(one) ? sum + (one.count ?? 1) : sum), 0);
  const asked = howMany(() => true);
  const opened = howMany(hasOpened);
  const started = howMany(hasStarted);
  const returned = howMany((one) => one.returnedOn !== null);
  const inTime = howMany(isReturnedInTime);
  const timeNotRecorded = howMany((one) => one.returnedOn !== null && one.neededBy === null);
  const line = (id: ReturnStep, words: string, count: number): ReturnLine => ({
    id,
    words,
    count,
    share: shareOf(count, asked)
  });
  const lines = [
    line('asked', 'Asked', asked),
    line('opened', 'Opened', opened),
    line('started', 'Started', started),
    line('returned', 'Sent back', returned),
    line('in-time', 'Sent back in time', inTime)
  ];
  return { audience, asked, opened, started, returned, inTime, timeNotRecorded, lines };
}

/** Child, parent, carer, others, and all of them together. An audience nobody of which was asked has noughts. */
export const returnRates = (asked: readonly Asked[]): ReturnRate[] => [
  ...audiences.map((audience) =>
    rateOf(
      audience,
      asked.filter((one) => one.audience === audience)
    )
  ),
  rateOf('all', asked)
];
