/** The reading level of a page of words: three for children, one for adults. */
import type { Band } from '$lib/forms/definition.ts';
import type { Key, Speak } from '$lib/i18n/speak.ts';

type Level = 'young' | 'middle' | 'older' | 'adult';

const levels: Readonly<Record<Band, Level>> = {
  symbol: 'young',
  '4-7': 'young',
  '8-11': 'middle',
  '12-15': 'older',
  '16-17': 'older',
  adult: 'adult'
};

/** How many sentences each level has of each text. The messages are named after them. */
const sentences = {
  iro: { young: 3, middle: 4, older: 4, adult: 3 },
  privacy: { young: 3, middle: 4, older: 4, adult: 4 }
} as const;

/** The sentences of a text for a reader of this band. */
export function atLevel(text: keyof typeof sentences, band: Band, t: Speak, iro: string): string[] {
  const level = levels[band];
  return Array.from({ length: sentences[text][level] }, (_, at) =>
    t(`rights.${text}-${level}-${String(at + 1)}` as Key, { iro })
  );
}
