/** Work that must not overlap, one piece after another in the order it was asked for. */
export class Lane {
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  /** True when nothing runs and nothing waits. */
  get isFree(): boolean {
    return this.#waiting === 0;
  }

  /** Runs `work` when everything asked for earlier has ended, whether it ended well or not. */
  run<T>(work: () => Promise<T>): Promise<T> {
    this.#waiting += 1;
    const mine = this.#last.then(work).finally(() => {
      this.#waiting -= 1;
    });
    this.#last = mine.catch(() => undefined);
    return mine;
  }
}
