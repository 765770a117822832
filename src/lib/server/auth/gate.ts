/**
 * The first gate: may this viewer enter this area at all? Asked for every request before a route's own code runs.
 * What no rule allows is denied. Whether the viewer may see a record is asked again by the route (`guard.ts`).
 */
import { areaAllows, type Viewer } from '../../domain/access.ts';

export type Verdict =
  | { readonly kind: 'allow' }
  /** Answer as if there were no such page. */
  | { readonly kind: 'hide' }
  | { readonly kind: 'go'; readonly to: string };

const allow: Verdict = { kind: 'allow' };
const hide: Verdict = { kind: 'hide' };

/**
 * @param routeId the route's id, whose first part names its area; null when there is no such page
 * @param back where a member of staff wanted to go, as a path of this site
 */
export function verdict(routeId: string | null, viewer: Viewer, back: string | null): Verdict {
  // No page, nothing to guard: the framework says that it does not exist.
  if (routeId === null) return allow;
  const area = areaOf(routeId);
  if (areaAllows(area, viewer)) return allow;
  if (area === 'respondent') return viewer.kind === 'nobody' ? { kind: 'go', to: '/?again' } : hide;
  if (area === 'staff' || area === 'second-factor') return staffVerdict(viewer, back);
  return hide;
}

/** `(staff)` of `/(staff)/staff/reviews/[review]`; empty when the route lies in no area. */
function areaOf(routeId: string): string {
  return /^\/\(([a-z-]+)\)(?:\/|$)/.exec(routeId)?.[1] ?? '';
}

function staffVerdict(viewer: Viewer, back: string | null): Verdict {
  if (viewer.kind === 'respondent') return hide;
  const query = back === null ? '' : `?back=${encodeURIComponent(back)}`;
  return { kind: 'go', to: `${viewer.kind === 'staff' ? '/staff/sign-in/code' : '/staff/sign-in'}${query}` };
}

/** A path of the staff's pages on this site, or the front of them: never an address of somebody else's. */
export function localStaffPath(wanted: string | null): string {
  const isLocal =
    wanted !== null && /^\/staff(?:[/?][\w\-./?=&%~]*)?$/.test(wanted) && !wanted.includes('//');
  return isLocal && !wanted.startsWith('/staff/sign-') ? wanted : '/staff';
}
