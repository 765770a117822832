/**
 * ICU messages for sveltekit-i18n. Its own parser knows no plural categories and interpolates what a
 * person typed a second time; this one does neither.
 */
import { IntlMessageFormat } from 'intl-messageformat';

/** Values put in the place of `{name}` in a message. */
export type Values = Readonly<Record<string, string | number>>;

/** Messages are few and fixed (they ship with the product), so their parsed form is kept for good. */
const parsed = new Map<string, IntlMessageFormat>();

/** English dates and numbers are British. */
const regional = (locale: string) => (locale === 'en' ? 'en-GB' : `${locale}-u-nu-latn`);

function message(text: string, locale: string): IntlMessageFormat {
  const key = `${locale} ${text}`;
  const known = parsed.get(key);
  if (known) return known;
  const made = new IntlMessageFormat(text, regional(locale), undefined, { ignoreTag: true });
  parsed.set(key, made);
  return made;
}

/**
 * The words of one message with its values in place.
 * A value that was not given shows as its name in braces rather than breaking a child's page.
 */
export function say(text: string, locale: string, values?: Values): string {
  if (!text.includes('{')) return text;
  try {
    return String(message(text, locale).format({ ...values }));
  } catch {
    return text;
  }
}
