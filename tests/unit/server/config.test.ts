import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigError, describeSettings, readConfig } from '../../../src/lib/server/config.ts';

const production = {
  HEARD_MODE: 'production',
  ORIGIN: 'https://heard.example.gov.uk',
  DATABASE_URL: 'file:/srv/heard/database/heard.db',
  HEARD_KEYS_FILE: '/srv/heard/keys/keys.json',
  HEARD_COUNCIL_NAME: 'Example Council',
  HEARD_OUT_OF_HOURS_NUMBER: '01632 960 111'
};

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('demo', () => {
  it('needs no setting at all', () => {
    expect(readConfig({})).toEqual({
      mode: 'demo',
      port: 3000,
      origin: 'http://localhost:3000',
      secureCookies: false,
      databaseUrl: 'file:var/database/heard.db',
      keys: { kind: 'file', path: 'var/keys/keys.json', createIfMissing: true },
      trustedProxy: false,
      addressHeader: null,
      sessions: { respondentIdle: 3_600_000, staffIdle: 1_800_000, staffLongest: 43_200_000 },
      startsAt: null,
      mail: { smtp: null, notify: null },
      words: {
        service: 'Heard',
        council: 'Wrenbridge Council',
        lookedAfterTerm: 'child in care',
        iro: 'IRO',
        outOfHoursName: 'the emergency duty team',
        outOfHoursNumber: '01632 960 999',
        childlineNumber: '0800 1111',
        emergencyNumber: '999',
        exitUrl: 'https://www.bbc.co.uk/weather'
      }
    });
  });

  it('takes its own address from the port', () => {
    expect(readConfig({ PORT: '4100' }).origin).toBe('http://localhost:4100');
  });

  it('is not left because NODE_ENV says production', () => {
    expect(readConfig({ NODE_ENV: 'production' }).mode).toBe('demo');
  });

  it('can be given another day', () => {
    expect(readConfig({ HEARD_NOW: '2026-03-01T09:00:00Z' }).startsAt).toBe(Date.UTC(2026, 2, 1, 9));
  });

  it('takes an empty setting for one that is not given', () => {
    expect(readConfig({ PORT: '', HEARD_NOW: ' ', ADDRESS_HEADER: '' })).toEqual(readConfig({}));
  });
});

describe('production', () => {
  it('starts with the settings that a council gives', () => {
    expect(readConfig(production)).toMatchObject({
      mode: 'production',
      secureCookies: true,
      keys: { kind: 'file', path: '/srv/heard/keys/keys.json', createIfMissing: false }
    });
  });

  it('takes the key ring as text', () => {
    expect(readConfig({ ...production, HEARD_KEYS_FILE: '', HEARD_KEYS: '{}' }).keys).toEqual({
      kind: 'text',
      text: '{}'
    });
  });

  it('lists everything that is missing at once', () => {
    const names = problemsOf({ HEARD_MODE: 'production' }).map((problem) => problem.split(' ')[0]);
    expect(names).toEqual([
      'ORIGIN',
      'DATABASE_URL',
      'HEARD_COUNCIL_NAME',
      'HEARD_OUT_OF_HOURS_NUMBER',
      'HEARD_KEYS'
    ]);
  });

  it.each([
    ['plain http without a proxy', { ORIGIN: 'http://heard.example' }, /ORIGIN is plain http/],
    ['an address with a path', { ORIGIN: 'https://heard.example/heard' }, /ORIGIN must have no path/],
    ['keys beside the database', { HEARD_KEYS_FILE: '/srv/heard/database/keys.json' }, /database’s folder/],
    ['keys below the database', { HEARD_KEYS_FILE: '/srv/heard/database/k/keys.json' }, /database’s folder/],
    ['a false clock', { HEARD_NOW: '2026-03-01' }, /HEARD_NOW/],
    ['a database that is forgotten', { DATABASE_URL: ':memory:' }, /DATABASE_URL/],
    ['a database for development', { DATABASE_URL: 'pglite:' }, /DATABASE_URL/],
    ['a misspelt setting', { HEARD_KEY_FILE: 'x' }, /HEARD_KEY_FILE is not a setting/],
    ['a header anybody can send', { ADDRESS_HEADER: 'x-forwarded-for' }, /ADDRESS_HEADER needs/]
  ])('refuses %s', (_, change, problem) => {
    expect(problemsOf({ ...production, ...change })).toEqual([expect.stringMatching(problem)]);
  });

  it('lets a proxy end TLS', () => {
    const env = {
      ...production,
      ORIGIN: 'http://10.0.0.5',
      HEARD_TRUSTED_PROXY: 'yes',
      ADDRESS_HEADER: 'x-real-ip'
    };
    expect(readConfig(env)).toMatchObject({ trustedProxy: true, addressHeader: 'x-real-ip' });
  });
});

describe('every setting', () => {
  it.each([
    ['HEARD_MODE', 'live'],
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['ORIGIN', 'heard.example'],
    ['DATABASE_URL', 'mysql://x'],
    ['HEARD_TRUSTED_PROXY', 'true'],
    ['HEARD_STAFF_MINUTES', '0'],
    ['HEARD_OUT_OF_HOURS_NUMBER', 'call us'],
    ['HEARD_EXIT_URL', 'javascript:alert(1)'],
    ['HEARD_NOW', 'tomorrow']
  ])('is checked: %s=%s', (name, text) => {
    expect(problemsOf({ [name]: text })).toEqual([expect.stringMatching(`^${name} must`)]);
  });

  it('never repeats a secret in a problem', () => {
    expect(problemsOf({ DATABASE_URL: 'mysql://heard:s3cret@db' }).join()).not.toContain('s3cret');
  });

  it('is described', () => {
    for (const { name, meaning } of describeSettings()) expect(meaning, name).toMatch(/^.{10,}\.$/);
  });

  it.skipIf(!existsSync('README.md'))('stands in the README', () => {
    const readme = readFileSync('README.md', 'utf8');
    for (const { name } of describeSettings()) expect(readme, name).toContain(`\`${name}\``);
  });
});
