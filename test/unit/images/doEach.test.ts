import { expect, test, vi } from 'vitest';
import { doEach } from '../../../src/images/doEach.ts';

/** Fails at those above ten. */
function refuseLarge(one: number): Promise<void> {
  return one > 10 ? Promise.reject(new Error(`${one} is too large.`)) : Promise.resolve();
}

test.each([
  [[1, 20, 3], '1 of 3 images was not kept. 20 is too large.'],
  [[1, 20, 30], '2 of 3 images were not kept. 20 is too large.'],
  [[20], '20 is too large.'],
])('of %j the rest is done, and then said what was not: %s', async (all, sentence) => {
  const run = vi.fn(refuseLarge);
  await expect(doEach(all, 'kept', run)).rejects.toThrow(new Error(sentence));
  expect(run.mock.calls.flat()).toEqual(all);
});

test('the error of an only one stays what it is', async () => {
  const error = new RangeError('Too large.');
  await expect(doEach([1], 'kept', () => Promise.reject(error))).rejects.toBe(error);
});

test('nothing is said where all is done, and nothing more is done once somebody gave up', async () => {
  const run = vi.fn(async (one: number) => one !== 2);
  await doEach([1, 2, 3], 'kept', run);
  expect(run.mock.calls.flat()).toEqual([1, 2]);
});
