/**
 * Everything `npm test` means, in one place: form, types, layers, dead code, unit and service tests, the build,
 * and the stories in a real browser. Ends with one line that counts what passed and what failed.
 *
 *   npm test              all of it
 *   npm test -- unit      only the steps named
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { findChromium } from './support/chromium.ts';

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** A JSON report to count tests from; a step without one counts as one check. */
  readonly report?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Count {
  passed: number;
  failed: number;
}

const reports = 'test-results';
const bin = (tool: string) => `node_modules/.bin/${tool}`;

const checks: Step[] = [
  { name: 'format', command: [bin('prettier'), '--check', '--log-level', 'warn', '.'] },
  { name: 'lint', command: [bin('eslint'), '-c', 'tests/rules/eslint.config.js', '.'] },
  {
    name: 'layers',
    command: [bin('depcruise'), '--config', 'tests/rules/dependencies.cjs', 'src', 'drizzle']
  },
  { name: 'dead-code', command: [bin('knip'), '--no-progress'] }
];

const units: Step[] = [
  {
    name: 'types',
    command: [
      bin('svelte-check'),
      ...[
        '--threshold',
        'warning',
        '--fail-on-warnings',
        '--compiler-warnings',
        'a11y_no_redundant_roles:ignore'
      ]
    ]
  },
  {
    name: 'unit',
    command: [
      bin('vitest'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile=${reports}/unit.json`
    ],
    report: `${reports}/unit.json`
  }
];

const browser: Step[] = [
  { name: 'build', command: ['node', 'src/bin/prepare.mjs', '--build'] },
  {
    name: 'stories',
    command: [bin('playwright'), 'test', '-c', 'tests/e2e/playwright.config.ts'],
    report: `${reports}/stories.json`
  }
];

/** The same services and the same main story on PostgreSQL, where there is a server to try them on. */
const postgres: Step[] = process.env['PG_URL']
  ? [
      {
        name: 'services-postgres',
        command: [
          bin('vitest'),
          'run',
          'tests/services',
          '--reporter=dot',
          '--reporter=json',
          `--outputFile=${reports}/services.json`
        ],
        report: `${reports}/services.json`,
        env: { TEST_STORE: 'postgres', NO_COLOR: '1' }
      },
      {
        name: 'story-postgres',
        command: [bin('playwright'), 'test', '-c', 'tests/e2e/playwright.config.ts', 'main-job'],
        report: `${reports}/story-postgres.json`,
        env: { STORIES_ON: 'postgres', STORIES_REPORT: 'story-postgres' }
      }
    ]
  : [];

function run(step: Step): Promise<number> {
  const [command = '', ...args] = step.command;
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const child = spawn(command, args, {
      env: { ...process.env, ...step.env },
      stdio: ['ignore', 'pipe', 'pipe']
    });
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => chunks.push(Buffer.from(`${error.message}\n`)));
    child.on('close', (code) => {
      // Held back until the step ends, so that two lanes do not speak at once.
      process.stdout.write(`\n── ${step.name} ${code === 0 ? 'ok' : 'FAILED'}\n`);
      process.stdout.write(Buffer.concat(chunks));
      resolve(code ?? 1);
    });
  });
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
}
interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number };
}

/** Counts one step. A step that failed never counts as nothing failed. */
function count(step: Step, code: number): Count {
  if (!step.report) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  try {
    const report = JSON.parse(readFileSync(step.report, 'utf8')) as VitestReport | PlaywrightReport;
    const { passed, failed } =
      'stats' in report
        ? { passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky }
        : { passed: report.numPassedTests, failed: report.numFailedTests };
    return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

async function lane(steps: readonly Step[]): Promise<Count> {
  const total: Count = { passed: 0, failed: 0 };
  for (const step of steps) {
    const result = count(step, await run(step));
    total.passed += result.passed;
    total.failed += result.failed;
  }
  return total;
}

async function main(): Promise<void> {
  const only = process.argv.slice(2);
  const chosen = (steps: readonly Step[]) =>
    steps.filter((step) => only.length === 0 || only.includes(step.name));
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  if (chosen([...browser, ...postgres]).some((step) => /stor(y|ies)/.test(step.name)))
    process.env['CHROMIUM'] = findChromium();
  const lanes = [
    ...(await Promise.all([lane(chosen(checks)), lane(chosen(units))])),
    await lane(chosen([...browser, ...postgres]))
  ];
  const passed = lanes.reduce((sum, each) => sum + each.passed, 0);
  const failed = lanes.reduce((sum, each) => sum + each.failed, 0);
  process.stdout.write(`\n${String(passed)} passed, ${String(failed)} failed\n`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}

await main();
