import { fail, redirect } from '@sveltejs/kit';
import { field } from '$lib/forms/posted.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { readScan, type ScanFile, type ScanProblem } from '$lib/server/media/scan.ts';
import { addScans, mostScans, removeScan, scanDesk } from '$lib/server/services/scans.ts';
import { own } from '../../../../../own.ts';
import { paperAddress, paperAt } from '../paper.ts';
import type { Actions, PageServerLoad } from './$types';

/** The scans of one paper form: before it is sent for whoever types it in, then for the IRO. */
export const load: PageServerLoad = async ({ locals, params }) => {
  const staff = requireSignedIn(locals);
  const paper = paperAt(params);
  const desk = await own(scanDesk(locals.store, staff, paper, locals.now));
  if (!desk) redirect(303, paperAddress(paper));
  const { review, person, scans, sent } = desk;
  const title = `Scans of the paper, ${person.name}`;
  return { title, review, person, scans, sent, most: mostScans, base: paperAddress(paper) };
};

export const actions: Actions = {
  add: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const paper = paperAt(params);
    const { files, problem } = await scansIn(await request.formData());
    if (problem) return fail(422, { wrong: problem });
    const added = await own(addScans(locals.store, staff, paper, files, locals.now));
    if (!added.ok && added.reason === 'too-many')
      return fail(422, { wrong: `A paper form has room for ${mostScans} scans. None of these was kept.` });
    redirect(303, added.ok ? `${paperAddress(paper)}/scans` : paperAddress(paper));
  },
  remove: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const paper = paperAt(params);
    const scanId = field(await request.formData(), 'scan');
    await own(removeScan(locals.store, staff, paper, scanId, locals.now));
    redirect(303, `${paperAddress(paper)}/scans`);
  }
};

const wrong: Readonly<Record<ScanProblem, (name: string) => string>> = {
  none: () => 'Choose a picture or a PDF.',
  'too-big': (name) => `${name} is too large. A picture may have 7 MB, a PDF 5 MB.`,
  unknown: (name) => `${name} is no picture or PDF that we can read. Choose JPEG, PNG, WebP or PDF.`
};

/** All that were chosen, or what is wrong with the first that is no scan. */
async function scansIn(posted: FormData): Promise<{ files: ScanFile[]; problem: string | null }> {
  const files: ScanFile[] = [];
  const chosen = posted.getAll('scan');
  for (const file of chosen.length === 0 ? [null] : chosen.slice(0, mostScans + 1)) {
    const read = await readScan(file);
    if (!read.ok) return { files: [], problem: wrong[read.reason](file instanceof File ? file.name : '') };
    files.push(read);
  }
  return { files, problem: null };
}
