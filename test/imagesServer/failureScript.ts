import type { Endpoint } from './endpoint.ts';
import type { Failure } from './failure.ts';

const imageEndpoints: readonly Endpoint[] = ['generations', 'edits', 'variations'];

/** The failures still to come: those with a number of times in their order, and when none is left, the lasting ones. */
export class FailureScript {
  #pending: { failure: Failure; left: number }[] = [];
  #clearing = new AbortController();

  constructor(failures: readonly Failure[] = []) {
    this.add(...failures);
  }

  get pending(): readonly Failure[] {
    return this.#pending.map(({ failure, left }) => ({
      ...failure,
      times: left === Number.POSITIVE_INFINITY ? 'always' : left,
    }));
  }

  add(...failures: readonly Failure[]): void {
    for (const failure of failures) {
      const { times = 1 } = failure;
      this.#pending.push({ failure, left: times === 'always' ? Number.POSITIVE_INFINITY : times });
    }
  }

  /** Also ends the waits of slow answers that are under way. */
  clear(): void {
    this.#pending = [];
    this.#clearing.abort();
    this.#clearing = new AbortController();
  }

  /** Aborts at the next {@link clear}. */
  get cleared(): AbortSignal {
    return this.#clearing.signal;
  }

  /** The failure for a request that has just come. */
  take(endpoint: Endpoint): Failure | undefined {
    const meant = this.#pending.filter(({ failure }) => (failure.on ?? imageEndpoints).includes(endpoint));
    const next = meant.find(({ left }) => left !== Number.POSITIVE_INFINITY) ?? meant[0];
    if (!next) {
      return undefined;
    }
    next.left -= 1;
    this.#pending = this.#pending.filter(({ left }) => left > 0);
    return next.failure.kind === 'none' ? undefined : next.failure;
  }
}
