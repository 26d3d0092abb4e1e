import type { ReceivedRequest } from './receivedRequest.ts';

interface Waiter {
  readonly matches: (request: ReceivedRequest) => boolean;
  readonly resolve: (request: ReceivedRequest) => void;
  readonly reject: (error: Error) => void;
}

export class RequestLog {
  readonly requests: ReceivedRequest[] = [];
  readonly #waiters = new Set<Waiter>();

  add(request: ReceivedRequest): void {
    this.requests.push(request);
    this.changed();
  }

  /** To be called whenever a request in the log has changed. */
  changed(): void {
    for (const waiter of this.#waiters) {
      const found = this.requests.find(waiter.matches);
      if (found) {
        this.#waiters.delete(waiter);
        waiter.resolve(found);
      }
    }
  }

  /** Resolves with the first request, past or to come, that matches at any moment of its life. */
  waitFor(matches: (request: ReceivedRequest) => boolean): Promise<ReceivedRequest> {
    return new Promise((resolve, reject) => {
      this.#waiters.add({ matches, resolve, reject });
      this.changed();
    });
  }

  close(): void {
    for (const waiter of this.#waiters) {
      waiter.reject(new Error('The images server closed before such a request came.'));
    }
    this.#waiters.clear();
  }
}
