/**
 * The second gate, asked by each route: may this viewer do this to this record? Who may not is told that there is no
 * such page, so that nothing is learnt about what exists.
 */
import { error, redirect } from '@sveltejs/kit';
import { type AccessRecord, type Action, may } from '../../domain/access.ts';
import type { Respondent, StaffMember, Viewer } from '../../domain/viewer.ts';

interface Locals {
  readonly viewer: Viewer;
}

/** The respondent, with their secret pictures given. @throws a redirect to what is missing, or 404 */
export function requireRespondent(locals: Locals): Respondent {
  const viewer = requireInvited(locals);
  if (!viewer.proven) redirect(303, '/my/pictures');
  return viewer;
}

/**
 * The respondent, with or without their secret pictures: for pages that show nothing said earlier, or hide it as the
 * access table says (`read-earlier-answers`).
 */
export function requireInvited({ viewer }: Locals): Respondent {
  if (viewer.kind === 'nobody') redirect(303, '/?again');
  if (viewer.kind !== 'respondent') notFound();
  return viewer;
}

/**
 * The member of staff, when the access table lets them do this.
 * @param record what the rule needs to know about the record; leave it out for actions on no record in particular
 * @throws a redirect to sign-in, or 404
 */
export function requireStaff({ viewer }: Locals, action: Action, record?: AccessRecord): StaffMember {
  const staff = requireSignedIn({ viewer });
  if (!may(staff, action, record)) notFound();
  return staff;
}

/** Any member of staff with their second factor given, before it is known what they want to do. */
export function requireSignedIn({ viewer }: Locals): StaffMember {
  if (viewer.kind === 'nobody') redirect(303, '/staff/sign-in');
  if (viewer.kind !== 'staff') notFound();
  if (!viewer.proven) redirect(303, '/staff/sign-in/code');
  return viewer;
}

/** Says that there is no such page. The words are the error page's. */
export function notFound(): never {
  error(404, { message: 'not-found' });
}
