import { fail, redirect } from '@sveltejs/kit';
import { requireStaff } from '$lib/server/auth/guard.ts';
import { holdFiles } from '$lib/server/services/held-files.ts';
import { startLoad } from '$lib/server/services/loads.ts';
import { countLines, planHeadline, problemLine } from '$lib/server/services/register-words.ts';
import { planLoad, type CheckedLoad, type Problem } from '$lib/server/services/register.ts';
import { shapes } from '$lib/server/services/register-shapes.ts';
import { carriedFiles, postedFiles } from './sources.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
  requireStaff(locals, 'load-register');
  return { title: 'Load the register', shapes };
};

/** More rows than this are read in a spreadsheet, not on a page. */
const shownProblems = 200;

/** Rows that are not loaded, then those that are and want a look; each in reading order. */
const stopsFirst = (problems: readonly Problem[]): Problem[] => [
  ...problems.filter((one) => one.weight === 'stops'),
  ...problems.filter((one) => one.weight === 'notes')
];

/** Lines of what would be otherwise that a person looks through; the worst come first. */
const shownDifferences = 200;

const shown = (plan: CheckedLoad) => ({
  headline: planHeadline(plan),
  files: plan.files.map(({ name, kindName, rows }) => ({ name, kindName, rows })),
  changes: countLines(plan.counts),
  nothing: Object.values(plan.counts).every((count) => count.added + count.changed === 0),
  bad: plan.badRows,
  differences: plan.differences.slice(0, shownDifferences),
  moreDifferences: Math.max(0, plan.differences.length - shownDifferences),
  problems: stopsFirst(plan.problems)
    .slice(0, shownProblems)
    .map((problem) => ({ ...problem, words: problemLine(problem) })),
  more: Math.max(0, plan.problems.length - shownProblems)
});

export const actions: Actions = {
  check: async ({ request, locals }) => {
    const staff = requireStaff(locals, 'load-register');
    const files = await postedFiles(await request.formData());
    if (files.length === 0) return fail(422, { wrong: 'Choose at least one file.' });
    const plan = await planLoad(locals.store, files, locals.now);
    return { checked: shown(plan), held: holdFiles(locals.store.vault, staff.staffId, files, locals.now) };
  },
  apply: async ({ request, locals }) => {
    const staff = requireStaff(locals, 'load-register');
    const posted = await request.formData();
    const files = carriedFiles(posted, locals, staff);
    if (files === null)
      return fail(422, {
        wrong: 'This page had waited too long. Choose the files again: nothing was loaded.'
      });
    const plan = await planLoad(locals.store, files, locals.now);
    redirect(
      303,
      `/staff/register/${startLoad(locals.store, plan, posted.get('keep') === 'good', staff.staffId)}`
    );
  }
};
