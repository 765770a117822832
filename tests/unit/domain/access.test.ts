import { describe, expect, test } from 'vitest';
import {
  actions,
  areaAllows,
  areas,
  may,
  type AccessRecord,
  type Action,
  type Respondent,
  type StaffRole,
  type Viewer
} from '../../../src/lib/domain/access.ts';
import { onDutyActions } from '../../../src/lib/domain/access-table.ts';
import { staffRoles } from '../../../src/lib/domain/viewer.ts';
import { nobody, respondent, staff } from '../../support/viewers.ts';

describe('areas', () => {
  const unproven = staff('manager', { proven: false });
  test.each<[string, Viewer, string[]]>([
    ['nobody', nobody, ['public']],
    ['a child', respondent('child'), ['public', 'respondent']],
    ['a child before the pictures', respondent('child', { proven: false }), ['public', 'respondent']],
    ['a carer', respondent('carer'), ['public', 'respondent']],
    ['a teacher', respondent('other'), ['public', 'respondent']],
    ['a manager without the second factor', unproven, ['public', 'second-factor']],
    ['an IRO', staff('iro'), ['public', 'second-factor', 'staff']],
    ['an advocacy provider', staff('advocacy'), ['public', 'second-factor', 'staff']],
    ['a social work team', staff('social-work'), ['public', 'second-factor', 'staff']]
  ])('%s may enter', (_, viewer, allowed) => {
    expect(areas.filter((area) => areaAllows(area, viewer))).toEqual(allowed);
  });

  test('an area nobody named is closed to everybody', () => {
    for (const viewer of [nobody, respondent('child'), staff('manager')]) {
      for (const area of ['', 'demo', 'Staff', 'admin']) expect(areaAllows(area, viewer)).toBe(false);
    }
  });
});

const mine: AccessRecord = { childId: 'child-1', iroId: 'jo' };
const covered: AccessRecord = { childId: 'child-1', iroId: 'ade', coveredBy: ['jo'] };
const theirs: AccessRecord = { childId: 'child-1', iroId: 'ade', coveredBy: ['noor'] };
const nobodys: AccessRecord = { childId: 'child-1', iroId: null };
const referred: AccessRecord = { childId: 'child-1', iroId: 'ade', referredTo: ['jo'] };
const sent: AccessRecord = { sentBy: 'jo' };
const typing: AccessRecord = { childId: 'child-1', iroId: 'ade', typedBy: 'jo' };

describe('staff and a child’s answers', () => {
  test.each<[StaffRole, string, AccessRecord, boolean]>([
    ['iro', 'own caseload', mine, true],
    ['iro', 'cover', covered, true],
    ['iro', 'another’s', theirs, false],
    ['iro', 'nobody’s', nobodys, false],
    ['iro', 'no record', {}, false],
    ['manager', 'another’s', theirs, true],
    ['business-support', 'another’s', theirs, false],
    ['business-support', 'a form they type in', typing, true],
    ['business-support', 'a form they typed in, once sent', { ...typing, typedBy: null }, false],
    ['business-support', 'a form another types in', { ...typing, typedBy: 'lin' }, false],
    ['participation', 'any', mine, false],
    ['advocacy', 'a child referred to them', referred, false],
    ['social-work', 'a child they told of', { ...mine, ...sent }, false]
  ])('%s, %s: %s', (role, _, record, is) => expect(may(staff(role), 'read-answers', record)).toBe(is));
});

describe('what product.md promises of each role', () => {
  test.each<[StaffRole, Action, AccessRecord, boolean]>([
    ['iro', 'confirm-code', mine, true],
    ['iro', 'confirm-code', theirs, false],
    ['iro', 'triage', covered, true],
    ['iro', 'see-results-by-iro', {}, false],
    ['business-support', 'see-review', theirs, true],
    ['business-support', 'load-register', {}, true],
    ['business-support', 'invite', theirs, true],
    ['business-support', 'triage', theirs, false],
    ['business-support', 'confirm-code', theirs, false],
    ['business-support', 'give-new-pictures', theirs, false],
    ['manager', 'see-queues', {}, true],
    ['manager', 'export-return', {}, true],
    ['manager', 'see-results-by-iro', {}, true],
    ['participation', 'see-results', {}, true],
    ['participation', 'sign-off-forms', {}, true],
    ['participation', 'see-child', mine, false],
    ['participation', 'see-review', mine, false],
    ['advocacy', 'work-referral', referred, true],
    ['advocacy', 'work-referral', { ...referred, referredTo: ['lin'] }, false],
    ['advocacy', 'see-referral', referred, true],
    ['advocacy', 'see-referral', { ...referred, referredTo: [] }, false],
    ['advocacy', 'see-kept-referral', referred, true],
    ['iro', 'see-referral', mine, true],
    ['iro', 'see-referral', theirs, false],
    ['iro', 'see-kept-referral', mine, false],
    ['iro', 'work-referral', mine, false],
    ['iro', 'correct-referral', mine, true],
    ['iro', 'correct-referral', covered, true],
    ['iro', 'correct-referral', theirs, false],
    ['advocacy', 'correct-referral', referred, false],
    ['manager', 'correct-referral', theirs, true],
    ['manager', 'see-kept-referral', theirs, true],
    ['business-support', 'see-referral', theirs, false],
    ['advocacy', 'handle-request', referred, false],
    ['advocacy', 'see-review', referred, false],
    ['advocacy', 'read-reply', referred, false],
    ['advocacy', 'see-child', referred, false],
    ['advocacy', 'see-results', {}, false],
    ['social-work', 'send-notice', {}, true],
    ['social-work', 'see-own-notices', sent, true],
    ['social-work', 'see-own-notices', { sentBy: 'lin' }, false],
    ['social-work', 'see-own-notices', {}, false],
    ['social-work', 'handle-notice', sent, false],
    ['social-work', 'see-child', { ...mine, ...sent }, false],
    ['social-work', 'see-review', { ...mine, ...sent }, false],
    ['business-support', 'send-notice', {}, true],
    ['business-support', 'handle-notice', {}, true],
    ['manager', 'handle-notice', {}, true],
    ['iro', 'handle-notice', mine, false],
    ['iro', 'see-child-notices', mine, true],
    ['iro', 'see-child-notices', covered, true],
    ['iro', 'see-child-notices', theirs, false],
    ['iro', 'see-child-notices', nobodys, false],
    ['social-work', 'see-child-notices', { ...mine, ...sent }, false],
    ['social-work', 'correct-notice', sent, true],
    ['social-work', 'correct-notice', { sentBy: 'lin' }, false],
    ['business-support', 'correct-notice', { sentBy: 'lin' }, false],
    ['iro', 'correct-notice', sent, false],
    ['iro', 'send-notice', {}, false],
    ['iro', 'see-own-notices', sent, false]
  ])('%s, %s, %j: %s', (role, action, record, is) => expect(may(staff(role), action, record)).toBe(is));
});

describe('on duty, with something flagged that waits', () => {
  const waits: AccessRecord = { ...theirs, onDuty: ['jo'] };
  const mayOnDuty = (role: StaffRole, record: AccessRecord) =>
    actions.filter((action) => may(staff(role), action, record) && !may(staff(role), action, theirs));

  test('an IRO may do what reading it and acting on it needs, and nothing else', () => {
    expect(mayOnDuty('iro', waits).sort()).toEqual([...onDutyActions].sort());
    expect(may(staff('iro', { proven: false }), 'read-answers', waits)).toBe(false);
  });
  test('somebody else’s duty opens nothing', () => {
    expect(mayOnDuty('iro', { ...theirs, onDuty: ['noor'] })).toEqual([]);
  });
  test('no other role is let in by it, and a manager needs it not', () => {
    for (const role of staffRoles.filter((role) => role !== 'iro'))
      expect(mayOnDuty(role, waits)).toEqual([]);
  });
});

const own: AccessRecord = { invitationId: 'invitation-1', childId: 'child-1', audience: 'child' };
const earlier: AccessRecord = { invitationId: 'invitation-0', childId: 'child-1', audience: 'child' };
const parents: AccessRecord = {
  invitationId: 'invitation-0',
  childId: 'child-1',
  audience: 'parent',
  connectionId: 'parent-1'
};

describe('respondents', () => {
  test.each<[string, Respondent, Action, AccessRecord, boolean]>([
    ['a child answers their own form', respondent('child'), 'give-views', own, true],
    ['before the pictures too', respondent('child', { proven: false }), 'give-views', own, true],
    ['not by another invitation', respondent('child'), 'give-views', earlier, false],
    ['not a record without an invitation', respondent('child'), 'give-views', { childId: 'child-1' }, false],
    ['a child reads what they said last time', respondent('child'), 'read-earlier-answers', earlier, true],
    [
      'but not before the pictures',
      respondent('child', { proven: false }),
      'read-earlier-answers',
      own,
      false
    ],
    [
      'not another child’s',
      respondent('child', { childId: 'child-2' }),
      'read-earlier-answers',
      earlier,
      false
    ],
    ['a child reads the reply', respondent('child'), 'read-reply', own, true],
    ['a child never reads a parent’s answers', respondent('child'), 'read-earlier-answers', parents, false],
    ['a parent never reads a child’s answers', respondent('parent'), 'read-earlier-answers', earlier, false],
    ['even under one invitation', respondent('parent'), 'read-earlier-answers', own, false],
    ['a carer never reads a child’s answers', respondent('carer'), 'read-earlier-answers', own, false],
    ['a parent reads their own', respondent('parent'), 'read-earlier-answers', parents, true],
    [
      'not the other parent’s',
      respondent('parent', { connectionId: 'parent-2' }),
      'read-earlier-answers',
      parents,
      false
    ],
    [
      'nor with no connection',
      respondent('parent', { connectionId: null }),
      'read-earlier-answers',
      { ...parents, connectionId: null },
      false
    ],
    ['a carer does not read the reply', respondent('carer'), 'read-reply', own, false],
    ['a carer does not answer in a child’s form', respondent('carer'), 'give-views', own, false],
    ['a carer answers their own', respondent('carer'), 'give-views', { ...own, audience: 'carer' }, true],
    ['a teacher answers their own', respondent('other'), 'give-views', { ...own, audience: 'other' }, true],
    ['a teacher never reads a child’s answers', respondent('other'), 'read-earlier-answers', own, false],
    ['a teacher does not read the reply', respondent('other'), 'read-reply', own, false],
    [
      'a teacher asks for no advocate',
      respondent('other'),
      'ask-for-advocate',
      { ...own, audience: 'other' },
      false
    ]
  ])('%s', (_, viewer, action, record, is) => expect(may(viewer, action, record)).toBe(is));
});
