/** Whose figures, and of which days, as asked for in the address. */
import { may, type StaffMember } from '$lib/domain/access.ts';
import { audiences, type Audience } from '$lib/domain/viewer.ts';
import { dayOf } from '$lib/domain/day.ts';
import { requireStaff } from '$lib/server/auth/guard.ts';
import { caseloadOf } from '$lib/server/services/caseload.ts';
import { resultsPeriod, type AskedPeriod } from '$lib/server/services/results-period.ts';
import type { ResultsWanted } from '$lib/server/services/results-held.ts';

export interface Asked {
  readonly staff: StaffMember;
  readonly period: AskedPeriod;
  readonly wanted: ResultsWanted;
  /** `own` for the asker's caseload, the staff id of one IRO, or `all`. */
  readonly whose: string;
  readonly audience: Audience;
  /** Whether figures of one named IRO may be asked for. */
  readonly byIro: boolean;
}

/** @throws 404 for whoever may not see results */
export async function resultsAsked(locals: App.Locals, url: URL): Promise<Asked> {
  const staff = requireStaff(locals, 'see-results');
  const today = dayOf(locals.now);
  const period = resultsPeriod(url.searchParams, today);
  const byIro = may(staff, 'see-results-by-iro');
  const whose = whoseAsked(staff, url.searchParams.get('whose'), byIro);
  const iroIds = await irosOf(locals, staff, whose, today);
  const audience = audiences.find((one) => one === url.searchParams.get('who')) ?? 'child';
  return { staff, period, wanted: { from: period.from, to: period.to, iroIds }, whose, audience, byIro };
}

/** An IRO sees their own unless they ask for all; only a manager asks for one IRO by name. */
function whoseAsked(staff: StaffMember, asked: string | null, byIro: boolean): string {
  if (staff.role === 'iro') return asked === 'all' ? 'all' : 'own';
  return byIro && asked ? asked : 'all';
}

async function irosOf(
  locals: App.Locals,
  staff: StaffMember,
  whose: string,
  today: string
): Promise<readonly string[] | null> {
  if (whose === 'all') return null;
  if (whose !== 'own') return [whose];
  const caseload = await caseloadOf(locals.store, staff, today);
  return caseload.all ? null : caseload.iroIds;
}
