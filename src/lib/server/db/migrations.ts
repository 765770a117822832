/**
 * Brings a database up to the tables of this version. The SQL stands in `drizzle/sqlite` and `drizzle/postgres`,
 * generated and never edited; it is read from disk, from the folder the service is started in.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface Migration {
  readonly tag: string;
  readonly hash: string;
  readonly statements: readonly string[];
}

/** The little that migrating needs of a connection that already holds the migration lock. */
export interface MigrationConnection {
  execute(statement: string): Promise<void> | void;
  applied(): Promise<AppliedMigration[]> | AppliedMigration[];
  record(migration: AppliedMigration): Promise<void> | void;
}

interface AppliedMigration {
  readonly tag: string;
  readonly hash: string;
}

/** The database and this version of the service do not belong together. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

export const createMigrationsTable =
  'create table if not exists migrations (tag text primary key, hash text not null)';

/** Every migration of one dialect, in order. */
export function readMigrations(dialect: 'sqlite' | 'postgres', root = process.cwd()): Migration[] {
  const folder = resolve(root, 'drizzle', dialect);
  const journal = JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')) as Journal;
  return journal.entries.map(({ tag }) => {
    const text = readFileSync(join(folder, `${tag}.sql`), 'utf8');
    const hash = createHash('sha256').update(text).digest('hex');
    return { tag, hash, statements: text.split('--> statement-breakpoint') };
  });
}

/**
 * Applies what is missing, in order, inside the caller's transaction.
 * @throws {MigrationError} when the database is newer than this version, or an applied migration was altered since
 */
export async function migrate(
  connection: MigrationConnection,
  migrations: readonly Migration[]
): Promise<void> {
  await connection.execute(createMigrationsTable);
  const applied = new Map((await connection.applied()).map(({ tag, hash }) => [tag, hash]));
  refuseStrangers(applied, migrations);
  for (const { tag, hash, statements } of migrations) {
    if (applied.has(tag)) continue;
    for (const statement of statements) await connection.execute(statement);
    await connection.record({ tag, hash });
  }
}

function refuseStrangers(applied: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map(({ tag, hash }) => [tag, hash]));
  for (const [tag, hash] of applied) {
    if (!known.has(tag)) throw new MigrationError(`The database is newer than this version of Heard: ${tag}`);
    if (known.get(tag) !== hash)
      throw new MigrationError(`Migration ${tag} was altered after it was applied.`);
  }
}

interface Journal {
  readonly entries: readonly { readonly tag: string }[];
}
