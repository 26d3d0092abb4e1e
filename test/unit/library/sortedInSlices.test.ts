import { setImmediate } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { sortedInSlices } from '../../../src/library/sortedInSlices.ts';
import { randomFrom } from './random.ts';

afterEach(() => void vi.restoreAllMocks());

interface Item {
  readonly key: number;
  readonly place: number;
}

function items(count: number): readonly Item[] {
  const random = randomFrom(count);
  return Array.from({ length: count }, (_, place) => ({ key: Math.floor(random() * (count / 4)), place }));
}

test.each([0, 1, 2, 511, 512, 513, 1024, 1537, 20_000])(
  '%i items, equal ones in their order',
  async (count) => {
    const unsorted = items(count);
    const sorted = await sortedInSlices(unsorted, (a, b) => a.key - b.key);
    expect(sorted).toEqual(unsorted.toSorted((a, b) => a.key - b.key));
  },
);

test('other work runs all the way through, also while short runs are merged', async () => {
  // A clock that only looks at it move on: a millisecond a step.
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now++);
  let isDone = false;
  const sorted = sortedInSlices(items(512 * 64), (a, b) => a.key - b.key).finally(() => {
    isDone = true;
  });
  let longest = 0;
  for (let last = now; !isDone; last = now) {
    await setImmediate();
    longest = Math.max(longest, now - last);
  }
  await sorted;
  expect(longest).toBeLessThanOrEqual(12);
});
