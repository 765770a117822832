import { redirect } from '@sveltejs/kit';
import { requireStaff } from '$lib/server/auth/guard.ts';
import { csv } from '$lib/server/csv.ts';
import { planLoad } from '$lib/server/services/register.ts';
import { carriedFiles } from '../sources.ts';
import type { RequestHandler } from './$types';

/** The rows to look at as a spreadsheet. The files come with the request, so that nothing of them is kept here. */
export const POST: RequestHandler = async ({ request, locals }) => {
  const staff = requireStaff(locals, 'load-register');
  const files = carriedFiles(await request.formData(), locals, staff);
  if (files === null) redirect(303, '/staff/register');
  const { problems } = await planLoad(locals.store, files, locals.now);
  const rows = problems.map(({ file, line, column, reason, weight }) => [
    file,
    line,
    column,
    reason,
    weight === 'stops' ? 'No' : 'Yes'
  ]);
  return csv('rows-to-look-at', [['File', 'Line', 'Column', 'What is wrong', 'Loaded'], ...rows]);
};
