/** The words of a printed form, as plain text: a printed page is made where nobody is signed in as its reader. */
import { dirOf, localeOr } from './locales.ts';
import { speak } from './speak.ts';

export interface PaperWords {
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
  readonly how: string;
  readonly only: string;
  readonly more: string;
  readonly draw: string;
  readonly online: string;
  readonly reads: string;
  readonly someoneElse: string;
  readonly credit: string;
  readonly drawing: string;
  readonly left: Readonly<Record<'skipped' | 'dont-know' | 'prefer-not', string>>;
}

/** @param iro the first name of who reads it; null on a form that is nobody's yet */
export async function paperWords(locale: string, audience: string, iro: string | null): Promise<PaperWords> {
  const register = audience === 'child' ? 'child' : 'adult';
  const { t } = await speak(locale, ['common', 'making', 'paper', register, `path-${register}`]);
  return {
    locale: localeOr(locale),
    dir: dirOf(localeOr(locale)),
    how: t('paper.how'),
    only: t('paper.if'),
    more: t('paper.more'),
    draw: t('paper.draw'),
    online: t('paper.online'),
    reads: iro === null ? t('paper.blank-iro') : t('paper.reads', { iro }),
    someoneElse: t('common.someone-else'),
    credit: t('common.credit'),
    drawing: t('making.sheet'),
    left: {
      skipped: t('path.left-skipped'),
      'dont-know': t('path.left-dont-know'),
      'prefer-not': t('path.left-prefer-not')
    }
  };
}
