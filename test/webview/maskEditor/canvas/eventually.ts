import { expect } from 'vitest';

/** Asks until the answer is as expected. Generous: what is drawn when the page rests waits long on a busy machine. */
export function eventually<T>(ask: () => T): ReturnType<typeof expect.poll<T>> {
  return expect.poll(ask, { timeout: 10_000 });
}
