import { isImageProviderError } from './imageProviderError.ts';
import { mayRetry } from './retryRule.ts';

const maxAttempts = 4;
const firstDelay = 1_000;
const longestDelay = 30_000;
/** Whoever is asked to wait longer is better told so than kept waiting. */
const longestRetryAfter = 5 * 60_000;

/**
 * Milliseconds to wait before sending the request again: what the server asks for, else doubling from one second
 * less up to half at random, so that several windows do not come back together. `undefined`: give up.
 * @param attempt is the one that failed, from 1.
 * @param random is in [0, 1).
 */
export function retryDelay(error: unknown, attempt: number, random: number): number | undefined {
  if (attempt >= maxAttempts || !isImageProviderError(error) || !mayRetry(error)) return undefined;
  const { retryAfterMs } = error.details;
  if (retryAfterMs !== undefined) return retryAfterMs <= longestRetryAfter ? retryAfterMs : undefined;
  return Math.min(firstDelay * 2 ** (attempt - 1), longestDelay) * (1 - random / 2);
}
