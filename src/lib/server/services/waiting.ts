/** One row of what waits for a person's eyes, and whose it is. */
import { ageOn } from '../../domain/age-band.ts';
import type { Day } from '../../domain/day.ts';
import type { Store } from '../db/store.ts';
import { childName } from './caseload.ts';
import type { Countdown } from './countdown.ts';

/** One thing to look at. `by` is the day somebody was promised it would be seen to. */
export interface Waiting extends Countdown {
  readonly kind: 'views' | 'rating' | 'talk-first' | 'request';
  readonly id: string;
  readonly reviewId: string | null;
  readonly childId: string;
  readonly name: string;
  readonly age: number;
  readonly iroName: string | null;
  /** child | parent | carer for views and ratings; the kind of request for requests. */
  readonly from: string;
  readonly at: number;
  readonly by: Day | null;
  readonly worry: boolean;
  /** The IRO is not to know of it: the row is the manager's alone. */
  readonly kept: boolean;
  /** Typed in by mistake, as the words of somebody else: whose they are is to be found out. */
  readonly mistyped?: boolean;
  /** True when `by` has gone by. */
  readonly late: boolean;
  /** Before quiet reading: a worry, a call asked for, kept from the IRO, a promise to talk, or past its day. */
  readonly urgent: boolean;
  /** Why it is flagged: what was asked and what was answered, or the words of a request. */
  readonly quotes: readonly Quote[];
  /** Made up. Only who runs drills is shown it; nothing a child said is read or logged. */
  readonly drill?: boolean;
}

export interface Quote {
  readonly submissionId: string;
  readonly asked: string | null;
  readonly said: string;
}

/** A row before its clock is wound. */
export type Found = Omit<Waiting, 'urgent' | keyof Countdown>;

/** The columns that say whose it is. Needs `children` joined, and `staff` as the IRO. */
export function head(store: Store) {
  const { children, staff } = store.t;
  return {
    childId: children.id,
    localId: children.localId,
    firstName: children.firstName,
    nickname: children.nickname,
    dateOfBirth: children.dateOfBirth,
    iroName: staff.name
  };
}

type Head = { [K in keyof ReturnType<typeof head>]: unknown } & {
  childId: string;
  localId: string;
  firstName: Parameters<typeof childName>[1]['firstName'];
  nickname: Parameters<typeof childName>[1]['nickname'];
  dateOfBirth: Day;
  iroName: string | null;
};

export const who = (store: Store, row: Head, today: Day) => ({
  childId: row.childId,
  name: childName(store, { ...row, id: row.childId }),
  age: ageOn(row.dateOfBirth, today),
  iroName: row.iroName
});
