/** What is done with a paper that was typed in by mistake. */
import type { StaffMember } from '../../src/lib/domain/viewer.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { takeBackPaper } from '../../src/lib/server/services/mistyped-papers.ts';
import { reviewPage } from '../../src/lib/server/services/review-page.ts';
import type { Team } from './iro-team.ts';
import { monday } from './respondents.ts';
import { typeAndSend } from './typed-paper.ts';

/** An hour after it was typed in, when it is taken back. */
export const later = monday + 3_600_000;

/** @param at the store and the team of the test that runs, made anew before each */
export function mistypedPaper(at: () => { readonly store: Store; readonly team: Team }) {
  const paper = (who = 'child') => ({ reviewId: at().team.reviewId, who });
  return {
    paper,
    type: (fields: Readonly<Record<string, string>> = { B01: 'good' }, now = monday) =>
      typeAndSend(at().store, at().team.bo, paper(), { form: 'child-8-11', fields }, now),
    takeBack: (by: StaffMember = at().team.bo, now = later) =>
      takeBackPaper(at().store, by, paper(), 'wrong-person', now),
    reading: async (by: StaffMember = at().team.jo) =>
      (await reviewPage(at().store, by, at().team.reviewId, later)).reading!,
    idOf: async () => (await at().store.db.select().from(at().store.t.submissions))[0]!.id
  };
}
