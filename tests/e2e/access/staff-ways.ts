/** The ways into the staff's pages beyond a review's own: children and register, sounds, results, settings. */
import { day, once, open, staff, way, type Way } from './way.ts';

const child = { firstName: 'Changed', language: 'English', communication: 'words', cycle: 'standard' };
const person = { role: 'parent', name: 'Somebody', ask: 'yes' };
const challenge = { level: 'informal', theme: 'drift', words: 'No plan yet' };
const notice = {
  kind: 'changed',
  firstName: 'Robin',
  changes: 'carer',
  words: 'A new carer',
  worker: 'Owen',
  team: 'North',
  reach: '01632 960 001'
};

// prettier-ignore
export const staffWays: Readonly<Record<string, Way>> = {
  // Staff: children and the register
  'GET /staff/children':                          staff('see-child', 'some'),
  'GET /staff/children/new':                      staff('edit-child', 'some'),
  'POST /staff/children/new':                     staff('edit-child', 'some', () => ({ ...child, localId: `NEW${Math.random()}`.slice(0, 12), ...day('dateOfBirth') })),
  'GET /staff/children/[child]':                  staff('see-child'),
  'GET /staff/children/[child]/edit':             staff('edit-child'),
  'POST /staff/children/[child]/edit':            staff('edit-child', 'record', ({ localId, record: { iroId } }) => ({ ...child, localId, iroId: iroId!, ...day('dateOfBirth') })),
  'GET /staff/children/[child]/people/[person]':  staff('edit-child'),
  'POST /staff/children/[child]/people/[person]?/save': staff('edit-child', 'record', person),
  'POST /staff/children/[child]/people/[person]?/photograph': staff('edit-child', 'record', { agreedBy: 'Her aunt' }),
  'POST /staff/children/[child]/people/[person]?/end':  once(staff('edit-child')),
  'GET /staff/children/[child]/review':           staff('plan-review'),
  'POST /staff/children/[child]/review?/save':    staff('plan-review', 'record', { meetingTime: '10:00', place: 'Here', ...day('meetingOn') }),
  'POST /staff/children/[child]/review?/cancel':  once(staff('plan-review')),
  'GET /staff/children/[child]/disputes':         staff('log-dispute'),
  'POST /staff/children/[child]/disputes?/raise': staff('log-dispute', 'record', { ...challenge, ...day('raisedOn') }),
  'GET /staff/disputes':                          staff('log-dispute', 'some'),
  'GET /staff/disputes/[dispute]':                staff('log-dispute'),
  'POST /staff/disputes/[dispute]?/end':          once(staff('log-dispute', 'record', { ended: 'withdrawn', outcome: 'Not needed', ...day('endedOn') })),
  // Staff: notices of operational teams
  'GET /staff/notices':                           staff('see-own-notices', 'some'),
  'GET /staff/notices/new':                       staff('send-notice', 'nothing'),
  'POST /staff/notices/new':                      staff('send-notice', 'nothing', ({ localId }) => ({ ...notice, localId, ...day('happenedOn') })),
  // Each of these notices was sent by the manager: a social work team finds none of them.
  'GET /staff/notices/[notice]':                  staff('handle-notice'),
  'POST /staff/notices/[notice]?/register':       once(staff('handle-notice')),
  'POST /staff/notices/[notice]?/answer':         once(staff('handle-notice', 'record', { outcome: 'known', note: 'Thank you' })),
  'GET /staff/register':                          staff('load-register', 'nothing'),
  'POST /staff/register?/check':                  staff('load-register', 'nothing'),
  'POST /staff/register?/apply':                  staff('load-register', 'nothing', { held: 'not sealed', keep: 'good' }),
  'GET /staff/register/[load]':                   staff('load-register', 'nothing'),
  'POST /staff/register/problems':                staff('load-register', 'nothing', { held: 'not sealed' }),
  'GET /staff/register/template':                 staff('load-register', 'nothing'),
  'GET /staff/calculator':                        staff('use-calculator', 'nothing'),
  // Staff: sounds for the forms
  'GET /staff/sounds':                            staff('record-sounds', 'nothing'),
  'GET /staff/sounds/[sentence]':                 staff('record-sounds', 'nothing'),
  'POST /staff/sounds/[sentence]?/keep':          staff('record-sounds', 'nothing'),
  'POST /staff/sounds/[sentence]?/delete':        staff('record-sounds', 'nothing'),
  // Staff: results and settings
  'GET /staff/results':                           staff('see-results', 'nothing'),
  'GET /staff/results/[table]':                   staff('see-results', 'nothing'),
  'GET /staff/results/return':                    staff('export-return', 'nothing'),
  'GET /staff/results/return/reviews':            staff('export-return', 'nothing'),
  'GET /staff/settings/team':                     staff('manage-staff', 'nothing'),
  'POST /staff/settings/team?/invite':            staff('manage-staff', 'nothing', ({ localId }) => ({ name: 'New', email: `${localId}@example.org`, role: 'iro' })),
  'POST /staff/settings/team?/withdraw':          staff('manage-staff', 'nothing', { invite: 'no-such-invite' }),
  'GET /staff/settings/team/[member]':            staff('manage-staff', 'nothing'),
  'POST /staff/settings/team/[member]?/leave':    staff('manage-staff', 'nothing', { 'lastDay.day': '31', 'lastDay.month': '3', 'lastDay.year': '2040' }),
  'POST /staff/settings/team/[member]?/pass':     staff('manage-staff', 'nothing', { to: '', reason: '' }),
  'GET /staff/account':                           way('staff', null, 'nothing'),
  'POST /staff/account?/elsewhere':               way('staff', null, 'nothing'),
  'POST /staff/account?/codes':                   way('staff', null, 'nothing'),
  'POST /staff/account?/password':                way('staff', null, 'nothing', { now: 'not this one', wanted: 'a long new password', again: 'a long new password' }),
  'GET /staff/join/[token]':                      open(),
  'POST /staff/join/[token]':                     open({ password: 'x' }),
  'GET /staff/outbox':                            staff('see-outbox', 'nothing'),
  'POST /staff/outbox?/again':                    staff('see-outbox', 'nothing', { message: 'no-such-message' }),
  'GET /staff/log':                               staff('see-reading-log', 'nothing'),
  'GET /staff/settings':                          staff('change-settings', 'nothing'),
  'POST /staff/settings':                         staff('change-settings', 'nothing', { council: 'Elsewhere Council' }),
  'GET /staff/settings/bank-holidays':            staff('change-settings', 'nothing'),
  'POST /staff/settings/bank-holidays?/add':      staff('change-settings', 'nothing', { name: 'A day off', ...day('day') }),
  'POST /staff/settings/bank-holidays?/remove':   staff('change-settings', 'nothing', { day: '2026-12-25' }),
  'GET /staff/settings/places':                   staff('change-settings', 'nothing'),
  'POST /staff/settings/places':                  staff('change-settings', 'nothing', { 'why.school': 'The school has no room.' }),
  'GET /staff/settings/cover':                    staff('arrange-cover', 'nothing'),
  'POST /staff/settings/cover?/add':              staff('arrange-cover', 'nothing', ({ record: { iroId } }) => ({ iroId: iroId!, coveredBy: iroId!, ...day('startsOn'), ...day('endsOn') })),
  'POST /staff/settings/cover?/remove':           staff('arrange-cover', 'nothing', { id: 'no-such-cover' })
};
