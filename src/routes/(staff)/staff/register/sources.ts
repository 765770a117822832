/** The files of a posted form, or of an earlier page that carried them on. */
import type { StaffMember } from '$lib/domain/viewer.ts';
import { heldFiles } from '$lib/server/services/held-files.ts';
import type { SourceFile } from '$lib/server/services/register.ts';

export async function postedFiles(posted: FormData): Promise<SourceFile[]> {
  const files = posted
    .getAll('files')
    .filter((value): value is File => value instanceof File && value.name !== '');
  return Promise.all(
    files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }))
  );
}

/** Null when the page was too old or is not this person's. */
export function carriedFiles(posted: FormData, locals: App.Locals, staff: StaffMember): SourceFile[] | null {
  const text = posted.get('held');
  return typeof text === 'string' ? heldFiles(locals.store.vault, staff.staffId, text, locals.now) : null;
}
