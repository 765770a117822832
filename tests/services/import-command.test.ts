import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'heard-import-'));
  writeFileSync(join(folder, 'header.csv'), 'CHILD,SEX,DOB,ETHNIC,UPN\n101,1,04/09/2016,,\n');
  writeFileSync(
    join(folder, 'reviews.csv'),
    'CHILD,DOB,REVIEW,REVIEW_CODE\n101,04/09/2016,14/05/2026,PN1\n101,04/09/2016,31/02/2026,PN1\n'
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: string[]) {
  const env = {
    PATH: process.env['PATH'],
    DATABASE_URL: `file:${join(folder, 'var', 'heard.sqlite')}`,
    HEARD_KEYS_FILE: join(folder, 'keys.json'),
    HEARD_NOW: '2026-11-20T09:00:00Z'
  };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/bin/import.ts', ...args], {
    env,
    encoding: 'utf8'
  });
  return { status, stdout, stderr };
}

it('loads, refuses, keeps the good rows, and says so by its exit code', () => {
  const files = [join(folder, 'header.csv'), join(folder, 'reviews.csv')];
  const dry = run(...files, '--dry-run');
  expect(dry.stderr).toContain('reviews.csv, line 3, REVIEW: “31/02/2026” is not a real date.');
  expect(dry.stdout).toContain('1 review held: 1 added, 0 changed, 0 the same');
  expect(dry.status).toBe(1);
  expect(run(...files)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('Nothing was loaded') as string
  });
  expect(run(...files, '--keep-good')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('1 child: 1 added') as string
  });
  expect(run(...files, '--keep-good').stdout).toContain('1 child: 0 added, 0 changed, 1 the same');
});

it.each([
  [[], 'Name at least one file'],
  [['--wrong', 'a.csv'], '--wrong'],
  [['nowhere.csv'], 'There is no file nowhere.csv']
])('explains %j', (args, words) => {
  expect(run(...args)).toMatchObject({ status: 2, stderr: expect.stringContaining(words) as string });
});
