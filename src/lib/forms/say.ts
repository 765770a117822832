/** Localised words → the words for one reader. */
import type { FormContext, Localised } from './definition.ts';

/** The words in this locale, else in its language, else in English, with the IRO's first name put in. */
export function say(words: Localised, locale: string, context: Pick<FormContext, 'iro'>): string {
  const found = words[locale] ?? words[locale.split('-')[0] ?? 'en'] ?? words.en;
  return found.replaceAll('{iro}', () => context.iro);
}
