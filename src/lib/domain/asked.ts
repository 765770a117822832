/**
 * Who round a child can be asked for their views before a review, and as what. A council asks the child, the parents,
 * and any other person whose views it considers relevant (Children Act 1989 s.26(2)(d)).
 */
import type { Audience } from './viewer.ts';

export type AdultAudience = Exclude<Audience, 'child'>;

/**
 * Adults who are asked as "another person" (s.26(2)(d)(iv)) when somebody says so. Brothers, sisters and friends are
 * not among them: the form is for adults, and a child is asked through somebody who knows them.
 */
const otherRoles: readonly string[] = [
  'social-worker',
  'guardian',
  'teacher',
  'advocate',
  'visitor',
  'other'
];

/** Roles of those round a child who can be asked at all. */
export const rolesAsked: readonly string[] = ['parent', 'carer', ...otherRoles];

/** As what somebody of this role is asked; null when they cannot be. */
export function audienceOfRole(role: string): AdultAudience | null {
  if (role === 'parent' || role === 'carer') return role;
  return otherRoles.includes(role) ? 'other' : null;
}

/** Whether somebody of this role is asked while nobody has said either: parents and carers are, others are not. */
export const isAskedUnlessSaid = (role: string): boolean => role === 'parent' || role === 'carer';

/** Whether somebody of this role is asked, by what was said of them; null when nothing was. */
export const isAsked = (role: string, said: boolean | null): boolean =>
  audienceOfRole(role) !== null && (said ?? isAskedUnlessSaid(role));

/**
 * Whether this reader is told where exactly the meeting is: the words may say where the child lives, or with whom,
 * and neither a parent nor another person is told that.
 */
export const isToldPlace = (audience: Audience): boolean => audience === 'child' || audience === 'carer';

/** Whether somebody round the child may hold a way in now: of a role that can be asked, said to be asked, and still round the child. */
export const mayBeAsked = (person: {
  readonly role: string;
  readonly askViews: boolean;
  readonly endedOn: string | null;
}): boolean => audienceOfRole(person.role) !== null && person.askViews && person.endedOn === null;

/**
 * The second lock on every way in, whatever became of the invitation: whoever must not be asked, is no longer round the
 * child, or is in another role than the one they were asked in, comes in by none.
 * @param person null for the child, who is nobody's connection
 */
export const mayComeIn = (
  invitation: { readonly audience: string; readonly connectionId: string | null },
  person: Parameters<typeof mayBeAsked>[0] | null
): boolean =>
  invitation.connectionId === null ||
  (person !== null && mayBeAsked(person) && audienceOfRole(person.role) === invitation.audience);
