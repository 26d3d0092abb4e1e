import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { LatestFirst } from '../../../../src/webviews/gallery/latestFirst.ts';

test('what was asked for last comes first, and the oldest of too much never', async () => {
  const queue = new LatestFirst(2, 3);
  const done: number[] = [];
  const dropped: number[] = [];
  const starts: (() => void)[] = [];
  for (let index = 0; index < 7; index++) {
    queue.add(
      async () => {
        await new Promise<void>((resolve) => starts.push(resolve));
        done.push(index);
      },
      () => dropped.push(index),
    );
  }
  // Two run, three wait.
  expect(starts).toHaveLength(2);
  expect(dropped).toEqual([2, 3]);
  for (let next = starts.shift(); next; next = starts.shift()) {
    next();
    await setImmediate();
  }
  expect(done).toEqual([0, 1, 6, 5, 4]);
  queue.add(
    async () => void done.push(7),
    () => {},
  );
  await setImmediate();
  expect(done.at(-1)).toBe(7);
});
