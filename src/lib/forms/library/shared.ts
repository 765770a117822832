/** Choices that must stay the same in every form, because they are counted or recorded across forms. */
import { tile } from './tile.ts';

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

/** Feelings on most days. */
export const feelings = [
  tile('happy', 'happy', 'happy'),
  tile('calm', 'calm', 'calm'),
  tile('excited', 'excited', 'excited'),
  tile('ok', 'OK', 'ok'),
  tile('tired', 'tired', 'tired'),
  tile('lonely', 'lonely', 'lonely'),
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
