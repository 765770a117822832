/** Notices as a social worker fills them in: a child who became looked after, and a move. */
import { noWords, type NoticeForm } from '../../src/lib/server/services/notice-form.ts';

const worker = { worker: 'Dele Martins', team: 'North', reach: '01632 960 044' };
export const zofia: NoticeForm = {
  ...noWords,
  ...worker,
  localId: 'L-Zofia',
  firstName: 'Zofia',
  dateOfBirth: '2015-03-02',
  happenedOn: '2026-11-13',
  legalStatus: 'V2',
  livingKind: 'foster',
  language: 'Polish',
  interpreter: 'Polish, for her mother',
  communication: 'symbols',
  needs: 'Likes to see the room first',
  parent1: 'Ewelina',
  parent1Reach: '01632 960 310',
  parent1Ask: 'yes',
  parent2: 'Marek',
  parent2Ask: 'no',
  parent2Why: 'Bail conditions',
  carer: 'Joyce',
  carerReach: '01632 960 311'
};
export const moved: NoticeForm = {
  ...noWords,
  ...worker,
  localId: 'L-Amina',
  firstName: 'Amina',
  happenedOn: '2026-11-12',
  changes: ['placement'],
  words: 'Moved to Devon and Linda'
};
