import { setTimeout as delay } from 'node:timers/promises';

const pollMilliseconds = 50;

/**
 * Waits until `check` returns without throwing, and returns its value.
 *
 * @throws what `check` threw last, after `milliseconds`.
 */
export async function eventually<T>(check: () => T | Promise<T>, milliseconds = 15_000): Promise<T> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline) {
        throw error;
      }
    }
    await delay(pollMilliseconds);
  }
}
