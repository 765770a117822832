/** The words of messages to respondents. Nothing in them says whose review it is, or that anybody is looked after. */
import { speak } from './speak.ts';
import { teamWords, type TeamContact } from './team-contact.ts';

export interface MailFacts {
  readonly service: string;
  readonly council: string;
  readonly link: string;
  /** How the team is reached; left out while the council gives nothing. */
  readonly team?: TeamContact;
}

/**
 * Subject (of an e-mail) and text of one message in one language. `more` is how to reach the team, for an e-mail: a text
 * message has no room for it.
 */
export async function mailWords(
  locale: string,
  purpose: 'invite' | 'reminder' | 'rating' | 'moved' | 'cancelled' | 'letter',
  { service, council, link, team }: MailFacts
): Promise<{ subject: string; text: string; more: string | null }> {
  const { t } = await speak(locale, ['common', 'mail']);
  return {
    subject: t(`mail.${purpose}-subject`),
    text: t(`mail.${purpose}-text`, { service, council, link }),
    more: team ? teamWords(t, team, locale) : null
  };
}
