/** Who is looking: nobody, a respondent with an invitation, or a member of staff. */

export const staffRoles = [
  'iro',
  'manager',
  'business-support',
  'participation',
  'advocacy',
  'social-work'
] as const;
export type StaffRole = (typeof staffRoles)[number];

/** `other`: another adult whose views are relevant, such as a teacher (`asked.ts`). */
export const audiences = ['child', 'parent', 'carer', 'other'] as const;
export type Audience = (typeof audiences)[number];

interface Nobody {
  readonly kind: 'nobody';
}

export interface Respondent {
  readonly kind: 'respondent';
  readonly sessionId: string;
  readonly invitationId: string;
  readonly reviewId: string;
  readonly childId: string;
  readonly audience: Audience;
  readonly connectionId: string | null;
  /** The person's secret pictures were given in this session. */
  readonly proven: boolean;
}

export interface StaffMember {
  readonly kind: 'staff';
  readonly sessionId: string;
  readonly staffId: string;
  readonly name: string;
  readonly role: StaffRole;
  /** The second factor was given in this session. */
  readonly proven: boolean;
}

export type Viewer = Nobody | Respondent | StaffMember;

export const staffRoleWords: Readonly<Record<StaffRole, string>> = {
  iro: 'Independent reviewing officer',
  manager: 'IRO manager',
  'business-support': 'Business support',
  participation: 'Participation worker',
  advocacy: 'Advocacy provider',
  'social-work': 'Social work team'
};
