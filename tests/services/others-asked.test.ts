/** Rows written before others could be asked: nobody of them is asked all at once. */
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { readMigrations } from '../../src/lib/server/db/migrations.ts';

it.each(['sqlite', 'postgres'] as const)('%s: only parents and carers stay asked', (dialect) => {
  const step = readMigrations(dialect).find(({ tag }) => tag === '0012_others_not_asked')!;
  const db = new Database(':memory:');
  db.exec('create table connections (role text, ask_views integer)');
  for (const role of ['parent', 'carer', 'teacher', 'guardian', 'sibling', 'other'])
    db.prepare('insert into connections values (?, 1)').run(role);
  db.prepare(`insert into connections values ('parent', 0)`).run();
  for (const statement of step.statements) db.exec(statement);
  const asked = db.prepare('select role from connections where ask_views = 1').all();
  expect(asked).toEqual([{ role: 'parent' }, { role: 'carer' }]);
  db.close();
});
