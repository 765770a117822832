/**
 * Compresses what is made for one request (built files are compressed when they are built). Pages are a few
 * kilobytes: brotli takes less time for one than handing it to another thread would. Other large answers (a table
 * to download, for a reader without brotli) go to a thread.
 */
import { promisify } from 'node:util';
import { brotliCompressSync, constants, gzip } from 'node:zlib';

type Coding = 'br' | 'gzip';

const zip = promisify(gzip);
/** Under this, headers outweigh what is won. */
const smallest = 600;
const textual = /^(?:text\/|application\/json|image\/svg\+xml)/;

/** Gives the answer compressed in a coding that the browser reads, or as it is. */
export async function compressed(request: Request, response: Response): Promise<Response> {
  if (!isWorthIt(request, response)) return response;
  response.headers.append('vary', 'Accept-Encoding');
  const coding = codingFor(request.headers.get('accept-encoding') ?? '');
  if (coding === null) return response;
  const plain = Buffer.from(await response.arrayBuffer());
  const { status, statusText, headers } = response;
  if (plain.length < smallest) return new Response(plain, { status, statusText, headers });
  const body = await (coding === 'br' ? brotliOf(plain) : zip(plain, { level: 6 }));
  headers.set('content-encoding', coding);
  headers.set('content-length', String(body.length));
  return new Response(new Uint8Array(body), { status, statusText, headers });
}

/** The best coding the browser names without refusing it (`q=0`). */
export function codingFor(accepted: string): Coding | null {
  const named = accepted
    .toLowerCase()
    .split(',')
    .map((part) => part.trim().split(/\s*;\s*/));
  const takes = (coding: Coding): boolean =>
    named.some(
      ([name, ...parameters]) => name === coding && !parameters.some((p) => /^q=0(?:\.0*)?$/.test(p))
    );
  return (['br', 'gzip'] as const).find(takes) ?? null;
}

function isWorthIt({ method }: Request, { body, headers, status }: Response): boolean {
  if (body === null || method === 'HEAD' || status === 206) return false;
  return !headers.has('content-encoding') && textual.test(headers.get('content-type') ?? '');
}

function brotliOf(plain: Buffer): Buffer {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;
  return brotliCompressSync(plain, {
    params: { [BROTLI_PARAM_QUALITY]: 5, [BROTLI_PARAM_SIZE_HINT]: plain.length }
  });
}
