/** What must stay the same across forms, because it is counted, recorded or looked for across them. */
import { tile } from './tile.ts';

/** Room for words, in characters: at first, and when more is asked for. */
export const room = { limit: 300, more: 2000 } as const;

/** Room for adults, who write of several things in one box. */
export const adultRoom = { limit: 1000, more: 4000 } as const;

/** Who helped, as a submission records it. */
export const helpers = [
  tile('nobody', 'nobody', 'me'),
  tile('carer', 'my carer', 'carer'),
  tile('social-worker', 'my social worker', 'social-worker'),
  tile('advocate', 'my advocate', 'advocate'),
  tile('iro', '{iro}', 'iro'),
  tile('teacher', 'a teacher', 'teacher'),
  tile('other', 'someone else', 'person')
];

/** Feelings on most days, for the young. */
export const feelings = [
  tile('happy', 'happy', 'happy'),
  tile('ok', 'OK', 'ok'),
  tile('sad', 'sad', 'sad'),
  tile('worried', 'worried', 'worried'),
  tile('scared', 'scared', 'scared'),
  tile('cross', 'cross', 'cross')
];

/** Times for the meeting. */
export const times = [
  tile('after-school', 'after school', 'after-school'),
  tile('not-in-lessons', 'not in lessons', 'not-in-lessons'),
  tile('holidays', 'in the holidays', 'holidays'),
  tile('any-time', 'any time', 'clock')
];

/** Three faces that answer a question with yes. */
export const yesABitNo = [
  tile('good', 'yes', 'face-good'),
  tile('not-sure', 'a bit', 'face-not-sure'),
  tile('not-good', 'no', 'face-not-good')
];

/** Five points for how often something is so. */
export const howOften = [
  tile('very-good', 'always', 'face-very-good'),
  tile('good', 'mostly', 'face-good'),
  tile('in-between', 'sometimes', 'face-not-sure'),
  tile('bad', 'not often', 'face-not-good'),
  tile('very-bad', 'never', 'face-very-bad')
];

/** Five points for how far something is so. */
export const howFar = [
  tile('very-good', 'yes, fully', 'face-very-good'),
  tile('good', 'mostly', 'face-good'),
  tile('in-between', 'partly', 'face-not-sure'),
  tile('bad', 'not much', 'face-not-good'),
  tile('very-bad', 'not at all', 'face-very-bad')
];
