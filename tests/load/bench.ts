/**
 * The benchmark: Heard as a council runs it beside the least a server could do, in the same run on the same machine.
 *
 *   npm run bench                   first question page and whole journey, under two minutes
 *   npm run bench -- --quick        the same in under half a minute
 *   npm run bench -- --kill 20      SIGKILL 20 times under load; everything acknowledged must be stored
 *   npm run bench -- --profile      leaves a V8 profile of Heard's process in var/bench
 *
 * Ends with 1 when what is stored is not what was acknowledged.
 */
import { parseArgs } from 'node:util';
import { fillCouncil } from './council.ts';
import { killUnderLoad } from './kill.ts';
import { compare, newLedger, type Compared } from './ledger.ts';
import { freePort, makePlace, removePlace } from './place.ts';
import { measureBoth, people, type Size } from './rounds.ts';
import { startBaseline, startHeard } from './server.ts';

const full: Size = { children: 900, rounds: 4, pages: 4000, journeys: 10_000 };
const quick: Size = { children: 100, rounds: 1, pages: 2500, journeys: 5000 };

const say = (words: string): boolean => process.stdout.write(`${words}\n`);

const { values: options } = parseArgs({
  options: { quick: { type: 'boolean' }, kill: { type: 'string' }, profile: { type: 'boolean' } }
});
const kills = Number(options.kill ?? 0);
if (!Number.isInteger(kills) || kills < 0) throw new RangeError('--kill takes a whole number');

const place = await makePlace('bench');
const problems = kills > 0 ? await killed(kills) : await measured(options.quick ? quick : full);
for (const problem of problems.slice(0, 20)) say(`NOT AS ACKNOWLEDGED: ${problem}`);
if (problems.length === 0 && !options.profile) removePlace(place);
else say(`Kept in ${place.folder}`);
process.exitCode = problems.length > 0 ? 1 : 0;

async function killed(times: number): Promise<readonly string[]> {
  say(`Killing the server ${times} times while ${people} children answer …`);
  const children = await fillCouncil(place, 40 + times * 12);
  const onKill = (kill: number) => process.stdout.write(kill === times ? `${kill}\n` : `${kill} `);
  const survived = await killUnderLoad({ place, children, kills: times, people, onKill });
  say(`${survived.kills} kills cut off ${survived.cutOff} requests.`);
  return told(survived);
}

async function measured(size: Size): Promise<readonly string[]> {
  say(`Filling a council of ${size.children} children …`);
  const children = await fillCouncil(place, size.children);
  const flags = options.profile ? ['--cpu-prof', `--cpu-prof-dir=${place.folder}`] : [];
  const heard = await startHeard(place, flags);
  const bare = await startBaseline(place, await freePort());
  const ledger = newLedger();
  try {
    say(`Measuring with ${people} people at the same time, in ${size.rounds} rounds …\n`);
    say(await measureBoth({ heard, bare }, children, size, ledger));
  } finally {
    await Promise.all([heard.stop(), bare.stop()]);
  }
  const compared = await compare(place, ledger);
  const { acknowledgedSent, storedSent } = compared;
  const found = told(compared);
  if (acknowledgedSent === storedSent) return found;
  return [...found, `${acknowledgedSent} submissions were acknowledged and ${storedSent} are stored`];
}

function told({ answers, acknowledgedSent, storedSent, problems: found }: Compared): readonly string[] {
  say(
    `\n${acknowledgedSent} submissions acknowledged, ${storedSent} stored; ${answers} saved answers compared.`
  );
  if (found.length === 0) say('Everything acknowledged is there; the database’s integrity check is ok.');
  return found;
}
