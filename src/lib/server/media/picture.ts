/**
 * A picture that somebody put in: read by its bytes, turned upright, made small, and written anew, so that nothing of
 * the file it came in is kept (where it was taken, with what, or anything hidden in it).
 */
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';

/** In bytes: a photograph as a telephone takes it. */
const mostBytes = 7_000_000;
/** Pixels of what comes in; a small file can hold a picture that fills the memory. */
const mostPixels = 60_000_000;
/** Pixels on the longer side of what is kept: sharp at the largest size a page shows. */
const side = 400;

const known: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/avif'
]);

export type PictureRead =
  | { readonly ok: true; readonly mediaType: 'image/webp'; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: 'none' | 'too-big' | 'unknown' };

/** What is to be told of each reason. */
export const pictureErrors: Readonly<Record<'none' | 'too-big' | 'unknown', string>> = {
  none: 'Choose a picture.',
  'too-big': 'That picture is too large. Choose one of at most 7 MB.',
  unknown: 'That is no picture we can read. Choose a JPEG, PNG or WebP file.'
};

/** Reads what was sent as a picture. */
export async function readPicture(file: FormDataEntryValue | null): Promise<PictureRead> {
  if (!(file instanceof File) || file.size === 0) return { ok: false, reason: 'none' };
  if (file.size > mostBytes) return { ok: false, reason: 'too-big' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const found = await fileTypeFromBuffer(bytes);
  if (!found || !known.has(found.mime)) return { ok: false, reason: 'unknown' };
  const written = await writtenAnew(bytes, side);
  return written ? { ok: true, mediaType: 'image/webp', bytes: written } : { ok: false, reason: 'unknown' };
}

/** Upright, small, as WebP. Null when the bytes are no whole picture. @param longest pixels on the longer side */
export async function writtenAnew(bytes: Uint8Array, longest: number): Promise<Uint8Array | null> {
  try {
    return await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
      .rotate()
      .resize(longest, longest, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82 })
      .toBuffer();
  } catch {
    return null;
  }
}
