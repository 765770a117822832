/**
 * A person's secret pictures: three different ones, in order, from twelve. They keep a person who shares the
 * tablet from reading earlier answers. Wrong tries are counted, and lock the pictures for longer each time;
 * answering the form is never locked.
 */

export const picturesNeeded = 3;

/** Wrong tries allowed before each lock. */
export const triesBeforeLock = 5;

const minute = 60_000;
/** Lock times in ms: after 5 wrong tries, after 10, then for every further 5. */
const locks = [15 * minute, 60 * minute, 24 * 60 * minute] as const;

/** `too-few` is any number but three: a page offers no way to give more. */
export type PictureProblem = 'too-few' | 'unknown' | 'repeated';
export type PictureCheck =
  | { readonly ok: true; readonly pictures: readonly string[] }
  | { readonly ok: false; readonly problem: PictureProblem };

/**
 * Whether what was picked can be secret pictures: three, all of those offered, none twice. Says nothing about
 * whether they are the right ones.
 */
export function checkPictures(picked: readonly string[], offered: readonly string[]): PictureCheck {
  if (picked.length !== picturesNeeded) return { ok: false, problem: 'too-few' };
  if (!picked.every((picture) => offered.includes(picture))) return { ok: false, problem: 'unknown' };
  if (new Set(picked).size !== picked.length) return { ok: false, problem: 'repeated' };
  return { ok: true, pictures: picked };
}

/** The text that is hashed: order matters. */
export const passText = (pictures: readonly string[]): string => pictures.join(' ');

export interface PassState {
  readonly failures: number;
  /** In ms; null when not locked. */
  readonly lockedUntil: number | null;
}

export const freshPass: PassState = { failures: 0, lockedUntil: null };

export const isLocked = (state: PassState, now: number): boolean =>
  state.lockedUntil !== null && now < state.lockedUntil;

/** The state after a wrong try at `now` (ms): every fifth one locks, for 15 minutes, an hour, then a day. */
export function afterWrongTry(state: PassState, now: number): PassState {
  const failures = state.failures + 1;
  if (failures % triesBeforeLock !== 0) return { failures, lockedUntil: null };
  const lock = locks[failures / triesBeforeLock - 1] ?? locks[2];
  return { failures, lockedUntil: now + lock };
}

/** Tries left before the next lock. */
export const triesLeft = (state: PassState): number => triesBeforeLock - (state.failures % triesBeforeLock);
