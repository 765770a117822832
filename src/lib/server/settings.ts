/** Every setting: its name in the environment, what it means, what stands when it is not given, and its shape. */
import { z } from 'zod';

export interface Setting {
  readonly meaning: string;
  /** What stands when the setting is not given. */
  readonly byDefault?: string;
  /** What stands in demo mode when it is not given; production must be told. */
  readonly inDemo?: string;
  readonly shape: z.ZodType<unknown, string>;
}

const words = z.string().max(200, 'must be at most 200 characters');
const phone = z.string().regex(/^[+\d][\d ]{2,24}$/, 'must be a telephone number');
const yesOrNo = z.enum(['yes', 'no'], 'must be yes or no').transform((answer) => answer === 'yes');
const webAddress = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });

function wholeNumber(least: number, most: number) {
  const message = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((n) => n >= least && n <= most, message);
}

const origin = webAddress
  .transform((address) => address.replace(/\/$/, ''))
  .refine((address) => URL.canParse(address) && new URL(address).origin === address, 'must have no path');

const databaseAddress = z
  .string()
  .regex(/^(file:.+|:memory:|postgres(ql)?:\/\/.+|pglite:.*)$/, 'must start with file: or postgres://');

const instant = z
  .string()
  .transform((text) => Date.parse(text))
  .refine((at) => Number.isFinite(at), 'must be an ISO time such as 2026-11-20T09:00:00Z');

export const settings = {
  HEARD_MODE: {
    meaning: 'demo (invented people, keys made at the first start) or production (a council’s own service).',
    byDefault: 'demo',
    shape: z.enum(['demo', 'production'], 'must be demo or production')
  },
  PORT: { meaning: 'Port that the server listens on.', byDefault: '3000', shape: wholeNumber(0, 65_535) },
  ORIGIN: {
    meaning: 'Address that people see in the browser. In production https, or http behind a trusted proxy.',
    inDemo: 'http://localhost:PORT',
    shape: origin
  },
  DATABASE_URL: {
    meaning: 'file:PATH for the embedded database, or postgres://… when one machine is not enough.',
    inDemo: 'file:var/database/heard.db',
    shape: databaseAddress
  },
  HEARD_KEYS: { meaning: 'The key ring itself, as JSON. Give this or HEARD_KEYS_FILE.', shape: z.string() },
  HEARD_KEYS_FILE: {
    meaning:
      'File with the key ring, mode 600, outside the database’s folder. Back it up apart from the database.',
    inDemo: 'var/keys/keys.json',
    shape: z.string()
  },
  HEARD_TRUSTED_PROXY: {
    meaning: 'yes when a proxy that you run stands in front, ends TLS and sets ADDRESS_HEADER.',
    byDefault: 'no',
    shape: yesOrNo
  },
  ADDRESS_HEADER: {
    meaning: 'Header in which the trusted proxy gives the visitor’s address, such as x-forwarded-for.',
    shape: z.string().regex(/^[A-Za-z0-9-]+$/, 'must be the name of a header')
  },
  HEARD_RESPONDENT_MINUTES: {
    meaning: 'Minutes without a page after which a child, parent or carer is signed out.',
    byDefault: '60',
    shape: wholeNumber(5, 240)
  },
  HEARD_STAFF_MINUTES: {
    meaning: 'Minutes without a page after which a member of staff is signed out.',
    byDefault: '30',
    shape: wholeNumber(5, 720)
  },
  HEARD_STAFF_HOURS: {
    meaning: 'Hours after which a member of staff signs in again, however busy.',
    byDefault: '12',
    shape: wholeNumber(1, 24)
  },
  HEARD_SERVICE_NAME: { meaning: 'Name of the service on staff pages.', byDefault: 'Heard', shape: words },
  HEARD_COUNCIL_NAME: { meaning: 'Name of the council.', inDemo: 'Wrenbridge Council', shape: words },
  HEARD_LOOKED_AFTER_TERM: {
    meaning: 'What the council calls a looked-after child, after “a”.',
    byDefault: 'child in care',
    shape: words
  },
  HEARD_IRO_WORD: {
    meaning: 'What respondents know the independent reviewing officer as.',
    byDefault: 'IRO',
    shape: words
  },
  HEARD_OUT_OF_HOURS_NAME: {
    meaning: 'Who answers the council’s telephone at night and at weekends.',
    byDefault: 'the emergency duty team',
    shape: words
  },
  HEARD_OUT_OF_HOURS_NUMBER: {
    meaning: 'Their number, shown to a child who does not feel safe.',
    inDemo: '01632 960 999',
    shape: phone
  },
  HEARD_CHILDLINE_NUMBER: { meaning: 'Childline’s number.', byDefault: '0800 1111', shape: phone },
  HEARD_EMERGENCY_NUMBER: { meaning: 'Number to call in danger.', byDefault: '999', shape: phone },
  HEARD_EXIT_URL: {
    meaning: 'Neutral page that Exit goes to.',
    byDefault: 'https://www.bbc.co.uk/weather',
    shape: webAddress
  },
  SMTP_URL: {
    meaning: 'The mail server that e-mails go through: smtp://user:password@host:port, or smtps://.',
    shape: z.string().regex(/^smtps?:\/\/\S+$/, 'must start with smtp:// or smtps://')
  },
  MAIL_FROM: {
    meaning: 'The sender of e-mails, such as "Heard <heard@council.example>". Goes with SMTP_URL.',
    shape: z.string().regex(/@\S+/, 'must have an e-mail address in it')
  },
  NOTIFY_API_KEY: {
    meaning: 'Key of a GOV.UK Notify service, for text messages, and for e-mails when there is no SMTP_URL.',
    shape: words
  },
  NOTIFY_EMAIL_TEMPLATE: {
    meaning: 'Id of a Notify e-mail template with ((subject)) as its subject and ((text)) as its message.',
    shape: words
  },
  NOTIFY_TEXT_TEMPLATE: {
    meaning: 'Id of a Notify text message template with ((text)) as its message.',
    shape: words
  },
  NOTIFY_URL: { meaning: 'Another address of Notify, for tests.', shape: webAddress },
  HEARD_NOW: {
    meaning: 'Time at which the demo’s clock starts, for tests. Never in production.',
    shape: instant
  }
} satisfies Record<string, Setting>;

export type SettingName = keyof typeof settings;
export const settingNames = Object.keys(settings) as SettingName[];

/** The settings as the README lists them. */
export function describeSettings(): { name: SettingName; meaning: string; byDefault: string }[] {
  return settingNames.map((name) => {
    const { meaning, byDefault, inDemo }: Setting = settings[name];
    return { name, meaning, byDefault: byDefault ?? (inDemo ? `${inDemo} (demo only)` : '') };
  });
}
