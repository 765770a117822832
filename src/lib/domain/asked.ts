/** Who of the people round a child is asked for their views before a review. */

/** The roles that are asked; the child is asked too, and is nobody's connection. */
export const askedRoles: readonly string[] = ['parent', 'carer'];

export const isAskedRole = (role: string): boolean => askedRoles.includes(role);

/** Whether somebody round the child may hold a way in now: of a role that is asked, not ruled out, and still round the child. */
export const mayBeAsked = (person: {
  readonly role: string;
  readonly askViews: boolean;
  readonly endedOn: string | null;
}): boolean => isAskedRole(person.role) && person.askViews && person.endedOn === null;
