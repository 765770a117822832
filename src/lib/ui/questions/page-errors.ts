/** What must be put right on a question page, in words, with a way to each box. */
import type { Entries, PageError } from '$lib/forms/answers.ts';
import type { Question } from '$lib/forms/definition.ts';
import type { Speak } from '$lib/i18n/speak.ts';

/** The id of the box or group an error is about. */
const boxOf = (error: PageError): string =>
  error.key === 'too-long' ? `${error.question}.words` : error.question;

/** One error as it stands beside its box. */
export function errorWords(error: PageError, t: Speak): string {
  return t(`errors.${error.key}`, { ...error.values });
}

interface Notice {
  readonly title: string;
  readonly kept: string;
  readonly problems: readonly { readonly href: string; readonly words: string }[];
}

/** The notice above the question: give it to ErrorNotice. Null when there is nothing to put right. */
export function pageNotice(errors: readonly PageError[], t: Speak): Notice | null {
  if (errors.length === 0) return null;
  const tooLong = errors.every((error) => error.key === 'too-long');
  return {
    title: t(tooLong ? 'errors.too-long-title' : 'errors.title'),
    kept: t('errors.kept'),
    problems: errors.map((error) => ({
      href: `#${boxOf(error)}`,
      words: error.key === 'too-long' ? t('errors.too-long-link') : errorWords(error, t)
    }))
  };
}

/** Whether to offer "I need more room": some words are too long and the longer limit is not on yet. */
export function offersRoom(
  questions: readonly Question[],
  errors: readonly PageError[],
  entries: Entries
): boolean {
  return questions.some(
    ({ id }) =>
      errors.some((error) => error.question === id && error.key === 'too-long') && !entries[id]?.more
  );
}
