import { defineConfig } from 'drizzle-kit';

/** `DIALECT=sqlite` or `DIALECT=postgresql` chooses which set of migrations is generated. */
const dialect = process.env['DIALECT'] === 'postgresql' ? 'postgresql' : 'sqlite';

export default defineConfig({
  dialect,
  schema: `./drizzle/tables.${dialect === 'sqlite' ? 'sqlite' : 'postgres'}.ts`,
  out: `./drizzle/${dialect === 'sqlite' ? 'sqlite' : 'postgres'}`,
  casing: 'snake_case'
});
