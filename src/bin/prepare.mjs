/**
 * Makes a fresh clone ready, with nothing but Node 20 or newer and npm: installs what the lockfile names,
 * puts the project's own Node in place and, with `--build`, builds when a source has changed since.
 *
 * Runs before anything is installed, so it uses only what Node itself brings.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
process.chdir(root);

/** @param {string} words */
const say = (words) => process.stdout.write(`${words}\n`);

/** @param {string} words @returns {never} */
function stop(words) {
  process.stderr.write(`\n${words}\n`);
  process.exit(1);
}

/** @param {string[]} files */
function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

/** @param {string} file @param {string} mark */
const isCurrent = (file, mark) => existsSync(file) && readFileSync(file, 'utf8') === mark;

/** @param {string} command @param {string[]} args */
function run(command, args) {
  const { status, error } = spawnSync(command, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32'
  });
  if (error) stop(`${command} could not be started: ${error.message}`);
  return status ?? 1;
}

function install() {
  const mark = fingerprint(['package-lock.json']);
  const stamp = 'node_modules/.heard-installed';
  if (isCurrent(stamp, mark)) return;
  say('Installing (once, and again when the lockfile changes) …');
  // Scripts are left out: better-sqlite3 and argon2 bring prebuilt files, and a compiler is not asked for.
  if (
    run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--progress', '--loglevel=error']) !== 0
  )
    stop(
      'The install did not finish. Look at the lines above, check that the npm registry can be reached, and try again.'
    );
  writeFileSync(stamp, mark);
}

/** Some npm versions drop the command of an optional package: put the project's Node where npm scripts look first. */
function linkNode() {
  const own = join('node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  const link = join('node_modules', '.bin', 'node');
  if (!existsSync(own)) return;
  chmodSync(own, 0o755);
  if (existsSync(link)) return;
  mkdirSync(dirname(link), { recursive: true });
  if (lstatSync(link, { throwIfNoEntry: false })) unlinkSync(link);
  symlinkSync(join('..', `node-${process.platform}-${process.arch}`, 'bin', 'node'), link);
}

/** The Node that will run Heard: the project's own, or the machine's where none is packed for it. */
function checkNode() {
  const own = join('node_modules', '.bin', 'node');
  const command = existsSync(own) ? own : process.execPath;
  const version = spawnSync(command, ['--version'], { encoding: 'utf8' }).stdout?.trim() ?? 'unknown';
  if (Number(version.slice(1).split('.')[0]) < 22)
    stop(
      `Heard needs Node 22 or newer on this kind of machine (found ${version}). On Linux it brings its own.`
    );
  return command;
}

/**
 * Types of the routes, which the editor and the checks read.
 * @param {string} node
 */
function sync(node) {
  if (existsSync('.svelte-kit/tsconfig.json')) return;
  if (run(node, ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync']) !== 0)
    stop('SvelteKit could not prepare its types.');
}

/** @param {string} folder @returns {string[]} */
const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile())
    .sort();

/** @param {string} node */
function build(node) {
  const sources = [
    ...filesIn('src'),
    ...filesIn('static'),
    'svelte.config.js',
    'vite.config.ts',
    'package-lock.json'
  ];
  const mark = fingerprint(sources);
  const stamp = 'build/.heard-built';
  if (isCurrent(stamp, mark)) return;
  say('Building …');
  if (run(node, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']) !== 0)
    stop('The build did not finish. Look at the lines above.');
  writeFileSync(stamp, mark);
}

install();
linkNode();
const node = checkNode();
sync(node);
if (process.argv.includes('--build')) build(node);
