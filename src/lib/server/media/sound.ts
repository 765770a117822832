/** A sound that somebody sent: what it is, is read from its bytes, never believed. */
import { fileTypeFromBuffer } from 'file-type';

/** In bytes: two minutes as telephones record them, with room to spare. */
const mostBytes = 5_000_000;

/**
 * Containers that browsers and telephones record sound in. WebM and MP4 may hold a picture too: which, cannot be told
 * from their first bytes, so they are named as sound, and players show none.
 */
const kinds: Readonly<Record<string, string>> = {
  'audio/webm': 'audio/webm',
  'video/webm': 'audio/webm',
  'audio/ogg': 'audio/ogg',
  'video/ogg': 'audio/ogg',
  'audio/opus': 'audio/ogg',
  'audio/mp4': 'audio/mp4',
  'audio/x-m4a': 'audio/mp4',
  'video/mp4': 'audio/mp4',
  'video/quicktime': 'audio/mp4',
  'video/3gpp': 'audio/3gpp',
  'audio/mpeg': 'audio/mpeg',
  'audio/wav': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
  'audio/aac': 'audio/aac',
  'audio/amr': 'audio/amr',
  'audio/flac': 'audio/flac',
  'audio/x-flac': 'audio/flac'
};

export type SoundRead =
  | { readonly ok: true; readonly mediaType: string; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: 'sound-lost' | 'sound-too-big' };

/** Reads what was sent as a sound. An empty file is none. */
export async function readSound(file: File): Promise<SoundRead> {
  if (file.size > mostBytes) return { ok: false, reason: 'sound-too-big' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const found = await fileTypeFromBuffer(bytes);
  const mediaType = found && kinds[found.mime.split(';')[0] ?? ''];
  return mediaType ? { ok: true, mediaType, bytes } : { ok: false, reason: 'sound-lost' };
}
