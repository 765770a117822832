/**
 * What each way into the service asks of the access table: one line for each. Who gets in is never written here; it
 * follows from `areaAllows`, `may` and `mightEver`.
 */
import {
  areaAllows,
  may,
  mightEver,
  type AccessRecord,
  type Viewer
} from '../../../src/lib/domain/access.ts';
import { staffWays } from './staff-ways.ts';
import {
  day,
  leaving,
  meetingToday,
  nowhere,
  once,
  open,
  respondent,
  staff,
  way,
  whole,
  type Way
} from './way.ts';

const meeting = {
  childCame: 'no',
  spokenForBy: 'nobody',
  ownWordsUsed: 'no',
  otherMedium: 'none',
  chairedByChild: 'no'
};
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
  'GET /staff/signed-out':                         open(),
  'POST /staff/signed-out':                        open({ words: 'x' }),
  'GET /exit':                                    leaving,
  'POST /exit':                                   leaving,
  'GET /sounds/[sound]':                          open(),
  'GET /nothing-here':                            nowhere(),
  'GET /demo':                                    nowhere(),
  'POST /demo?/enter':                            nowhere({ email: 'jo.clarke@wrenbridge.example' }),
  'GET /demo.json':                               nowhere(),
  // A child, a parent, a carer, another adult
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
  'GET /my/speak-up':                             respondent('ask-for-advocate'),
  'POST /my/speak-up':                            respondent('ask-for-advocate', { with: 'worry' }),
  'GET /my/another-time':                         respondent('ask-for-help'),
  'POST /my/another-time':                        respondent('ask-for-help', { words: 'Later please' }),
  // Staff: the second step of signing in
  'GET /staff/sign-in/code':                      way('second-factor', null, 'nothing'),
  'POST /staff/sign-in/code':                     way('second-factor', null, 'nothing', { code: '000000' }),
  // Staff: reviews
  'GET /staff':                                   way('staff', null, 'nothing'),
  'GET /staff/calendar':                          staff('see-review', 'some'),
  'GET /staff/to-ask':                            staff('invite', 'some'),
  'POST /staff/to-ask?/ask':                       staff('invite', 'some', ({ reviewId }) => ({ review: `${reviewId} no-such-stamp` })),
  'POST /staff/to-ask?/again':                     staff('invite', 'some', { letter: 'no-such-letter' }),
  'POST /staff/to-ask?/printed':                   staff('invite', 'some', ({ invitationId }) => ({ letter: invitationId })),
  'GET /staff/reviews/[review]':                  staff('see-review'),
  // What is marked is no longer open to whoever was on duty for it.
  'POST /staff/reviews/[review]?/decide':         once(staff('triage', 'record', ({ submissionId: id }) =>
    ({ submission: id, [`decision.${id}`]: 'no-concern', [`note.${id}`]: 'A game', [`tellChild.${id}`]: 'Read' }))),
  'POST /staff/reviews/[review]?/keep':           once(staff('handle-kept-answers', 'record', ({ submissionId: id }) => ({ submission: id, kept: 'yes' }))),
  // Before it is answered: what is answered is no longer open to whoever was on duty for it.
  'POST /staff/reviews/[review]?/correct':        staff('handle-request', 'record', ({ requestId: id }) =>
    ({ request: id, [`outcome.${id}`]: 'Rang', [`tellChild.${id}`]: 'I rang' })),
  'POST /staff/reviews/[review]?/answer':         staff('handle-request', 'record', ({ requestId: id }) =>
    ({ request: id, [`outcome.${id}`]: 'Rang', [`tellChild.${id}`]: 'I rang' })),
  'POST /staff/reviews/[review]?/refer':          whole(staff('handle-request', 'record', ({ advocateId: id }) => ({ request: id, [`where.${id}`]: 'At school' }))),
  // Staff: advocacy
  'GET /staff/advocacy':                          staff('see-referral', 'some'),
  'GET /staff/advocacy/[referral]':               staff('see-referral'),
  'POST /staff/advocacy/[referral]?/seen':        staff('work-referral'),
  'POST /staff/advocacy/[referral]?/name':        staff('work-referral', 'record', { name: 'Ada Bell' }),
  'POST /staff/advocacy/[referral]?/contact':     staff('work-referral', 'record', day('on')),
  'POST /staff/advocacy/[referral]?/close':       staff('work-referral', 'record', { because: 'moved', note: 'It went well' }),
  'POST /staff/advocacy/[referral]?/correct':     staff('work-referral', 'record', { none: 'yes' }),
  'POST /staff/advocacy/[referral]?/reach':       staff('correct-referral', 'record', { where: 'At home' }),
  'POST /staff/advocacy/[referral]?/takeback':    once(staff('correct-referral')),
  'POST /staff/advocacy/[referral]?/reopen':      staff('work-referral'),
  'GET /staff/children/[child]/advocacy':         whole(staff('handle-request')),
  'POST /staff/children/[child]/advocacy':        whole(staff('handle-request', 'record', { kind: 'non-instructed', words: 'Cannot say what he wants', where: 'At home' })),
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
  'GET /staff/reviews/[review]/print/[submission]': whole(staff('read-answers')),
  'GET /staff/reviews/[review]/voice/[voice]':    staff('read-answers'),
  'GET /staff/reviews/[review]/meeting':          staff('record-meeting'),
  'POST /staff/reviews/[review]/meeting?/record': staff('record-meeting', 'record', { ...meeting, ...day('heldOn'), counts: 'on' }),
  'POST /staff/reviews/[review]/meeting?/remove': once(staff('record-meeting', 'record', ({ meetingId }) => ({ sitting: meetingId }))),
  'POST /staff/reviews/[review]/meeting?/next':   staff('plan-review', 'record', meetingToday),
  'GET /staff/reviews/[review]/code':             staff('confirm-code'),
  'POST /staff/reviews/[review]/code':            staff('confirm-code', 'record', { code: 'PN6', changedBecause: 'I was there' }),
  'GET /staff/reviews/[review]/pack':             whole(staff('read-answers')),
  'POST /staff/reviews/[review]/pack?/consent':   staff('record-meeting', 'record', { said: 'HEALTH' }),
  'POST /staff/reviews/[review]/pack?/wish':      staff('write-reply', 'record', { wish: 'B25a', 'state.B25a': 'arranged' }),
  'GET /staff/reviews/[review]/pack/choose':      staff('record-meeting'),
  'POST /staff/reviews/[review]/pack/choose?/keep': staff('record-meeting', 'record', ({ submissionId }) => ({ shown: `${submissionId} B01` })),
  'POST /staff/reviews/[review]/pack/choose?/release': staff('record-meeting', 'record', ({ submissionId }) => ({ answer: `${submissionId} B01` })),
  'GET /staff/reviews/[review]/reply':            staff('write-reply'),
  'POST /staff/reviews/[review]/reply?/outcome':  staff('write-reply', 'record', { asked: 'A bike', state: 'done', reply: 'Yes' }),
  'POST /staff/reviews/[review]/reply?/decision': staff('write-reply', 'record', { decided: 'Swimming', owner: 'Sam' }),
  'POST /staff/reviews/[review]/reply?/state':    staff('write-reply', 'record', ({ decisionId }) => ({ decision: decisionId, state: 'done' })),
  'POST /staff/reviews/[review]/reply?/withdraw': once(staff('write-reply', 'record', ({ decisionId }) => ({ decision: decisionId }))),
  'POST /staff/reviews/[review]/reply?/nothing':  staff('write-reply', 'record', { do: 'nothing' }),
  'GET /staff/reviews/[review]/letter':           staff('write-reply'),
  'POST /staff/reviews/[review]/reply?/letter':   staff('write-reply', 'record', { words: 'Dear Robin' }),
  'GET /staff/reviews/[review]/papers':           staff('plan-review'),
  'POST /staff/reviews/[review]/papers?/papers':  staff('plan-review', 'record', { ...day('planReceivedOn') }),
  'POST /staff/reviews/[review]/papers?/seen':    staff('record-meeting', 'record', { ...day('childSeenOn'), childSeenHow: 'home' }),
  'POST /staff/reviews/[review]/papers?/late':    staff('record-meeting', 'record', { lateReason: 'iro-ill' }),
  'GET /staff/reviews/[review]/midway':           staff('write-reply'),
  'POST /staff/reviews/[review]/midway?/record':  staff('write-reply', 'record', { words: 'Looked', ...day('doneOn') }),
  'GET /staff/reviews/[review]/invitations':      staff('invite'),
  'POST /staff/reviews/[review]/invitations?/make': staff('invite', 'record', { who: 'child' }),
  'POST /staff/reviews/[review]/invitations?/ask':  staff('invite', 'record', { who: 'child', childTo: '' }),
  'POST /staff/reviews/[review]/invitations?/message': once(staff('invite', 'record', { who: 'child', childTo: '07700 900123' })),
  'POST /staff/reviews/[review]/invitations?/remind': staff('invite', 'record', { who: 'child' }),
  'POST /staff/reviews/[review]/invitations?/told': staff('invite', 'record', ({ invitationId }) => ({ invitation: invitationId })),
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
  'GET /staff/reviews/[review]/paper/[person]/take-back': staff('take-back-paper'),
  'POST /staff/reviews/[review]/paper/[person]/take-back': staff('take-back-paper', 'record', { reason: 'wrong-person', sure: 'yes' }),
  'GET /staff/reviews/[review]/scan/[scan]':      whole(staff('read-answers')),
  'GET /staff/ratings':                           staff('read-unnamed-ratings', 'nothing'),
  'POST /staff/ratings':                          staff('read-unnamed-ratings', 'nothing', ({ handle }) =>
    ({ rating: handle, [`decision.${handle}`]: 'no-concern', [`note.${handle}`]: 'Read' })),
  ...staffWays
};

/** What comes back: let in, sent to one of the doors, or told that there is no such page. */
export type Verdict = 'in' | 'to /' | 'to sign-in' | 'to second factor' | 'no such page';

/** What the access table makes of it. */
export function verdictFor(asked: Way, viewer: Viewer, record: AccessRecord): Verdict {
  const { area, action, of } = asked;
  if (!areaAllows(area, viewer)) return doorOf(area, viewer);
  if (of === 'another') return 'no such page';
  if (action === null) return 'in';
  const allowed =
    of === 'some' ? mightEver(viewer, action) : may(viewer, action, recordFor(asked, viewer, record));
  return allowed ? 'in' : 'no such page';
}

function recordFor({ of, whole }: Way, viewer: Viewer, record: AccessRecord): AccessRecord {
  if (of === 'typing' && viewer.kind === 'staff') return { ...record, typedBy: viewer.staffId };
  if (of !== 'record') return {};
  return whole ? { ...record, onDuty: [] } : record;
}

/** Who could come in by a door of this area is shown it; anybody else learns nothing. */
function doorOf(area: string, viewer: Viewer): Verdict {
  if (area === 'respondent') return viewer.kind === 'nobody' ? 'to /' : 'no such page';
  if (area !== 'staff' && area !== 'second-factor') return 'no such page';
  if (viewer.kind === 'respondent') return 'no such page';
  return viewer.kind === 'nobody' ? 'to sign-in' : 'to second factor';
}
