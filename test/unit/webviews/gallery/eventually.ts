import { vi } from 'vitest';

/** For {@link eventually} more than once, in milliseconds. */
export const patientTest = { testTimeout: 60_000 };

/** Asks until nothing is thrown. Generous: records are on a real disk, and a busy machine lets it wait. */
export function eventually<T>(ask: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(ask, { timeout: 20_000 });
}
