/**
 * Forms that arrive too big or broken get a page that says so in kind words, instead of a fault of the service. Set
 * once for each request, so that no route has to think of it.
 */
import { error } from '@sveltejs/kit';

/** Bytes. The longest answers of one page are some thousand characters; staff load files of the register. */
const mostForRespondents = 256 * 1024;
/** A page on which an answer can be said aloud or drawn. */
const mostWithSounds = 6 * 1024 * 1024;
const mostForStaff = 8 * 1024 * 1024;

/** Makes `request.formData()` answer 413 or 400 kindly. */
export function guardForm(request: Request, isStaff: boolean): void {
  const read = request.formData.bind(request);
  const most = isStaff ? mostForStaff : isWithFiles(request) ? mostWithSounds : mostForRespondents;
  request.formData = async () => {
    if (Number(request.headers.get('content-length') ?? 0) > most) error(413, { message: 'too-big' });
    try {
      return await read();
    } catch (problem) {
      if (isTooBig(problem)) error(413, { message: 'too-big' });
      error(400, { message: 'broken' });
    }
  };
}

const isWithFiles = ({ headers }: Request): boolean =>
  headers.get('content-type')?.startsWith('multipart/form-data') === true;

/** The server's own limit (BODY_SIZE_LIMIT) was passed while reading a body that did not say its length. */
function isTooBig(problem: unknown): boolean {
  if (typeof problem !== 'object' || problem === null) return false;
  if ('status' in problem && problem.status === 413) return true;
  return 'cause' in problem && isTooBig(problem.cause);
}

/** One field's text, at most so many characters; empty when it was not sent, or a file was sent in its place. */
export function fieldOf(posted: FormData, name: string, most: number): string {
  const value = posted.get(name);
  return typeof value === 'string' ? value.slice(0, most) : '';
}
