/** The words of a letter that brings somebody in, as plain text: the page that prints it speaks staff's language. */
import type { Audience } from '../domain/viewer.ts';
import { longDay } from './dates.ts';
import { dirOf, type Direction, type Locale } from './locales.ts';
import { speak } from './speak.ts';
import { teamWords, type TeamContact } from './team-contact.ts';

export interface LetterFacts {
  readonly locale: Locale;
  readonly audience: Audience;
  /** Who it is for, and the child whose meeting it is. */
  readonly name: string;
  readonly childName: string;
  /** First name of the IRO; null while nobody is named. */
  readonly iro: string | null;
  /** The meeting was held: the letter asks how it was. */
  readonly isAfter: boolean;
  readonly meetingOn: string | null;
  readonly meetingTime: string | null;
  readonly childline: string;
  readonly link: string;
  /** Address of the service without https://, and the three words with spaces. */
  readonly site: string;
  readonly code: string;
  /** How the team is reached; left out while the council gives nothing. */
  readonly team?: TeamContact;
}

export interface LetterWords {
  readonly locale: Locale;
  readonly dir: Direction;
  readonly title: string;
  readonly lines: readonly string[];
  readonly qr: string;
  readonly camera: string;
  readonly address: string;
  readonly type: string;
  /** The IRO says who they are; without one it says who reads the answers. */
  readonly iro: readonly string[];
  readonly close: readonly string[];
  /** The same as a text message, which says nothing about whom it is for. */
  readonly message: string;
}

export async function letterWords(facts: LetterFacts): Promise<LetterWords> {
  const { locale, audience, name, childName: child, iro, isAfter, link, site, code } = facts;
  const toChild = audience === 'child';
  const { t } = await speak(locale, ['common', 'letter', 'paper', toChild ? 'child' : 'adult']);
  const when =
    facts.meetingOn === null ? null : [longDay(facts.meetingOn, locale), facts.meetingTime].filter(Boolean);
  // Kept in its order among words that run from the right.
  const childline = `\u2066${facts.childline}\u2069`;
  return {
    locale,
    dir: dirOf(locale),
    title: isAfter
      ? t('letter.after-title', { name })
      : t(toChild ? 'letter.child-title' : 'letter.adult-title', { name }),
    lines: [
      ...(isAfter ? after(t, toChild, child) : before(t, toChild, child, when)),
      ...(toChild ? [] : [t('letter.adult-apart', { child })])
    ],
    qr: t('letter.qr'),
    camera: t('letter.camera'),
    address: t('letter.address'),
    type: t('letter.type'),
    iro: who(t, iro, isAfter),
    close: [
      ...(toChild ? [t('letter.child-safe', { childline })] : []),
      t('letter.keep'),
      ...reachUs(t, facts)
    ],
    message: t(isAfter ? 'letter.after-message' : 'letter.message', { link, site, code })
  };
}

type T = Awaited<ReturnType<typeof speak>>['t'];

function reachUs(t: T, { team, locale }: LetterFacts): string[] {
  const words = team ? teamWords(t, team, locale) : null;
  return words === null ? [] : [words];
}

function before(t: T, toChild: boolean, child: string, when: readonly (string | null)[] | null): string[] {
  return [
    toChild ? t('letter.child-meeting') : t('letter.adult-meeting', { child }),
    ...(when ? [t('letter.when', { when: when.join(', ') })] : []),
    toChild ? t('letter.child-can') : t('letter.adult-can')
  ];
}

function after(t: T, toChild: boolean, child: string): string[] {
  return [toChild ? t('letter.child-after') : t('letter.adult-after', { child }), t('letter.after-can')];
}

/** What the IRO says of "before we meet" is left out once they have met. */
function who(t: T, iro: string | null, isAfter: boolean): string[] {
  if (iro === null) return [t('paper.blank-iro')];
  return [t('own.home-iro', { iro }), ...(isAfter ? [] : [t('own.home-iro-does')])];
}
