/** The language a respondent is spoken to in, and which languages this council has had checked. */
import { eq, inArray } from 'drizzle-orm';
import { locales, type Locale } from '../../i18n/locales.ts';
import type { Store } from '../db/store.ts';
import { record } from './events.ts';
import { liveRows, type Respondent } from './submission-records.ts';

/** The setting that names the languages a translator has checked for this council, codes with spaces between. */
const checkedSetting = 'service.languagesChecked';

/** Whether somebody who speaks the language has read its words: said in the product, or by the council. */
export async function isLanguageChecked(store: Store, locale: string): Promise<boolean> {
  if (locales.some(({ code, checked }) => code === locale && checked)) return true;
  const { settings } = store.t;
  const rows = await store.db
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, checkedSetting));
  const value: unknown = rows[0]?.value;
  return Array.isArray(value) && String(value[0]).split(' ').includes(locale);
}

/** The language of a respondent's pages from now on, and of what they are writing. What was sent stays as it is. */
export async function changeLanguage(
  store: Store,
  who: Respondent,
  language: Locale,
  now: number
): Promise<void> {
  const { invitationId, childId } = who;
  await store.transaction(async (tx) => {
    const { invitations, submissions } = tx.t;
    await tx.db.update(invitations).set({ language }).where(eq(invitations.id, invitationId));
    const drafts = await draftsOf(tx, who);
    await tx.db.update(submissions).set({ language }).where(inArray(submissions.id, drafts));
    const changed = { actorKind: 'respondent', actorId: invitationId, action: 'language.changed' } as const;
    await record(tx, { ...changed, childId, subjectId: invitationId }, now);
  });
}

async function draftsOf(tx: Store, who: Respondent): Promise<string[]> {
  const rows = [...(await liveRows(tx, who, 'views')), ...(await liveRows(tx, who, 'rating'))];
  return rows.filter((row) => row.submittedAt === null).map((row) => row.id);
}

/** The language of this respondent's pages. */
export async function languageOf(store: Store, { invitationId }: Respondent): Promise<string> {
  const { invitations } = store.t;
  const [row] = await store.db
    .select({ language: invitations.language })
    .from(invitations)
    .where(eq(invitations.id, invitationId));
  return row?.language ?? 'en';
}
