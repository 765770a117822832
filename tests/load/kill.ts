/**
 * Load during which the server is killed, again and again, in the middle of whatever it does. The people come back
 * and go on where they were; in the end everything that was acknowledged to them must be stored.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Invited } from './council.ts';
import { answerAndSend, enter } from './journey.ts';
import { compare, newLedger, type Compared, type Ledger } from './ledger.ts';
import type { Place } from './place.ts';
import { startHeard, type Server } from './server.ts';
import { NoAnswer, Visitor } from './visitor.ts';

export interface Killing {
  readonly place: Place;
  readonly children: readonly Invited[];
  readonly kills: number;
  /** People at the same time. */
  readonly people: number;
  readonly onKill?: (kill: number) => void;
}

export interface Survived extends Compared {
  readonly kills: number;
  /** Requests that a kill cut off: it is not known whether they were carried out. */
  readonly cutOff: number;
}

/** Runs until the last kill is over and everybody under way has sent. */
export async function killUnderLoad(killing: Killing): Promise<Survived> {
  const { place, children, kills, people } = killing;
  const run = new Run(place, children);
  await run.start();
  try {
    const everybody = Promise.all(Array.from({ length: people }, () => run.person()));
    await Promise.race([everybody, killer(run, killing)]);
    run.isOver = true;
    await everybody;
  } finally {
    run.isOver = true;
    await run.stop();
  }
  return {
    kills: run.kills,
    cutOff: run.cutOff,
    ...(await compare(place, run.ledger)),
    ...checkOf(run, kills)
  };
}

/** Each time after some more pages were saved, however fast the machine is, and then at no moment in particular. */
async function killer(run: Run, { kills, onKill }: Killing): Promise<void> {
  for (let kill = 1; kill <= kills && !run.isOver; kill += 1) {
    const enough = run.ledger.saves + 5 + Math.floor(Math.random() * 60);
    while (run.ledger.saves < enough && !run.isOver) await wait(5);
    await wait(Math.random() * 60);
    await run.killAndRestart();
    onKill?.(kill);
  }
}

function checkOf(run: Run, kills: number): { problems?: string[] } {
  return run.kills < kills ? { problems: [`Only ${run.kills} of ${kills} kills: too few children`] } : {};
}

class Run {
  readonly ledger: Ledger = newLedger();
  isOver = false;
  kills = 0;
  cutOff = 0;
  readonly #place: Place;
  readonly #waiting: Invited[];
  #server: Promise<Server> | undefined;

  constructor(place: Place, children: readonly Invited[]) {
    this.#place = place;
    this.#waiting = [...children];
  }

  async start(): Promise<void> {
    this.#server = startHeard(this.#place);
    await this.#server;
  }

  async killAndRestart(): Promise<void> {
    await (await this.#server)?.kill();
    this.kills += 1;
    await this.start();
  }

  async stop(): Promise<void> {
    await (await this.#server)?.stop();
  }

  /** One child after another, at one tablet. */
  async person(): Promise<void> {
    for (let child = this.#next(); child; child = this.#next()) await this.#untilSent(child);
  }

  #next(): Invited | undefined {
    return this.isOver ? undefined : this.#waiting.shift();
  }

  /** After a break a child goes on in the same browser; one that was not yet let in comes with the card again. */
  async #untilSent(child: Invited): Promise<void> {
    const visitor = new Visitor(this.#place.origin);
    let isIn = false;
    for (;;) {
      try {
        if (!isIn) await enter(visitor, child);
        isIn = true;
        await answerAndSend(visitor, child, this.ledger, '/my/before');
        visitor.leave();
        return;
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error;
        this.cutOff += 1;
        await wait(20);
        await this.#server;
      }
    }
  }
}
