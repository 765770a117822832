/**
 * Words of the error page, at hand without waiting: when something has gone wrong, nothing more may have
 * to be loaded before it can be said.
 */
import { say } from './icu.ts';
import { defaultLocale, localeOr } from './locales.ts';
import type { Speak } from './speak.ts';

const files = import.meta.glob<Readonly<Record<string, string>>>('./words/*/{common,errors}.json', {
  import: 'default',
  eager: true
});

/** Words of `common` and `errors` in this language, English when it does not ship. */
export function speakAtOnce(locale: string | undefined): Speak {
  const spoken = localeOr(locale);
  return (key, values) => {
    const [file, name = ''] = key.split('.');
    const message = wordsOf(spoken, file)?.[name] ?? wordsOf(defaultLocale, file)?.[name];
    return say(message ?? key, spoken, values);
  };
}

const wordsOf = (locale: string, file = '') => files[`./words/${locale}/${file}.json`];
