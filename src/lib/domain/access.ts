/**
 * The two gates: by area, then by record. Both say no until a rule says yes. The rules themselves are data, in
 * `access-table.ts`.
 */
import { onDutyActions, scopeOf } from './access-table.ts';
import type { Action, Scope } from './access-table.ts';
import type { Audience, Respondent, StaffMember, Viewer } from './viewer.ts';

export { accessColumns, accessTable, actions, scopeOf } from './access-table.ts';
export type { Action } from './access-table.ts';
export type { Audience, Respondent, StaffMember, StaffRole, Viewer } from './viewer.ts';

/** The first part of a route's id names its area. `second-factor` is the one step open to unproven staff. */
export const areas = ['public', 'respondent', 'second-factor', 'staff'] as const;

/**
 * Whether this viewer may enter the area at all. A member of staff who has not given the second factor may
 * enter nothing but that step (and the public pages). An unknown area is closed.
 */
export function areaAllows(area: string, viewer: Viewer): boolean {
  if (area === 'public') return true;
  if (area === 'respondent') return viewer.kind === 'respondent';
  if (area === 'second-factor') return viewer.kind === 'staff';
  return area === 'staff' && viewer.kind === 'staff' && viewer.proven;
}

/** What the rule needs to know about a record. What is left out cannot be matched, and so is denied. */
export interface AccessRecord {
  readonly childId?: string | null | undefined;
  readonly reviewId?: string | null | undefined;
  /** The IRO whose caseload the child or review is in. */
  readonly iroId?: string | null | undefined;
  /** Staff who cover that IRO today. */
  readonly coveredBy?: readonly string[] | undefined;
  /** Staff on duty now; only for what is flagged in the record and waits for a person to mark it. */
  readonly onDuty?: readonly string[] | undefined;
  readonly invitationId?: string | null | undefined;
  /** The parent, carer or other person who said it. */
  readonly connectionId?: string | null | undefined;
  /** Whose words the record holds. */
  readonly audience?: Audience | null | undefined;
  /** Staff of the provider an advocacy referral was passed to. */
  readonly referredTo?: readonly string[] | undefined;
  /** Who sent a notice. */
  readonly sentBy?: string | null | undefined;
  /** Who is typing in this paper form; null once it is sent, because a helper cannot reopen it. */
  readonly typedBy?: string | null | undefined;
}

type StaffRule = (viewer: StaffMember, record: AccessRecord, action: Action) => boolean;
type RespondentRule = (viewer: Respondent, record: AccessRecord) => boolean;

const holdsOrCovers: StaffRule = ({ staffId }, record) =>
  record.iroId === staffId || (record.coveredBy ?? []).includes(staffId);

const onDutyForIt: StaffRule = ({ staffId }, record, action) =>
  onDutyActions.includes(action) && (record.onDuty ?? []).includes(staffId);

const staffRules: Readonly<Partial<Record<Scope, StaffRule>>> = {
  all: () => true,
  own: (...asked) => holdsOrCovers(...asked) || onDutyForIt(...asked),
  referred: ({ staffId }, record) => (record.referredTo ?? []).includes(staffId),
  sent: ({ staffId }, record) => record.sentBy === staffId,
  typing: ({ staffId }, record) => record.typedBy === staffId
};

/** A child is the same by the child's id; an adult by their connection to that child. */
const isSamePerson: RespondentRule = (viewer, record) =>
  record.childId === viewer.childId &&
  (viewer.audience === 'child' ||
    record.invitationId === viewer.invitationId ||
    (viewer.connectionId !== null && record.connectionId === viewer.connectionId));

const respondentRules: Readonly<Partial<Record<Scope, RespondentRule>>> = {
  invitation: (viewer, record) =>
    record.invitationId === viewer.invitationId && (record.audience ?? viewer.audience) === viewer.audience,
  story: (viewer, record) =>
    viewer.proven && record.audience === viewer.audience && isSamePerson(viewer, record)
};

/**
 * Whether this viewer may do this to this record. Leave the record out for actions on no record in particular
 * (`see-results`); then only the scope `all` answers yes.
 */
export function may(viewer: Viewer, action: Action, record: AccessRecord = {}): boolean {
  if (viewer.kind === 'nobody') return false;
  if (viewer.kind === 'respondent') {
    return respondentRules[scopeOf(viewer.audience, action)]?.(viewer, record) ?? false;
  }
  return viewer.proven && (staffRules[scopeOf(viewer.role, action)]?.(viewer, record, action) ?? false);
}

/**
 * Whether a role has this action at all, for some record: to show or leave out a link, never to open a record.
 */
export const mightEver = (viewer: Viewer, action: Action): boolean => {
  if (viewer.kind === 'nobody') return false;
  const scope = scopeOf(viewer.kind === 'staff' ? viewer.role : viewer.audience, action);
  return scope !== 'none' && (viewer.kind === 'respondent' || viewer.proven);
};
