/**
 * Loads children and reviews from CSV files into the register.
 *
 *   npm run import -- FILES               loads when every row is good, else nothing
 *   npm run import -- FILES --keep-good   loads the good rows and names the others
 *   npm run import -- FILES --dry-run     says what would change and loads nothing
 *
 * Ends with 0 when it did what was asked, 1 when bad rows kept it from loading (or, with --dry-run, would),
 * 2 when it was not told which files or cannot open one. Heard may be running.
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { clockFor } from '../lib/server/clock.ts';
import { readConfig } from '../lib/server/config.ts';
import { openConfiguredStore } from '../lib/server/open.ts';
import { seedBankHolidays } from '../lib/server/services/bank-holidays.ts';
import { countLines, planHeadline, problemLine } from '../lib/server/services/register-words.ts';
import { applyLoad, planLoad, type Progress, type SourceFile } from '../lib/server/services/register.ts';

const usage = 'Usage: npm run import -- FILES [--keep-good] [--dry-run]';

function stop(words: string): never {
  console.error(words);
  process.exit(2);
}

function readArguments() {
  try {
    const options = { 'keep-good': { type: 'boolean' }, 'dry-run': { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    if (positionals.length === 0) stop(`Name at least one file.\n${usage}`);
    return { paths: positionals, keepGood: values['keep-good'] ?? false, dryRun: values['dry-run'] ?? false };
  } catch (error) {
    return stop(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

function readSource(path: string): SourceFile {
  if (!existsSync(path)) stop(`There is no file ${path}`);
  return { name: basename(path), bytes: readFileSync(path) };
}

/** One line that fills up on a screen; a line at each tenth where output is kept. */
function progressPrinter(): (progress: Progress) => void {
  let last = -1;
  return ({ done, total }) => {
    const tenth = total === 0 ? 10 : Math.floor((done * 10) / total);
    if (tenth === last) return;
    last = tenth;
    const words = `Loading: ${done} of ${total} rows`;
    if (process.stdout.isTTY) process.stdout.write(`\r${words}${tenth === 10 ? '\n' : ''}`);
    else console.log(words);
  };
}

async function run(): Promise<number> {
  const { paths, keepGood, dryRun } = readArguments();
  const sources = paths.map(readSource);
  const config = readConfig(process.env);
  if (config.databaseUrl.startsWith('file:'))
    mkdirSync(dirname(config.databaseUrl.slice('file:'.length)), { recursive: true });
  const store = await openConfiguredStore(config);
  try {
    await seedBankHolidays(store);
    console.log(`Reading ${sources.map((source) => source.name).join(', ')} …`);
    const plan = await planLoad(store, sources, clockFor(config).now());
    for (const problem of plan.problems) console.error(problemLine(problem));
    console.log(planHeadline(plan));
    if (dryRun) {
      console.log('What would change:');
      for (const line of countLines(plan.counts)) console.log(line);
      return plan.badRows > 0 ? 1 : 0;
    }
    const result = await applyLoad(store, plan, { keepGood }, progressPrinter());
    if (!result.applied) {
      console.error('Nothing was loaded. Put the rows right, or load the good ones with --keep-good.');
      return 1;
    }
    for (const line of countLines(result.counts)) console.log(line);
    return 0;
  } finally {
    await store.close();
  }
}

process.exitCode = await run();
