/** The rounds of the benchmark: Heard and the bare server in turn, so that a busy machine slows both alike. */
import type { Invited } from './council.ts';
import { journeysRow, measuring, nothingMeasured, requestsRow, table, type Measured } from './figures.ts';
import { bareJourney, begin, enter, wholeJourney } from './journey.ts';
import type { Ledger } from './ledger.ts';
import type { Server } from './server.ts';
import { Visitor, type Traffic } from './visitor.ts';

/** People at the same time: enough to keep one processor busy, few enough for a machine of two. */
export const people = 4;

export interface Size {
  readonly children: number;
  readonly rounds: number;
  /** Milliseconds of one round. */
  readonly pages: number;
  readonly journeys: number;
}

export interface Both {
  readonly heard: Server;
  readonly bare: Server;
}

/** Measures both and gives three tables. What Heard acknowledged stands in `ledger` afterwards. */
export async function measureBoth(
  { heard, bare }: Both,
  children: readonly Invited[],
  size: Size,
  ledger: Ledger
): Promise<string> {
  const waiting = [...children];
  const readers = await each(() => atFirstQuestion(heard.origin, next(waiting)));
  const bareReaders = await each(() => atBareQuestion(bare.origin));
  const heardJourney = journeysOn(heard.origin, async (visitor) => {
    const child = waiting.shift();
    if (child) await wholeJourney(visitor, child, ledger);
    return child !== undefined;
  });
  await atOnce(2000, heardJourney());
  const questions = Math.round(ledger.saves / ledger.sent.size);
  const bareOne = journeysOn(bare.origin, async (visitor) => {
    await bareJourney(visitor, 0, questions);
    return true;
  });
  await atOnce(1000, bareOne());

  const page = { heard: nothingMeasured(), bare: nothingMeasured() };
  const journey = { heard: nothingMeasured(), bare: nothingMeasured() };
  for (let round = 0; round < size.rounds; round += 1) {
    await measuring(page.heard, heard, (traffic) => atOnce(size.pages, reading(readers, traffic)));
    await measuring(page.bare, bare, (traffic) => atOnce(size.pages / 2, reading(bareReaders, traffic)));
    await measuring(journey.heard, heard, (traffic) => atOnce(size.journeys, heardJourney(traffic)));
    await measuring(journey.bare, bare, (traffic) => atOnce(size.journeys / 3, bareOne(traffic)));
  }
  for (const { visitor } of [...readers, ...bareReaders]) visitor.leave();
  return tables(page, journey, questions);
}

type Pair = Readonly<Record<keyof Both, Measured>>;

function tables(page: Pair, journey: Pair, questions: number): string {
  return [
    table('First question, a request', requestsRow(page.heard), requestsRow(page.bare)),
    table(`Journey of ${questions} pages, a request`, requestsRow(journey.heard), requestsRow(journey.bare)),
    table('The same, whole journeys', journeysRow(journey.heard), journeysRow(journey.bare))
  ].join('\n\n');
}

/** One turn of the person with that number; false when there is nothing left to do. */
type Turn = (person: number) => Promise<boolean>;

/** Everybody takes turns until the time is over; whoever is in the middle of one ends it. Gives how many there were. */
async function atOnce(ms: number, turn: Turn): Promise<number> {
  const until = performance.now() + ms;
  let turns = 0;
  await each(async (person) => {
    while (performance.now() < until && (await turn(person))) turns += 1;
  });
  return turns;
}

function each<T>(one: (person: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: people }, (_, person) => one(person)));
}

/** Each journey on a connection of its own, as each child has. */
function journeysOn(origin: string, go: (visitor: Visitor) => Promise<boolean>): (traffic?: Traffic) => Turn {
  return (traffic) => async () => {
    const visitor = new Visitor(origin, traffic);
    try {
      return await go(visitor);
    } finally {
      visitor.leave();
    }
  };
}

interface Reader {
  readonly visitor: Visitor;
  readonly at: string;
}

function reading(readers: readonly Reader[], traffic: Traffic): Turn {
  for (const { visitor } of readers) visitor.traffic = traffic;
  return async (person) => {
    const { visitor, at } = readers[person] ?? next([]);
    const { status, html } = await visitor.get(at);
    if (status !== 200 || !html.includes('<textarea')) throw new Error(`${at} is not a question (${status})`);
    return true;
  };
}

async function atFirstQuestion(origin: string, child: Invited): Promise<Reader> {
  const visitor = new Visitor(origin);
  await enter(visitor, child);
  return { visitor, at: await begin(visitor) };
}

async function atBareQuestion(origin: string): Promise<Reader> {
  const visitor = new Visitor(origin);
  return { visitor, at: (await visitor.post('/begin', [])).location };
}

function next<T>(waiting: T[]): T {
  const one = waiting.shift();
  if (one === undefined) throw new RangeError('There are too few');
  return one;
}
