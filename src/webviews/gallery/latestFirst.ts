interface Work {
  readonly run: () => Promise<void>;
  readonly dropped: () => void;
}

/** Does what was asked for last first, a few at once; of too much that waits, the oldest is dropped. */
export class LatestFirst {
  readonly #atOnce: number;
  readonly #mostWaiting: number;
  readonly #waiting: Work[] = [];
  #running = 0;

  constructor(atOnce: number, mostWaiting: number) {
    this.#atOnce = atOnce;
    this.#mostWaiting = mostWaiting;
  }

  /** @param run must not reject. @param dropped called in its place. */
  add(run: () => Promise<void>, dropped: () => void): void {
    this.#waiting.push({ run, dropped });
    if (this.#waiting.length > this.#mostWaiting) this.#waiting.shift()?.dropped();
    if (this.#running < this.#atOnce) void this.#work();
  }

  async #work(): Promise<void> {
    this.#running += 1;
    for (let next = this.#waiting.pop(); next; next = this.#waiting.pop()) await next.run();
    this.#running -= 1;
  }
}
