import { setTimeout as delay } from 'node:timers/promises';

/** A machine that does other things as well may stand still for half a minute; only failures wait so long. */
export const patienceMilliseconds = 90_000;

const pollMilliseconds = 50;

/**
 * Waits until `check` returns without throwing, and returns its value.
 *
 * @throws what `check` threw last, after `milliseconds`.
 */
export async function eventually<T>(
  check: () => T | Promise<T>,
  milliseconds = patienceMilliseconds,
): Promise<T> {
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
