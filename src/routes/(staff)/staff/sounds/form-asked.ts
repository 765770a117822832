/** The form and the language whose sentences a member of staff looks at, from the address. */
import { languageName } from '$lib/i18n/language-name.ts';
import type { FormDefinition } from '$lib/forms/definition.ts';
import { form, forms } from '$lib/forms/registry.ts';
import { say } from '$lib/forms/say.ts';
import { sentencesOf, type Sentence } from '$lib/forms/sentences.ts';
import { usual } from '$lib/forms/usual.ts';
import { defaultLocale, isLocale, locales, type Locale } from '$lib/i18n/locales.ts';
import { speak } from '$lib/i18n/speak.ts';
import type { Store } from '$lib/server/db/store.ts';
import { placesOffered } from '$lib/server/services/places.ts';
import { hashOf, soundStates, type SoundState } from '$lib/server/services/sentence-sounds.ts';

/** The newest version of each form, the first one shown first. */
const newest = forms.filter((one) => form(one.id) === one);

const who = { child: 'Children', parent: 'Parents', carer: 'Carers', other: 'Others' } as const;
const bands: Readonly<Record<FormDefinition['band'], string>> = {
  symbol: ' with symbols',
  '4-7': ' aged 4 to 7',
  '8-11': ' aged 8 to 11',
  '12-15': ' aged 12 to 15',
  '16-17': ' aged 16 and 17',
  adult: ''
};

/** Forms are all called "My words" by those who answer them; staff know them by whom they are for. */
export function formName({ audience, band, purpose, forUnderFours }: FormDefinition): string {
  const age = forUnderFours ? ' of children under 4' : bands[band];
  return `${who[audience]}${age}${purpose === 'rating' ? ', after the meeting' : ''}`;
}

export const formChoices = newest.map((one) => ({ value: one.id, words: formName(one) }));

export const languageChoices = locales.map(({ code }) => ({
  value: code,
  words: languageName(code)
}));

export interface Asked {
  readonly form: FormDefinition;
  readonly locale: Locale;
  /** What leads back to the same form and language. */
  readonly query: string;
}

/** An unknown form or language is taken for the first. */
export function askedIn({ searchParams }: URL): Asked | null {
  const id = searchParams.get('form');
  const code = searchParams.get('language') ?? defaultLocale;
  const chosen = newest.find((one) => one.id === id) ?? newest[0];
  if (!chosen) return null;
  const locale = isLocale(code) ? code : defaultLocale;
  return { form: chosen, locale, query: `?form=${chosen.id}&language=${locale}` };
}

export interface ListedSentence extends Sentence {
  readonly hash: string;
  readonly state: SoundState | null;
}

/** Every sentence of the form in the order it is asked, each with its sound if it has one. */
export async function sentencesListed(
  store: Store,
  { form: asked, locale }: Asked
): Promise<ListedSentence[]> {
  const { t } = await speak(locale, ['common', 'making']);
  const around = {
    someoneElse: t('common.someone-else'),
    orPictures: t('making.or-pictures'),
    aboutPicture: t('making.about-picture')
  };
  const context = {
    iro: say(usual.yourIro, locale, { iro: '' }),
    places: await placesOffered(store, locale)
  };
  const states = await soundStates(store, locale);
  return sentencesOf(asked, { locale, context, around }).map((sentence) => {
    const hash = hashOf(sentence.written);
    return { ...sentence, hash, state: states.get(hash) ?? null };
  });
}
