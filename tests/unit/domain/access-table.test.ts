import { describe, expect, test } from 'vitest';
import {
  accessColumns,
  accessTable,
  actions,
  may,
  mightEver,
  scopeOf,
  type AccessRecord
} from '../../../src/lib/domain/access.ts';
import { audiences, staffRoles, staffRoleWords } from '../../../src/lib/domain/viewer.ts';
import { nobody, respondent, staff } from '../../support/viewers.ts';

describe('the table', () => {
  const everything: AccessRecord = {
    invitationId: 'invitation-1',
    childId: 'child-1',
    audience: 'child',
    iroId: 'jo',
    coveredBy: ['jo'],
    referredTo: ['jo'],
    sentBy: 'jo',
    typedBy: 'jo'
  };

  test.each(actions.map((action) => [action]))(
    '%s: nobody, and staff without the second factor, may not',
    (action) => {
      expect(may(nobody, action, everything)).toBe(false);
      expect(mightEver(nobody, action)).toBe(false);
      for (const role of staffRoles) {
        expect(may(staff(role, { proven: false }), action, everything)).toBe(false);
        expect(mightEver(staff(role, { proven: false }), action)).toBe(false);
      }
    }
  );

  test('a person may do, to a record that is theirs in every way, exactly what is not "none"', () => {
    for (const action of actions) {
      for (const role of staffRoles)
        expect(may(staff(role), action, everything)).toBe(scopeOf(role, action) !== 'none');
      for (const audience of audiences) {
        const record = { ...everything, audience };
        expect(may(respondent(audience), action, record)).toBe(scopeOf(audience, action) !== 'none');
        expect(mightEver(respondent(audience), action)).toBe(scopeOf(audience, action) !== 'none');
      }
    }
  });

  test('only "all" needs no record', () => {
    for (const action of actions) {
      for (const role of staffRoles) expect(may(staff(role), action)).toBe(scopeOf(role, action) === 'all');
      for (const audience of audiences) expect(may(respondent(audience), action)).toBe(false);
    }
  });

  test('has a cell for every person and no word of its own for staff and respondents', () => {
    expect(accessColumns).toEqual([...staffRoles, ...audiences]);
    const staffScopes = new Set(Object.values(accessTable).flatMap((row) => row.slice(0, staffRoles.length)));
    const respondentScopes = new Set(
      Object.values(accessTable).flatMap((row) => row.slice(staffRoles.length))
    );
    expect([...staffScopes].sort()).toEqual(['all', 'none', 'own', 'referred', 'sent', 'typing']);
    expect([...respondentScopes].sort()).toEqual(['invitation', 'none', 'story']);
  });

  test('a social work team may do what its notices need, and nothing else', () =>
    expect(actions.filter((action) => scopeOf('social-work', action) !== 'none')).toEqual([
      'send-notice',
      'see-own-notices',
      'correct-notice'
    ]));

  test('roles have words', () =>
    expect(staffRoles.map((role) => staffRoleWords[role]).every((words) => words !== '')).toBe(true));
});
