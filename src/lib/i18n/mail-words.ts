/** The words of messages to respondents. Nothing in them says whose review it is, or that anybody is looked after. */
import { speak } from './speak.ts';

export interface MailFacts {
  readonly service: string;
  readonly council: string;
  readonly link: string;
}

/** Subject (of an e-mail) and text of one message in one language. */
export async function mailWords(
  locale: string,
  purpose: 'invite' | 'reminder' | 'rating' | 'moved' | 'cancelled' | 'letter',
  { service, council, link }: MailFacts
): Promise<{ subject: string; text: string }> {
  const { t } = await speak(locale, ['mail']);
  return {
    subject: t(`mail.${purpose}-subject`),
    text: t(`mail.${purpose}-text`, { service, council, link })
  };
}
