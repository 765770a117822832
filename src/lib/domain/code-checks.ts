/** The checks the SSDA903 return will run on a review, run first. Rule numbers are those of the return. */
import { ageOn } from './age-band.ts';
import { isParticipationCode } from './code-words.ts';
import { isDay } from './day.ts';
import type { Day } from './day.ts';

export interface CodeProblem {
  readonly rule: '166' | '167' | '440' | '441';
  readonly words: string;
}

export interface CodeToCheck {
  /** As chosen or loaded; null or blank when there is none. */
  readonly code: string | null;
  readonly dateOfBirth: Day;
  readonly reviewDay: Day | null;
}

const notACode = 'Participation code is missing or is not one of PN0 to PN7.';
const notADay = 'Review date is missing or is not a real date.';
const tooOld = 'PN0 is only for a child under 4. This child was already 4 at the review: use PN1 to PN7.';
const tooYoung = 'This child was under 4 at the review. The code must be PN0.';

/**
 * Rule 440 refuses PN0 after the 4th birthday and 441 refuses PN1–PN7 before it. Neither fires on the
 * birthday itself, so neither does here; the proposal then uses PN1–PN7, because the child is four.
 */
function agreesWithAge(code: string, dateOfBirth: Day, reviewDay: Day): CodeProblem[] {
  const isFour = ageOn(dateOfBirth, reviewDay) >= 4;
  const isBirthday = ageOn(dateOfBirth, reviewDay) === 4 && dateOfBirth.slice(5) === reviewDay.slice(5);
  if (code === 'PN0' && isFour && !isBirthday) return [{ rule: '440', words: tooOld }];
  return code !== 'PN0' && !isFour ? [{ rule: '441', words: tooYoung }] : [];
}

/** Every problem the return would find with this review; none when the list is empty. */
export function checkCode({ code, dateOfBirth, reviewDay }: CodeToCheck): CodeProblem[] {
  const isDated = reviewDay !== null && isDay(reviewDay);
  const isCode = code !== null && isParticipationCode(code);
  return [
    ...(isDated ? [] : [{ rule: '166', words: notADay } as const]),
    ...(isCode ? [] : [{ rule: '167', words: notACode } as const]),
    ...(isDated && isCode ? agreesWithAge(code, dateOfBirth, reviewDay) : [])
  ];
}

/**
 * Rule 399: a child whose legal statuses are all V3 or V4 (short breaks) carries no review in the return.
 * True when no status is known, as the rule only fires on recorded ones.
 */
export const isExportable = (legalStatuses: readonly string[]): boolean =>
  legalStatuses.length === 0 || legalStatuses.some((status) => status !== 'V3' && status !== 'V4');

/** Codes that say the child came to the meeting. PN0 says nothing of it: the child was under four. */
const cameCodes: readonly string[] = ['PN1', 'PN2', 'PN3', 'PN4'];

/**
 * What is wrong when a code and what was recorded of the meeting contradict each other; null when they agree. The return
 * itself does not see the meeting, so this has no rule number there.
 * @param came whether the child came to any sitting
 */
export function codeAgainstMeeting(code: string | null, came: boolean): string | null {
  if (code === null || code === 'PN0' || !isParticipationCode(code)) return null;
  if (cameCodes.includes(code) === came) return null;
  return came
    ? `${code} says that the child did not come, and the meeting is recorded with the child there. Confirm the code again.`
    : `${code} says that the child came, and the meeting is recorded without the child. Confirm the code again.`;
}
