/** Does one thing after the other, and at once when nothing is under way. */
export class SerialQueue {
  readonly #waiting: ((done: () => void) => void)[] = [];
  #isBusy = false;

  /** Calls `start` when its turn comes; it must call `done` once, now or later, and must not throw. */
  enqueue(start: (done: () => void) => void): void {
    this.#waiting.push(start);
    if (!this.#isBusy) this.#next();
  }

  /** Settles as the task does. */
  run(task: () => void | Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      this.enqueue((done) => {
        try {
          const pending = task();
          if (pending) {
            // First the next thing, so that whoever waits for this one finds it under way.
            pending.finally(done).then(resolve, reject);
            return;
          }
          resolve();
        } catch (error) {
          reject(error);
        }
        done();
      });
    });
  }

  #next(): void {
    const start = this.#waiting.shift();
    this.#isBusy = start !== undefined;
    start?.(() => this.#next());
  }
}
