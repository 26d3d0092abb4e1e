import type { Clock } from './clock.ts';
import type { ImageEvent } from './imageProvider.ts';

/** In milliseconds; an aborted request usually ends within a fifth of it. */
const grace = 1_000;

/**
 * The events of a request. After an abort a paid image that is already on its way still comes through, but a
 * provider that does not end is left behind: then this throws the signal's reason.
 */
export async function* eventsUntilAborted(
  events: AsyncIterable<ImageEvent>,
  signal: AbortSignal,
  clock: Clock,
): AsyncGenerator<ImageEvent, void, undefined> {
  const iterator = events[Symbol.asyncIterator]();
  let ended = false;
  try {
    for (;;) {
      const next = await nextUntilAborted(iterator, signal, clock);
      ended = next.done === true;
      if (next.done) return;
      yield next.value;
    }
  } finally {
    // Not awaited, since a generator that hangs would never answer.
    if (!ended) iterator.return?.().catch(() => undefined);
  }
}

async function nextUntilAborted(
  iterator: AsyncIterator<ImageEvent>,
  signal: AbortSignal,
  clock: Clock,
): Promise<IteratorResult<ImageEvent>> {
  const arrived = new AbortController();
  const overdue = new Promise<never>((_, reject) => {
    const startGrace = () => {
      clock.sleep(grace, arrived.signal).then(
        () => reject(signal.reason),
        () => undefined,
      );
    };
    if (signal.aborted) startGrace();
    else signal.addEventListener('abort', startGrace, { once: true, signal: arrived.signal });
  });
  try {
    return await Promise.race([iterator.next(), overdue]);
  } finally {
    arrived.abort();
  }
}
