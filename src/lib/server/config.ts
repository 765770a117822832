/**
 * The settings of this installation, read once at start. Nothing else reads the environment.
 * Demo is what a plain `npm start` means; only HEARD_MODE=production makes a council's service, and it refuses
 * to guess.
 */
import { dirname, relative, resolve } from 'node:path';
import type { z } from 'zod';
import type { KeySource } from './crypto/key-file.ts';
import type { NotifySettings } from './mail/notify.ts';
import { type Setting, type SettingName, settingNames, settings } from './settings.ts';

export { describeSettings } from './settings.ts';

export interface Config {
  readonly mode: 'demo' | 'production';
  readonly port: number;
  /** Scheme, host and port that people see, without a slash at the end. */
  readonly origin: string;
  /** Cookies are sent over TLS only. */
  readonly secureCookies: boolean;
  readonly databaseUrl: string;
  readonly keys: KeySource;
  readonly trustedProxy: boolean;
  readonly addressHeader: string | null;
  /** Milliseconds. */
  readonly sessions: {
    readonly respondentIdle: number;
    readonly staffIdle: number;
    readonly staffLongest: number;
  };
  /** Where the clock starts, in milliseconds since 1970; null for the real time. */
  readonly startsAt: number | null;
  /** Who carries messages. Null for what this installation has not. */
  readonly mail: {
    readonly smtp: { readonly url: string; readonly from: string } | null;
    readonly notify: NotifySettings | null;
  };
  readonly words: ServiceWords;
}

/** What this council calls itself and its people, and the numbers a child is given. */
export interface ServiceWords {
  readonly service: string;
  readonly council: string;
  /** What a looked-after child is called here, after “a”. */
  readonly lookedAfterTerm: string;
  readonly iro: string;
  readonly outOfHoursName: string;
  readonly outOfHoursNumber: string;
  readonly childlineNumber: string;
  readonly emergencyNumber: string;
  readonly exitUrl: string;
}

/** The settings cannot be used. `problems` holds every one of them, so that they are put right in one go. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `Heard cannot start with these settings:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`
    );
    this.problems = problems;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;
/** These may be missing; the rest stand, by their default or because production was refused without them. */
type Optional =
  | 'ORIGIN'
  | 'HEARD_KEYS'
  | 'HEARD_KEYS_FILE'
  | 'ADDRESS_HEADER'
  | 'SMTP_URL'
  | 'MAIL_FROM'
  | 'NOTIFY_API_KEY'
  | 'NOTIFY_EMAIL_TEMPLATE'
  | 'NOTIFY_TEXT_TEMPLATE'
  | 'NOTIFY_URL'
  | 'HEARD_NOW';
type Complete = Required<Omit<Values, Optional>> & Pick<Values, Optional>;
type Values = { [N in SettingName]?: z.output<(typeof settings)[N]['shape']> };

/**
 * Reads and checks every setting.
 * @throws {ConfigError} with the whole list of what is wrong or missing
 */
export function readConfig(env: Environment): Config {
  const { values, problems } = readValues(env);
  if (values.HEARD_MODE === 'production') {
    problems.push(...missing(values, problems), ...unsafe(values), ...unknown(env));
  }
  if (values.ADDRESS_HEADER && !values.HEARD_TRUSTED_PROXY) {
    problems.push(
      'ADDRESS_HEADER needs HEARD_TRUSTED_PROXY=yes: without a proxy, anybody can send that header'
    );
  }
  if ((values.SMTP_URL === undefined) !== (values.MAIL_FROM === undefined))
    problems.push('SMTP_URL and MAIL_FROM go together: give both or neither');
  if (problems.length > 0) throw new ConfigError(problems);
  return shaped(values as Complete);
}

function readValues(env: Environment): { values: Values; problems: string[] } {
  const values: Values = {};
  const problems: string[] = [];
  for (const name of settingNames) {
    const text = env[name]?.trim() || standsFor(name, env);
    if (text === undefined) continue;
    const read = settings[name].shape.safeParse(text);
    if (read.success) Object.assign(values, { [name]: read.data });
    else problems.push(`${name} ${read.error.issues[0]?.message ?? 'cannot be read'}`);
  }
  return { values, problems };
}

function standsFor(name: SettingName, env: Environment): string | undefined {
  const { byDefault, inDemo }: Setting = settings[name];
  // The demo's address is worked out from its port, once that is read.
  if (byDefault || name === 'ORIGIN') return byDefault;
  return env['HEARD_MODE'] === 'production' ? undefined : inDemo;
}

/** What production must be told. A setting that was given but cannot be read is already in `told`. */
function missing(values: Values, told: readonly string[]): string[] {
  const required = settingNames.filter((name) => 'inDemo' in settings[name] && name !== 'HEARD_KEYS_FILE');
  const lacking = required
    .filter((name) => values[name] === undefined && !told.some((problem) => problem.startsWith(`${name} `)))
    .map((name) => `${name} is missing. ${settings[name].meaning}`);
  if (values.HEARD_KEYS || values.HEARD_KEYS_FILE) return lacking;
  return [
    ...lacking,
    'HEARD_KEYS or HEARD_KEYS_FILE is missing: what children write is never stored unsealed'
  ];
}

function unsafe(values: Values): string[] {
  const problems: string[] = [];
  if (values.ORIGIN?.startsWith('http:') && !values.HEARD_TRUSTED_PROXY) {
    problems.push('ORIGIN is plain http: use https, or HEARD_TRUSTED_PROXY=yes behind a proxy that ends TLS');
  }
  if (values.HEARD_NOW !== undefined)
    problems.push('HEARD_NOW sets a false clock: it is for the demo and tests');
  const database = values.DATABASE_URL ?? '';
  if (/^(:memory:|pglite:)/.test(database)) problems.push('DATABASE_URL must be file: or postgres://');
  if (values.HEARD_KEYS_FILE && liesBesideDatabase(values.HEARD_KEYS_FILE, database)) {
    problems.push(
      'HEARD_KEYS_FILE lies in the database’s folder: a copy of the folder would hold words and keys'
    );
  }
  return problems;
}

function liesBesideDatabase(keys: string, database: string): boolean {
  if (!database.startsWith('file:')) return false;
  const folder = dirname(resolve(database.slice('file:'.length)));
  return !relative(folder, resolve(keys)).startsWith('..');
}

/** A misspelt name would otherwise be passed over in silence. */
function unknown(env: Environment): string[] {
  return Object.keys(env)
    .filter((name) => name.startsWith('HEARD_') && !(name in settings))
    .map((name) => `${name} is not a setting of Heard`);
}

function shaped(values: Complete): Config {
  const minute = 60_000;
  const origin = values.ORIGIN ?? `http://localhost:${values.PORT}`;
  return {
    mode: values.HEARD_MODE,
    port: values.PORT,
    origin,
    secureCookies: origin.startsWith('https:'),
    databaseUrl: values.DATABASE_URL,
    keys: keySource(values),
    trustedProxy: values.HEARD_TRUSTED_PROXY,
    addressHeader: values.ADDRESS_HEADER ?? null,
    sessions: {
      respondentIdle: values.HEARD_RESPONDENT_MINUTES * minute,
      staffIdle: values.HEARD_STAFF_MINUTES * minute,
      staffLongest: values.HEARD_STAFF_HOURS * 60 * minute
    },
    startsAt: values.HEARD_NOW ?? null,
    mail: mailOf(values),
    words: {
      service: values.HEARD_SERVICE_NAME,
      council: values.HEARD_COUNCIL_NAME,
      lookedAfterTerm: values.HEARD_LOOKED_AFTER_TERM,
      iro: values.HEARD_IRO_WORD,
      outOfHoursName: values.HEARD_OUT_OF_HOURS_NAME,
      outOfHoursNumber: values.HEARD_OUT_OF_HOURS_NUMBER,
      childlineNumber: values.HEARD_CHILDLINE_NUMBER,
      emergencyNumber: values.HEARD_EMERGENCY_NUMBER,
      exitUrl: values.HEARD_EXIT_URL
    }
  };
}

function mailOf(values: Complete): Config['mail'] {
  const { SMTP_URL: url, MAIL_FROM: from, NOTIFY_API_KEY: apiKey } = values;
  return {
    smtp: url !== undefined && from !== undefined ? { url, from } : null,
    notify:
      apiKey === undefined
        ? null
        : {
            apiKey,
            emailTemplate: values.NOTIFY_EMAIL_TEMPLATE ?? null,
            textTemplate: values.NOTIFY_TEXT_TEMPLATE ?? null,
            url: values.NOTIFY_URL ?? null
          }
  };
}

function keySource(values: Values): KeySource {
  if (values.HEARD_KEYS) return { kind: 'text', text: values.HEARD_KEYS };
  const createIfMissing = values.HEARD_MODE === 'demo';
  return { kind: 'file', path: values.HEARD_KEYS_FILE ?? '', createIfMissing };
}
