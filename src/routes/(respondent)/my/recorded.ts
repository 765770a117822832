/** Which sentences of a question page somebody has recorded. */
import { speak, type Speak } from '$lib/i18n/speak.ts';
import type { FormContext, Page } from '$lib/forms/definition.ts';
import { sentencesOnPage, type SaidAround } from '$lib/forms/sentences.ts';
import type { Store } from '$lib/server/db/store.ts';
import { hasSounds, soundsFor } from '$lib/server/services/sentence-sounds.ts';
import type { Recorded } from '$lib/ui/recorded-context.ts';

interface Shown {
  readonly page: Page;
  readonly context: FormContext;
  readonly locale: string;
}

/** In the order they are read. Where a council has no sounds in the language, one small question is all it costs. */
export async function recordedOn(store: Store, { page, context, locale }: Shown): Promise<Recorded[]> {
  if (!(await hasSounds(store, locale))) return [];
  const { t } = await speak(locale, ['common', 'making']);
  const sentences = sentencesOnPage(page, { locale, context, around: saidAround(t) });
  const sounds = await soundsFor(
    store,
    locale,
    sentences.map(({ written }) => written)
  );
  return sentences.flatMap(({ written, shown }) => {
    const file = sounds.get(written);
    return file ? [{ words: shown, sound: `/sounds/${file}` }] : [];
  });
}

const saidAround = (t: Speak): SaidAround => ({
  someoneElse: t('common.someone-else'),
  orPictures: t('making.or-pictures'),
  aboutPicture: t('making.about-picture')
});
