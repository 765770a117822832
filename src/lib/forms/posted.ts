/** What a browser posted, made safe to read: text only, tidy, counted in characters as people see them. */

/** C0 and C1 controls, except tab and new line, and the byte order mark. */
// eslint-disable-next-line no-control-regex -- these are what must go
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFEFF]/gu;

/** One field's words: new lines as \n, no control characters, no broken surrogates, no space round it. */
function tidy(text: string): string {
  return text.replace(/\r\n?/g, '\n').toWellFormed().replace(controls, '').trim();
}

/** Length in Unicode code points, so that an emoji or a letter beyond the basic plane counts once. */
export function letters(text: string): number {
  return Array.from(text).length;
}

/** The text of a field, or '' when it is absent or a file. */
export function field(posted: FormData, name: string): string {
  const value = posted.get(name);
  return typeof value === 'string' ? tidy(value) : '';
}

/** A field as it came, for what a script wrote and a strict reader reads; '' when it is absent or a file. */
export function untouched(posted: FormData, name: string): string {
  const value = posted.get(name);
  return typeof value === 'string' ? value : '';
}

/** Every text posted under one name, without repeats and without empty ones. */
export function fields(posted: FormData, name: string): string[] {
  const texts = posted.getAll(name).filter((value) => typeof value === 'string');
  return [...new Set(texts.map(tidy))].filter((text) => text !== '');
}

/** The fields named `${prefix}.${id}`, by id. The last one wins. */
export function fieldsUnder(posted: FormData, prefix: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of posted) {
    if (name.startsWith(`${prefix}.`) && typeof value === 'string')
      found.set(name.slice(prefix.length + 1), tidy(value));
  }
  return found;
}
