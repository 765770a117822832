/** Reads posted boxes as text. */
import { field } from '$lib/forms/posted.ts';

/** The named boxes of a form; each may carry a suffix when several forms of a kind stand on one page. */
export function boxes<Name extends string>(
  posted: FormData,
  names: readonly Name[],
  suffix = ''
): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, field(posted, `${name}${suffix}`)])) as Record<
    Name,
    string
  >;
}
