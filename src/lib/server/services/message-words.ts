/** The words of every message to those who are asked, with this council's own names in them. */
import { mailWords } from '../../i18n/mail-words.ts';
import type { Config } from '../config.ts';
import type { Store } from '../db/store.ts';
import type { InviteWords } from './message-invitations.ts';
import { serviceWords, teamContact } from './settings.ts';

const keys = {
  invitation: 'invite',
  reminder: 'reminder',
  rating: 'rating',
  moved: 'moved',
  cancelled: 'cancelled',
  letter: 'letter'
} as const;

export async function messageWords(
  store: Store,
  { origin, words }: Pick<Config, 'origin' | 'words'>
): Promise<InviteWords> {
  const { service, council } = await serviceWords(store, words);
  const team = await teamContact(store);
  return (language, token, purpose) =>
    mailWords(language, keys[purpose], { service, council, link: `${origin}/i/${token}`, team });
}
