/**
 * A picture or PDF of a form that came back on paper, read by its bytes. A picture is written anew, so that nothing of
 * the file it came in is kept; a PDF is kept as it is, and only ever saved, never shown in a page.
 */
import { fileTypeFromBuffer } from 'file-type';
import { writtenAnew } from './picture.ts';

/** In bytes. */
const mostOfPicture = 7_000_000;
const mostOfPdf = 5_000_000;
/** Pixels on the longer side: handwriting on a sheet of A4 at 200 to the inch. */
const side = 2400;

const pictures: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp']);

export interface ScanFile {
  readonly mediaType: 'image/webp' | 'application/pdf';
  readonly bytes: Uint8Array;
}
export type ScanProblem = 'none' | 'too-big' | 'unknown';
export type ScanRead =
  ({ readonly ok: true } & ScanFile) | { readonly ok: false; readonly reason: ScanProblem };

/** Reads what was sent as a scan: JPEG, PNG, WebP up to 7 MB, or PDF up to 5 MB. */
export async function readScan(file: FormDataEntryValue | null): Promise<ScanRead> {
  if (!(file instanceof File) || file.size === 0) return { ok: false, reason: 'none' };
  if (file.size > mostOfPicture) return { ok: false, reason: 'too-big' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const found = (await fileTypeFromBuffer(bytes))?.mime;
  if (found === 'application/pdf') {
    return file.size > mostOfPdf
      ? { ok: false, reason: 'too-big' }
      : { ok: true, mediaType: 'application/pdf', bytes };
  }
  const written = found !== undefined && pictures.has(found) ? await writtenAnew(bytes, side) : null;
  return written ? { ok: true, mediaType: 'image/webp', bytes: written } : { ok: false, reason: 'unknown' };
}
