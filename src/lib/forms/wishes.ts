/** What a child can wish for the meeting: where, when, who comes, who leads it and what is talked about. */
import type { Question } from './definition.ts';

/** Questions on leading the meeting, which are of a plain kind. */
const leading: ReadonlySet<string> = new Set(['B28', 'C24']);

/** Whether an answer to this question is a wish that can be arranged, or not, before the meeting. */
export function isWish(question: Question): boolean {
  switch (question.kind) {
    case 'place':
    case 'topics':
      return true;
    case 'time':
      return question.area === 'REV';
    case 'people':
      return question.ask === 'meeting';
    default:
      return leading.has(question.id);
  }
}

/**
 * Whether the answer is for who arranges the meeting and not for the room, whatever the child let be said: who should
 * not come would be read by that person, and what is private would be named in front of everyone.
 */
export const isForArranging = (question: Question): boolean =>
  question.kind === 'topics' || (question.kind === 'people' && question.ask === 'meeting');
