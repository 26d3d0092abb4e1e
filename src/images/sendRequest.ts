import type { Clock } from './clock.ts';
import { eventsUntilAborted } from './eventsUntilAborted.ts';
import type { JobWait } from './imageJob.ts';
import type { ImageEvent, ImageProvider, ImageRequest } from './imageProvider.ts';
import { isImageProviderError } from './imageProviderError.ts';
import type { Log } from './log.ts';
import type { Pace } from './pace.ts';
import { retryDelay } from './retryDelay.ts';
import type { Slots } from './slots.ts';

/** What all requests of a window share. */
export interface SendQueue {
  readonly slots: Slots;
  readonly pace: Pace;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly log: Log;
}

/** Attempts count from 1. */
export interface SendObserver {
  waiting(attempt: number, wait: JobWait): void;
  /** Called right before the request may leave this machine. */
  sending(attempt: number): Promise<void>;
  received(event: ImageEvent, attempt: number): Promise<void>;
  /** The attempt is over, whether or not another one follows. */
  failed(error: unknown): void;
}

/**
 * Sends a request in its turn; again, after a pause, while that cannot pay twice for the same image.
 * @throws ImageProviderError, the signal's reason, or what the observer throws
 */
export async function sendRequest(
  request: ImageRequest,
  provider: ImageProvider,
  queue: SendQueue,
  observer: SendObserver,
  signal: AbortSignal,
): Promise<void> {
  const { clock, random, pace, log } = queue;
  for (let attempt = 1; ; attempt++) {
    let hasArrived = false;
    try {
      for await (const event of attemptOnce(request, provider, queue, observer, signal, attempt)) {
        hasArrived ||= event.type === 'partial' || event.type === 'image';
        if (event.type === 'limits') pace.learn(event.limits);
        await observer.received(event, attempt);
      }
      return;
    } catch (error) {
      observer.failed(error);
      const delay = hasArrived ? undefined : retryDelay(error, attempt, random());
      if (delay === undefined || !isImageProviderError(error)) throw error;
      // The sentence may be the server's own, which may repeat the prompt.
      log.warn(`Failed by ${error.reason}. Attempt ${attempt + 1} follows in ${Math.ceil(delay)} ms.`);
      if (error.reason === 'rateLimit') pace.backOff(delay);
      observer.waiting(attempt, { until: clock.now() + delay, error });
      await clock.sleep(delay, signal);
    }
  }
}

async function* attemptOnce(
  request: ImageRequest,
  provider: ImageProvider,
  { slots, pace, clock }: SendQueue,
  observer: SendObserver,
  signal: AbortSignal,
  attempt: number,
): AsyncGenerator<ImageEvent, void, undefined> {
  const release = await slots.take(signal);
  try {
    await pace.turn(request.count, signal, (until) => observer.waiting(attempt, { until }));
    await observer.sending(attempt);
    signal.throwIfAborted();
    yield* eventsUntilAborted(provider.run(request, signal), signal, clock);
  } finally {
    release();
  }
}
