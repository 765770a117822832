/**
 * What a council can change while Heard runs: its words and numbers, its waiting times, its targets. Only what
 * differs from the installation's own settings is kept, so that a new default reaches everybody else.
 */
import { like } from 'drizzle-orm';
import { z } from 'zod';
import type { OfficeHours } from '../../domain/duty.ts';
import type { TeamContact } from '../../i18n/team-contact.ts';
import type { ServiceWords } from '../config.ts';
import type { Store } from '../db/store.ts';
import { record } from './events.ts';

const whole = (least: number, most: number) => {
  const message = `Write a whole number from ${least} to ${most}.`;
  return z
    .string()
    .regex(/^\d{1,4}$/, message)
    .transform(Number)
    .refine((n) => n >= least && n <= most, message);
};
const wholeOrNone = (least: number, most: number) =>
  z.union([z.literal('').transform(() => null), whole(least, most)]);
const words = (longest: number) =>
  z.string().min(1, 'Write something here.').max(longest, `Write at most ${longest} characters.`);
const phone = z.string().regex(/^[+\d][\d ]{2,24}$/, 'Write a telephone number: figures and spaces.');
/** Codes with spaces between; none is fine. */
const languages = z
  .string()
  .regex(/^([a-z]{2,3}( [a-z]{2,3})*)?$/, 'These languages cannot be read.')
  .max(100);
const numberOrNone = z.union([z.literal(''), phone]);
const emailOrNone = z.union([z.literal(''), z.email('Write an e-mail address.').max(120)]);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write a time such as 09:00.');
const website = z.url({ protocol: /^https$/, error: 'Write an address that starts with https://.' });

/** Each setting with the shape of what a form may post. */
const posted = {
  readWithinDays: whole(1, 10),
  bookAheadDays: whole(0, 20),
  localFirstTarget: wholeOrNone(1, 28),
  /** Reminders go out so many days before a meeting; the second may be left out. */
  remindFirstDays: whole(1, 28),
  remindSecondDays: wholeOrNone(1, 28),
  onlyOverFourWeeks: z.enum(['yes', 'no']).transform((answer) => answer === 'yes'),
  targetTookPart: wholeOrNone(1, 100),
  targetInTime: wholeOrNone(1, 100),
  targetRated: wholeOrNone(1, 100),
  /** Days after which the words of a notice that was acted on are emptied. */
  noticeWordsDays: whole(30, 730),
  service: words(60),
  council: words(80),
  lookedAfterTerm: words(60),
  iro: words(60),
  outOfHoursName: words(80),
  outOfHoursNumber: phone,
  childlineNumber: phone,
  emergencyNumber: phone,
  /** Help at Hand of the Children's Commissioner. */
  commissionerNumber: phone,
  /** Office hours, Monday to Friday but for bank holidays, by the clock in England. */
  opensAt: time,
  closesAt: time,
  /** Whom somebody outside who is on duty rings; empty while none is given. */
  managerNumber: numberOrNone,
  /** How respondents reach the reviewing team; empty while none is given. */
  teamNumber: numberOrNone,
  teamEmail: emailOrNone,
  exitUrl: website,
  /** Languages of the forms that a translator has checked for this council. */
  languagesChecked: languages
} as const;

export type SettingKey = keyof typeof posted;
export type ServiceSettings = { readonly [K in SettingKey]: z.output<(typeof posted)[K]> };
export const settingKeys = Object.keys(posted) as SettingKey[];

/** Targets are those of the published reports. */
const usual = {
  readWithinDays: 2,
  bookAheadDays: 5,
  localFirstTarget: null,
  remindFirstDays: 7,
  remindSecondDays: 3,
  onlyOverFourWeeks: false,
  noticeWordsDays: 90,
  targetTookPart: 95,
  targetInTime: 95,
  targetRated: 80,
  languagesChecked: '',
  opensAt: '09:00',
  closesAt: '17:00',
  managerNumber: '',
  teamNumber: '',
  teamEmail: '',
  commissionerNumber: '0800 528 0731'
} as const;

/** What stands where nobody has changed anything. */
function defaultSettings(given: ServiceWords): ServiceSettings {
  const { service, council, lookedAfterTerm, iro, exitUrl } = given;
  const { outOfHoursName, outOfHoursNumber, childlineNumber, emergencyNumber } = given;
  const numbers = { outOfHoursName, outOfHoursNumber, childlineNumber, emergencyNumber };
  return { ...usual, service, council, lookedAfterTerm, iro, exitUrl, ...numbers };
}

const prefix = 'service.';

/** The settings as they stand: this council's own, and the installation's for the rest. */
export async function serviceSettings(store: Store, given: ServiceWords): Promise<ServiceSettings> {
  return { ...defaultSettings(given), ...(await ownSettings(store)) };
}

/** What this council has changed. */
async function ownSettings(store: Store): Promise<Partial<ServiceSettings>> {
  const { settings } = store.t;
  const rows = await store.db
    .select({ key: settings.key, value: settings.value })
    .from(settings)
    .where(like(settings.key, `${prefix}%`));
  const own = rows.flatMap(({ key, value }) => {
    const name = key.slice(prefix.length);
    // Each value stands in a list of one, because a setting may be empty and the column may not.
    return isSettingKey(name) && Array.isArray(value) ? [[name, value[0]] as const] : [];
  });
  return Object.fromEntries(own);
}

/** The words and numbers of the service with this council's own in place of the installation's. */
export async function serviceWords(store: Store, given: ServiceWords): Promise<ServiceWords> {
  const now = await serviceSettings(store, given);
  const keys = Object.keys(given) as (keyof ServiceWords)[];
  return Object.fromEntries(keys.map((key) => [key, now[key]])) as unknown as ServiceWords;
}

/** Working days within which somebody reads what is sent: what each page that takes views promises. */
export async function readingDays(store: Store): Promise<number> {
  const own = (await ownSettings(store)).readWithinDays;
  return typeof own === 'number' ? own : usual.readWithinDays;
}

/** How many days before a meeting reminders go out, the first of them first. */
export async function reminderDays(store: Store): Promise<number[]> {
  const { remindFirstDays, remindSecondDays } = { ...usual, ...(await ownSettings(store)) };
  return remindSecondDays === null ? [remindFirstDays] : [remindFirstDays, remindSecondDays];
}

/** Days for which the words of a notice are kept after somebody acted on it, or it was taken back. */
export async function noticeDays(store: Store): Promise<number> {
  return (await ownSettings(store)).noticeWordsDays ?? usual.noticeWordsDays;
}

/** When the office is open. */
export async function officeHours(store: Store): Promise<OfficeHours> {
  const { opensAt, closesAt } = { ...usual, ...(await ownSettings(store)) };
  return { opensAt, closesAt };
}

/** The number on which somebody outside reaches the manager; empty while none is given. */
export async function managerNumber(store: Store): Promise<string> {
  return (await ownSettings(store)).managerNumber ?? usual.managerNumber;
}

/** How respondents reach the reviewing team; empty texts while the council gives nothing. */
export async function teamContact(store: Store): Promise<TeamContact> {
  const { teamNumber: phone, teamEmail: email } = { ...usual, ...(await ownSettings(store)) };
  return { phone, email };
}

const isSettingKey = (name: string): name is SettingKey => name in posted;

export type Saved =
  | { readonly ok: true; readonly changed: readonly SettingKey[] }
  | { readonly ok: false; readonly problems: { readonly [K in SettingKey]?: string } };

/**
 * Saves what a form posted, all or nothing. A key that is not in `typed` stays as it is.
 * @param by staff id of the manager
 */
export async function saveSettings(
  store: Store,
  given: ServiceWords,
  typed: { readonly [K in SettingKey]?: string },
  by: string,
  now: number
): Promise<Saved> {
  const read = readTyped(typed);
  if (!read.ok) return read;
  return store.transaction(async (tx): Promise<Saved> => {
    const before = await serviceSettings(tx, given);
    const problems = problemsTogether({ ...before, ...read.values });
    if (Object.keys(problems).length > 0) return { ok: false, problems };
    const changed = settingKeys.filter((key) => key in read.values && read.values[key] !== before[key]);
    for (const key of changed) await keep(tx, key, read.values[key] ?? null);
    for (const key of changed)
      await record(tx, { actorKind: 'staff', actorId: by, action: 'settings.changed', subjectId: key }, now);
    return { ok: true, changed };
  });
}

/** What only shows when two boxes are read together. */
function problemsTogether(all: ServiceSettings): { readonly [K in SettingKey]?: string } {
  const { opensAt, closesAt, remindFirstDays, remindSecondDays } = all;
  return {
    ...(closesAt <= opensAt ? { closesAt: 'The office closes after it opens.' } : {}),
    ...(remindSecondDays !== null && remindSecondDays >= remindFirstDays
      ? { remindSecondDays: 'The second reminder comes after the first: fewer days before the meeting.' }
      : {})
  };
}

type Values = { [K in SettingKey]?: ServiceSettings[K] };

function readTyped(typed: { readonly [K in SettingKey]?: string }):
  { readonly ok: true; readonly values: Values } | Extract<Saved, { ok: false }> {
  const values: Values = {};
  const problems: { [K in SettingKey]?: string } = {};
  for (const key of settingKeys) {
    const text = typed[key];
    if (text === undefined) continue;
    const read = posted[key].safeParse(text.trim());
    if (read.success) Object.assign(values, { [key]: read.data });
    else problems[key] = read.error.issues.map((issue) => plainIssue(issue)).at(-1) ?? 'Cannot be read.';
  }
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, values };
}

/** A box that may stay empty is a union; what is wrong with its number is told one step further in. */
function plainIssue(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_union') return issue.message;
  return issue.errors.at(-1)?.at(-1)?.message ?? issue.message;
}

async function keep(tx: Store, key: SettingKey, value: string | number | boolean | null): Promise<void> {
  const { settings } = tx.t;
  await tx.db
    .insert(settings)
    .values({ key: prefix + key, value: [value] })
    .onConflictDoUpdate({ target: settings.key, set: { value: [value] } });
}
