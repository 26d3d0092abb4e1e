/** Requests a minute, refilled evenly, and the headers that say how it stands. */
export class RateLimit {
  readonly #perMinute: number;
  readonly #now: () => number;
  #left: number;
  #at: number;

  /** @param now milliseconds, never going back. */
  constructor(perMinute: number, now: () => number) {
    this.#perMinute = perMinute;
    this.#now = now;
    this.#left = perMinute;
    this.#at = now();
  }

  /** @returns milliseconds to wait; 0: the request is within the limit and counted. */
  take(): number {
    this.#refill();
    if (this.#left < 1) {
      return Math.ceil(((1 - this.#left) * 60_000) / this.#perMinute);
    }
    this.#left -= 1;
    return 0;
  }

  get headers(): Record<string, string> {
    this.#refill();
    const resetMs = Math.ceil(((this.#perMinute - this.#left) * 60_000) / this.#perMinute);
    return {
      'x-ratelimit-limit-requests': String(this.#perMinute),
      'x-ratelimit-remaining-requests': String(Math.floor(this.#left)),
      'x-ratelimit-reset-requests': resetMs < 1000 ? `${resetMs}ms` : `${(resetMs / 1000).toFixed(3)}s`,
      'x-ratelimit-limit-tokens': '8000000',
      'x-ratelimit-remaining-tokens': '7990000',
      'x-ratelimit-reset-tokens': '75ms',
    };
  }

  #refill(): void {
    const now = this.#now();
    this.#left = Math.min(this.#perMinute, this.#left + ((now - this.#at) * this.#perMinute) / 60_000);
    this.#at = now;
  }
}
