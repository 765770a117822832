/** Who looks, for tests of the rules: nobody, a member of staff called Jo, and somebody with an invitation. */
import type { Audience, Respondent, StaffMember, StaffRole, Viewer } from '../../src/lib/domain/access.ts';

export const nobody: Viewer = { kind: 'nobody' };
export const staff = (role: StaffRole, more: Partial<StaffMember> = {}): StaffMember => ({
  kind: 'staff',
  sessionId: 's',
  staffId: 'jo',
  name: 'Jo',
  role,
  proven: true,
  ...more
});
export const respondent = (audience: Audience, more: Partial<Respondent> = {}): Respondent => ({
  kind: 'respondent',
  sessionId: 's',
  invitationId: 'invitation-1',
  reviewId: 'review-1',
  childId: 'child-1',
  audience,
  connectionId: audience === 'child' ? null : `${audience}-1`,
  proven: true,
  ...more
});
