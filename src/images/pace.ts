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
  /** When it is full again, so that nothing is known any more. */
  readonly fullAt: number;
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
    const at = this.#clock.now();
    const limit = Math.max(limitRequests ?? 0, remainingRequests, 1);
    const growth = (limit - remainingRequests) / Math.max(resetRequestsMs, 1);
    this.#allowance = { level: remainingRequests, limit, growth, at, fullAt: at + resetRequestsMs };
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
    this.#forget(now);
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
    const allowance = this.#allowance;
    if (!allowance || now >= allowance.fullAt) return now;
    const missing = Math.min(images, allowance.limit) - levelAt(allowance, now);
    if (missing <= 0) return now;
    const grown = allowance.growth > 0 ? now + Math.ceil(missing / allowance.growth) : allowance.fullAt;
    return Math.min(grown, allowance.fullAt);
  }

  #count(images: number, now: number): void {
    this.#forget(now);
    this.#sent.push({ at: now, images });
    if (this.#allowance) {
      this.#allowance = { ...this.#allowance, level: levelAt(this.#allowance, now) - images, at: now };
    }
  }

  #forget(now: number): void {
    this.#sent = this.#sent.filter(({ at }) => at + minute > now);
  }
}

function levelAt({ level, limit, growth, at }: Allowance, now: number): number {
  return Math.min(limit, level + (now - at) * growth);
}
