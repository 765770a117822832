/** Choices in the reader's language, ready for tiles. */
import type { Choice, FormContext } from '$lib/forms/definition.ts';
import { say } from '$lib/forms/say.ts';

interface Reader {
  readonly locale: string;
  readonly context: FormContext;
}

export function spoken(choices: readonly Choice[], { locale, context }: Reader) {
  return choices.map(({ value, words, symbol }) => ({ value, words: say(words, locale, context), symbol }));
}

/** Tiles that have no symbols or long words read better as rows. */
export function layoutOf(
  choices: readonly { readonly words: string; readonly symbol?: string | undefined }[]
) {
  const pictured = choices.every((choice) => choice.symbol !== undefined);
  return pictured && choices.every((choice) => choice.words.length <= 28) ? 'grid' : 'rows';
}
