/** A picture or sound as an answer. Players ask for a part of a sound at a time, and some play nothing without. */

interface Bytes {
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The name of a file that is saved, never shown in the page; without one it is shown. */
  readonly saveAs?: string;
}

/** Somebody's own: nothing of it stays in the browser. The council's own never changes under its address. */
const keeping = {
  private: 'private, no-store',
  public: 'public, max-age=31536000, immutable'
} as const;

/** The whole, or the part named in a `Range` header (one range; another one is answered with the whole). */
export function answerWith(
  { mediaType, bytes, saveAs }: Bytes,
  range: string | null,
  keep: keyof typeof keeping
): Response {
  const headers = {
    'content-type': mediaType,
    'cache-control': keeping[keep],
    'accept-ranges': 'bytes',
    'content-disposition': saveAs === undefined ? 'inline' : `attachment; filename="${saveAs}"`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff'
  };
  const part = partOf(range, bytes.length);
  if (!part) return new Response(bytes, { headers: { ...headers, 'content-length': String(bytes.length) } });
  const { from, to } = part;
  return new Response(bytes.subarray(from, to + 1), {
    status: 206,
    headers: {
      ...headers,
      'content-length': String(to + 1 - from),
      'content-range': `bytes ${from}-${to}/${bytes.length}`
    }
  });
}

function partOf(range: string | null, length: number): { from: number; to: number } | null {
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
  if (first === undefined) return null;
  const from = Number(first);
  const to = Math.min(last ? Number(last) : length - 1, length - 1);
  return from <= to ? { from, to } : null;
}
