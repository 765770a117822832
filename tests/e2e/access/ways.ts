/**
 * What each way into the service asks of the access table: one line for each. Who gets in is never written here; it
 * follows from `areaAllows`, `may` and `mightEver`.
 */
import {
  areaAllows,
  may,
  mightEver,
  type AccessRecord,
  type Action,
  type Viewer
} from '../../../src/lib/domain/access.ts';
import type { Fields } from './caller.ts';
import type { Fresh } from './fresh.ts';

/**
 * `record`: this child, review or card · `some`: there is at least one such record · `nothing`: no record at all ·
 * `another`: the address names what belongs to another respondent · `typing`: a paper form of this review, which whoever
 * asks would be the one to type in.
 */
type Of = 'record' | 'some' | 'nothing' | 'another' | 'typing';

export interface Way {
  readonly area: string;
  /** Null where being in the area is enough. */
  readonly action: Action | null;
  readonly of: Of;
  /** A form that would change something if it were let in. */
  readonly form: (fresh: Fresh) => Fields;
  /** Pressing it a second time finds nothing to do: each try gets a record of its own. */
  readonly spends: boolean;
  /** It ends the session of whoever presses it. */
  readonly leaves: boolean;
}

type Form = Fields | ((fresh: Fresh) => Fields);
const way = (area: string, action: Action | null, of: Of, form: Form = {}): Way => ({
  area,
  action,
  of,
  form: typeof form === 'function' ? form : () => form,
  spends: false,
  leaves: false
});
const open = (form?: Form) => way('public', null, 'nothing', form);
const leaving: Way = { ...open(), leaves: true };
/** No area allows it, so nobody finds it: the demo's pages in a council's own service, and the page that never is. */
const nowhere = (form?: Form) => way('nowhere', null, 'nothing', form);
const respondent = (action: Action, form?: Form) => way('respondent', action, 'record', form);
const staff = (action: Action, of: Of = 'record', form?: Form) => way('staff', action, of, form);
const once = (one: Way): Way => ({ ...one, spends: true });

const today = new Date().toLocaleDateString('en-GB', { timeZone: 'Europe/London' }).split('/');
const day = (name: string) => ({
  [`${name}.day`]: today[0]!,
  [`${name}.month`]: today[1]!,
  [`${name}.year`]: today[2]!
});
const meeting = {
  childCame: 'no',
  spokenForBy: 'nobody',
  ownWordsUsed: 'no',
  otherMedium: 'none',
  chairedByChild: 'no'
};
const child = { firstName: 'Changed', language: 'English', communication: 'words', cycle: 'standard' };
const person = { role: 'parent', name: 'Somebody', ask: 'yes' };
const challenge = { level: 'informal', theme: 'drift', words: 'No plan yet' };
const call = { how: 'phone', number: '01632 960 001' };

// prettier-ignore
export const ways: Readonly<Record<string, Way>> = {
  // Open to everybody
  'GET /':                                        open(),
  'POST /':                                       open({ code: 'no such words' }),
  'GET /i/[token]':                               open(),
  'POST /i/[token]':                              open(),
  'GET /about':                                   open(),
  'GET /accessibility':                           open(),
  'GET /cookies':                                 open(),
  'GET /privacy':                                 open(),
  'GET /healthy':                                 open(),
  'GET /staff/sign-in':                           open(),
  'POST /staff/sign-in':                          open({ email: 'nobody@wrenbridge.example', password: 'wrong' }),
  'GET /staff/sign-out':                          open(),
  'POST /staff/sign-out':                         leaving,
  'GET /exit':                                    leaving,
  'POST /exit':                                   leaving,
  'GET /sounds/[sound]':                          open(),
  'GET /nothing-here':                            nowhere(),
  'GET /demo':                                    nowhere(),
  'POST /demo?/enter':                            nowhere({ email: 'jo.clarke@wrenbridge.example' }),
  'GET /demo.json':                               nowhere(),
  // A child, a parent, a carer
  'GET /my':                                      respondent('see-review'),
  'GET /my/start':                                respondent('see-review'),
  'GET /my/readers':                              respondent('see-review'),
  'GET /my/language':                             respondent('see-review'),
  'POST /my/language':                            respondent('see-review', { language: 'en' }),
  'GET /my/pictures':                             respondent('set-pictures'),
  'POST /my/pictures':                            respondent('set-pictures', { pick: 'pic-ball' }),
  'GET /my/before':                               respondent('give-views'),
  'POST /my/before':                              respondent('give-views', { do: 'start' }),
  'GET /my/questions':                            respondent('give-views'),
  'GET /my/questions/[page]':                     respondent('give-views'),
  'POST /my/questions/[page]':                    respondent('give-views', { B01: 'good', do: 'next' }),
  'GET /my/check':                                respondent('give-views'),
  'POST /my/check':                               respondent('give-views', { do: 'send', helper: 'nobody' }),
  'GET /my/sent':                                 respondent('give-views'),
  'POST /my/sent?/change':                        respondent('give-views'),
  'GET /my/said':                                 respondent('give-views'),
  'POST /my/said':                                respondent('give-views', { 'share.B01': 'on' }),
  'GET /my/take-back':                            respondent('give-views'),
  'POST /my/take-back':                           respondent('give-views', ({ submissionId }) => ({ submission: submissionId })),
  'GET /my/rating':                               respondent('rate-meeting'),
  'POST /my/rating':                              respondent('rate-meeting'),
  'GET /my/rating/[page]':                        respondent('rate-meeting'),
  'POST /my/rating/[page]':                       respondent('rate-meeting', { do: 'next' }),
  'GET /my/rating/check':                         respondent('rate-meeting'),
  'POST /my/rating/check':                        respondent('rate-meeting', { named: 'yes' }),
  'GET /my/rating/sent':                          respondent('rate-meeting'),
  'GET /my/print':                                respondent('give-views'),
  'GET /my/iro':                                  respondent('give-views'),
  'GET /my/rights':                               respondent('give-views'),
  'GET /my/taking-part':                          respondent('give-views'),
  'GET /my/privacy':                              respondent('give-views'),
  'GET /my/ask/[what]':                           respondent('ask-for-help'),
  'POST /my/ask/[what]':                          respondent('ask-for-help', { happened: 'Nobody came' }),
  'GET /my/seeing':                               respondent('give-views'),
  'POST /my/seeing':                              respondent('give-views', { letters: '150' }),
  'GET /my/version':                              respondent('give-views'),
  'POST /my/version':                             respondent('give-views', { form: 'child-symbol' }),
  'GET /my/voice/[voice]':                        way('respondent', 'read-earlier-answers', 'another'),
  'GET /my/help':                                 respondent('ask-for-help'),
  'POST /my/help':                                respondent('ask-for-help'),
  'GET /my/call':                                 respondent('ask-for-help'),
  'POST /my/call':                                respondent('ask-for-help', call),
  'GET /my/speak-up':                             respondent('ask-for-help'),
  'POST /my/speak-up':                            respondent('ask-for-help', { with: 'worry' }),
  'GET /my/another-time':                         respondent('ask-for-help'),
  'POST /my/another-time':                        respondent('ask-for-help', { words: 'Later please' }),
  // Staff: the second step of signing in
  'GET /staff/sign-in/code':                      way('second-factor', null, 'nothing'),
  'POST /staff/sign-in/code':                     way('second-factor', null, 'nothing', { code: '000000' }),
  // Staff: reviews
  'GET /staff':                                   way('staff', null, 'nothing'),
  'GET /staff/calendar':                          staff('see-review', 'some'),
  'GET /staff/reviews/[review]':                  staff('see-review'),
  'POST /staff/reviews/[review]?/decide':         staff('triage', 'record', ({ submissionId: id }) =>
    ({ submission: id, [`decision.${id}`]: 'no-concern', [`tellChild.${id}`]: 'Read' })),
  'POST /staff/reviews/[review]?/answer':         staff('handle-request', 'record', ({ requestId: id }) =>
    ({ request: id, [`outcome.${id}`]: 'Rang', [`tellChild.${id}`]: 'I rang' })),
  'POST /staff/reviews/[review]?/refer':          staff('handle-request', 'record', ({ advocateId }) => ({ request: advocateId })),
  // Staff: advocacy
  'GET /staff/advocacy':                          staff('see-referral', 'some'),
  'GET /staff/advocacy/[referral]':               staff('see-referral'),
  'POST /staff/advocacy/[referral]?/seen':        staff('work-referral'),
  'POST /staff/advocacy/[referral]?/name':        staff('work-referral', 'record', { name: 'Ada Bell' }),
  'POST /staff/advocacy/[referral]?/contact':     staff('work-referral', 'record', day('on')),
  'POST /staff/advocacy/[referral]?/close':       staff('work-referral', 'record', { because: 'done', note: 'It went well' }),
  'GET /staff/children/[child]/advocacy':         staff('handle-request'),
  'POST /staff/children/[child]/advocacy':        staff('handle-request', 'record', { words: 'Cannot say what he wants' }),
  'GET /symbols/[file]':                          nowhere(),
  'GET /pictures/[file]':                         nowhere(),
  'GET /staff/symbols':                           staff('put-in-symbols', 'nothing'),
  'GET /staff/symbols/[concept]':                 staff('put-in-symbols', 'nothing'),
  'POST /staff/symbols/[concept]?/put':           staff('put-in-symbols', 'nothing'),
  'POST /staff/symbols/[concept]?/drop':          staff('put-in-symbols', 'nothing'),
  'GET /staff/photograph':                        way('staff', null, 'nothing'),
  'POST /staff/photograph':                       way('staff', null, 'nothing'),
  'GET /staff/forms':                             way('staff', null, 'nothing'),
  'GET /staff/forms/[form]':                      way('staff', null, 'nothing'),
  'GET /staff/reviews/[review]/print/[submission]': staff('read-answers'),
  'GET /staff/reviews/[review]/voice/[voice]':    staff('read-answers'),
  'GET /staff/reviews/[review]/meeting':          staff('record-meeting'),
  'POST /staff/reviews/[review]/meeting?/record': staff('record-meeting', 'record', { ...meeting, ...day('heldOn'), counts: 'on' }),
  'POST /staff/reviews/[review]/meeting?/next':   staff('plan-review', 'record', { placeKind: 'home', meetingTime: '10:00', ...day('meetingOn') }),
  'GET /staff/reviews/[review]/code':             staff('confirm-code'),
  'POST /staff/reviews/[review]/code':            staff('confirm-code', 'record', { code: 'PN6', changedBecause: 'I was there' }),
  'GET /staff/reviews/[review]/pack':             staff('read-answers'),
  'POST /staff/reviews/[review]/pack?/wish':      staff('write-reply', 'record', { wish: 'B25a', 'state.B25a': 'arranged' }),
  'GET /staff/reviews/[review]/reply':            staff('write-reply'),
  'POST /staff/reviews/[review]/reply?/outcome':  staff('write-reply', 'record', { asked: 'A bike', state: 'done', reply: 'Yes' }),
  'POST /staff/reviews/[review]/reply?/decision': staff('write-reply', 'record', { decided: 'Swimming', owner: 'Sam' }),
  'POST /staff/reviews/[review]/reply?/state':    staff('write-reply', 'record', ({ decisionId }) => ({ decision: decisionId, state: 'done' })),
  'POST /staff/reviews/[review]/reply?/letter':   staff('write-reply', 'record', { words: 'Dear Robin' }),
  'GET /staff/reviews/[review]/papers':           staff('plan-review'),
  'POST /staff/reviews/[review]/papers?/papers':  staff('plan-review', 'record', { ...day('planReceivedOn') }),
  'POST /staff/reviews/[review]/papers?/seen':    staff('record-meeting', 'record', { ...day('childSeenOn'), childSeenHow: 'home' }),
  'POST /staff/reviews/[review]/papers?/late':    staff('record-meeting', 'record', { lateReason: 'iro-ill' }),
  'GET /staff/reviews/[review]/midway':           staff('write-reply'),
  'POST /staff/reviews/[review]/midway?/record':  staff('write-reply', 'record', { words: 'Looked', ...day('doneOn') }),
  'GET /staff/reviews/[review]/invitations':      staff('invite'),
  'POST /staff/reviews/[review]/invitations?/make': staff('invite', 'record', { who: 'child' }),
  'POST /staff/reviews/[review]/invitations?/message': once(staff('invite', 'record', { who: 'child', childTo: '07700 900123' })),
  'POST /staff/reviews/[review]/invitations?/end':  once(staff('invite', 'record', ({ invitationId }) => ({ invitation: invitationId }))),
  'POST /staff/reviews/[review]/invitations?/pictures': once(staff('give-new-pictures', 'record', ({ invitationId }) => ({ invitation: invitationId }))),
  'GET /staff/reviews/[review]/paper/[person]':   staff('type-paper-form', 'typing'),
  'POST /staff/reviews/[review]/paper/[person]?/start': staff('type-paper-form', 'typing', { form: 'parent', language: 'en' }),
  'POST /staff/reviews/[review]/paper/[person]?/drop': staff('type-paper-form', 'typing'),
  'GET /staff/reviews/[review]/paper/[person]/[page]': staff('type-paper-form', 'typing'),
  'POST /staff/reviews/[review]/paper/[person]/[page]': staff('type-paper-form', 'typing', { do: 'next' }),
  'GET /staff/reviews/[review]/paper/[person]/check': staff('type-paper-form', 'typing'),
  'POST /staff/reviews/[review]/paper/[person]/check': staff('type-paper-form', 'typing', { exact: 'yes' }),
  'GET /staff/reviews/[review]/paper/[person]/scans': staff('type-paper-form', 'typing'),
  'POST /staff/reviews/[review]/paper/[person]/scans?/add': staff('type-paper-form', 'typing'),
  'POST /staff/reviews/[review]/paper/[person]/scans?/remove': staff('type-paper-form', 'typing', { scan: 'no-such-scan' }),
  'GET /staff/reviews/[review]/scan/[scan]':      staff('read-answers'),
  'GET /staff/ratings':                           staff('read-unnamed-ratings', 'nothing'),
  'POST /staff/ratings':                          staff('read-unnamed-ratings', 'nothing', ({ handle }) =>
    ({ rating: handle, [`decision.${handle}`]: 'no-concern', [`note.${handle}`]: 'Read' })),
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
  'POST /staff/account?/everywhere':              { ...way('staff', null, 'nothing'), leaves: true },
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

/** What comes back: let in, sent to one of the doors, or told that there is no such page. */
export type Verdict = 'in' | 'to /' | 'to sign-in' | 'to second factor' | 'no such page';

/** What the access table makes of it. */
export function verdictFor({ area, action, of }: Way, viewer: Viewer, record: AccessRecord): Verdict {
  if (!areaAllows(area, viewer)) return doorOf(area, viewer);
  if (of === 'another') return 'no such page';
  if (action === null) return 'in';
  const allowed =
    of === 'some' ? mightEver(viewer, action) : may(viewer, action, recordFor(of, viewer, record));
  return allowed ? 'in' : 'no such page';
}

function recordFor(of: Of, viewer: Viewer, record: AccessRecord): AccessRecord {
  if (of === 'typing' && viewer.kind === 'staff') return { ...record, typedBy: viewer.staffId };
  return of === 'record' ? record : {};
}

/** Who could come in by a door of this area is shown it; anybody else learns nothing. */
function doorOf(area: string, viewer: Viewer): Verdict {
  if (area === 'respondent') return viewer.kind === 'nobody' ? 'to /' : 'no such page';
  if (area !== 'staff' && area !== 'second-factor') return 'no such page';
  if (viewer.kind === 'respondent') return 'no such page';
  return viewer.kind === 'nobody' ? 'to sign-in' : 'to second factor';
}
