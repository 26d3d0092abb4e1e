export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after `ms`; rejects with the signal's reason when that comes first. Leaves no timer and no listener. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** What `setTimeout` can hold; a longer delay would fire at once. */
const longestTimer = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const settle = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', abort);
      };
      const abort = () => {
        settle();
        reject(signal.reason);
      };
      const timer = setTimeout(
        () => {
          settle();
          resolve();
        },
        Math.min(ms, longestTimer),
      );
      signal.addEventListener('abort', abort);
    }),
};
