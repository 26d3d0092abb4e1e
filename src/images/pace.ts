import type { Clock } from './clock.ts';
import type { RateLimits } from './imageProvider.ts';
import { Slots } from './slots.ts';

const minute = 60_000;

/** What the server said it still allows, and how fast that grows back. */
interface Allowance {
  readonly level: number;
  readonly limit: number;
  /** Per millisecond. */
  readonly growth: number;
  readonly at: number;
}

/**
 * Decides when the next request may go: `imagesPerMinute` when it is above 0, else what the server's answers
 * allow, and never before the end of a `retry-after`. Turns are given in the order they were asked for.
 */
export class Pace {
  readonly #clock: Clock;
  readonly #imagesPerMinute: () => number;
  readonly #line = new Slots(1);
  #sent: { readonly at: number; readonly images: number }[] = [];
  #allowance: Allowance | undefined;
  #blockedUntil = 0;

  constructor(clock: Clock, imagesPerMinute: () => number) {
    this.#clock = clock;
    this.#imagesPerMinute = imagesPerMinute;
  }

  /**
   * Resolves when a request for so many images may be sent, and counts it as sent.
   * @param onWait is told, in milliseconds since 1970, until when; perhaps more than once.
   */
  async turn(images: number, signal: AbortSignal, onWait: (until: number) => void): Promise<void> {
    const leave = await this.#line.take(signal);
    try {
      for (;;) {
        signal.throwIfAborted();
        const now = this.#clock.now();
        const ready = this.#readyAt(images, now);
        if (ready <= now) return this.#count(images, now);
        onWait(ready);
        await this.#clock.sleep(ready - now, signal);
      }
    } finally {
      leave();
    }
  }

  learn({ limitRequests, remainingRequests, resetRequestsMs = minute }: RateLimits): void {
    if (remainingRequests === undefined) return;
    const limit = Math.max(limitRequests ?? 0, remainingRequests, 1);
    // Where the server does not say what is missing, one request is.
    const growth = Math.max(limit - remainingRequests, 1) / resetRequestsMs;
    const known = resetRequestsMs > 0;
    this.#allowance = known ? { level: remainingRequests, limit, growth, at: this.#clock.now() } : undefined;
  }

  /** The server asked for a break. */
  backOff(ms: number): void {
    this.#blockedUntil = Math.max(this.#blockedUntil, this.#clock.now() + ms);
  }

  #readyAt(images: number, now: number): number {
    const perMinute = this.#imagesPerMinute();
    const ready = perMinute > 0 ? this.#windowOpensAt(images, perMinute, now) : this.#allowedAt(images, now);
    return Math.max(this.#blockedUntil, ready);
  }

  /** When the images of the last minute leave room. A request for more than a minute's worth needs it empty. */
  #windowOpensAt(images: number, perMinute: number, now: number): number {
    let room = perMinute - this.#sent.reduce((sum, entry) => sum + entry.images, 0);
    let opensAt = now;
    for (const entry of this.#sent) {
      if (room >= Math.min(images, perMinute)) break;
      room += entry.images;
      opensAt = entry.at + minute;
    }
    return opensAt;
  }

  #allowedAt(images: number, now: number): number {
    if (!this.#allowance) return now;
    const level = levelAt(this.#allowance, now);
    const { limit, growth, at } = this.#allowance;
    // Full again: forgotten, so that it does not hold for whatever server comes next.
    if (level >= limit && now > at) this.#allowance = undefined;
    return now + Math.max(0, Math.ceil((Math.min(images, limit) - level) / growth));
  }

  #count(images: number, now: number): void {
    this.#sent = [...this.#sent.filter(({ at }) => at + minute > now), { at: now, images }];
    if (this.#allowance) {
      this.#allowance = { ...this.#allowance, level: levelAt(this.#allowance, now) - images, at: now };
    }
  }
}

function levelAt({ level, limit, growth, at }: Allowance, now: number): number {
  return Math.min(limit, level + (now - at) * growth);
}
