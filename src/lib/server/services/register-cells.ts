/** One cell → a value, or the reason in plain words why it is not one. */
import { isDay, type Day } from '../../domain/day.ts';

export type Cell<T> = { readonly value: T } | { readonly reason: string };

/** Why a cell is not what it should be; null when it is. */
export const reasonOf = <T>(cell: Cell<T>): string | null => ('reason' in cell ? cell.reason : null);

const numbers = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: 00:00(?::00)?)?$/;

/** A day written dd/mm/yyyy (the return's way) or yyyy-mm-dd. */
export function readDay(text: string): Cell<Day> {
  const [, d, m, y] = numbers.exec(text) ?? [];
  if (d && m && y) return realDay(text, `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`, Number(m));
  if (/^\d{4}-\d{2}-\d{2}(?:T00:00.*)?$/.test(text))
    return realDay(text, text.slice(0, 10), Number(text.slice(5, 7)));
  return { reason: notADay(text) };
}

function realDay(text: string, iso: string, month: number): Cell<Day> {
  if (month > 12)
    return { reason: `“${text}” is not a real date: there is no month ${month}. Write day/month/year.` };
  return isDay(iso) ? { value: iso } : { reason: `“${text}” is not a real date.` };
}

function notADay(text: string): string {
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/.test(text))
    return `“${text}” has a year of two figures. Write all four, such as 04/09/2026.`;
  if (/^\d{5}(\.\d+)?$/.test(text))
    return `“${text}” is how Excel keeps a date. Set the column to show dd/mm/yyyy and save again.`;
  return `“${shorten(text)}” is not a date. Write day/month/year, such as 04/09/2026.`;
}

/** A time of day, kept as HH:MM. Reads 16:00, 16.00, 9:30 and 4pm. */
export function readTime(text: string): Cell<string> {
  const [, h, m = '00', half] = /^(\d{1,2})(?:[:.](\d{2}))?(?::00)?\s*(am|pm)?$/i.exec(text) ?? [];
  const hour = hourOf(Number(h), half?.toLowerCase());
  if (h === undefined || (m === '00' && !half && !/[:.]/.test(text)) || hour > 23 || Number(m) > 59)
    return { reason: `“${shorten(text)}” is not a time. Write hours and minutes, such as 16:00.` };
  return { value: `${String(hour).padStart(2, '0')}:${m}` };
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return 99;
  return (hour % 12) + (half === 'pm' ? 12 : 0);
}

/** One of a closed list, by its words in any case. `list` maps what is kept to what may be written for it. */
export function readOneOf<T extends string>(
  text: string,
  list: { readonly [kept in T]: readonly string[] }
): Cell<T> {
  const plain = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  const found = (Object.keys(list) as T[]).find((kept) => list[kept].includes(plain));
  if (found !== undefined) return { value: found };
  const words = (Object.values(list) as string[][]).flatMap((written) => written[0] ?? []);
  return {
    reason: `“${shorten(text)}” is not known here. Write ${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}.`
  };
}

export function readWords(text: string, longest: number): Cell<string> {
  if (text.length <= longest) return { value: text };
  return { reason: `This is ${text.length} characters long. The most is ${longest}.` };
}

const childIds = /^[\p{L}\p{N}][\p{L}\p{N} ._/-]{0,39}$/u;

export function readChildId(text: string): Cell<string> {
  if (text === '') return { reason: 'The child’s number is missing.' };
  if (/^\d(?:\.\d+)?E\+\d+$/i.test(text))
    return { reason: `“${text}” is a number Excel has shortened. Set the column to Text and save again.` };
  return childIds.test(text) ? { value: text } : { reason: `“${shorten(text)}” is not a child’s number.` };
}

const languageNames = new Intl.DisplayNames('en-GB', { type: 'language', fallback: 'none' });

let codesByName: Map<string, string> | undefined;

/** English names of the languages that have a two-letter code, such as `arabic` → `ar`. */
function languageCodes(): Map<string, string> {
  const letters = 'abcdefghijklmnopqrstuvwxyz'.split('');
  codesByName ??= new Map(
    letters
      .flatMap((a) => letters.map((b) => a + b))
      .flatMap((code) => {
        const name = languageNames.of(code);
        return name ? [[name.toLowerCase(), code] as const] : [];
      })
  );
  return codesByName;
}

/** A language by its English name or its code, kept as the code. */
export function readLanguage(text: string): Cell<string> {
  const plain = text.toLowerCase();
  const code = languageCodes().get(plain) ?? plain.split(/[-_]/)[0] ?? '';
  if (/^[a-z]{2,3}$/.test(code) && languageNames.of(code)) return { value: code };
  return {
    reason: `“${shorten(text)}” is not a language known here. Write its English name, such as Arabic.`
  };
}

function shorten(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}
