/** The promise's outcome, or a rejection with the signal's reason once it aborts; the work behind `promise` goes on. */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const settle = () => signal.removeEventListener('abort', abort);
    const abort = () => {
      settle();
      reject(signal.reason);
    };
    promise.then(resolve, reject).finally(settle);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort);
  });
}
