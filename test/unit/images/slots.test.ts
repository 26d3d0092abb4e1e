import { expect, test } from 'vitest';
import { Slots } from '../../../src/images/slots.ts';

const forever = new AbortController().signal;

test('lets so many in, and the next in order', async () => {
  const slots = new Slots(2);
  const entered: string[] = [];
  const enter = async (name: string) => {
    const release = await slots.take(forever);
    entered.push(name);
    return release;
  };
  const [a, b] = [enter('a'), enter('b')];
  const later = [enter('c'), enter('d')];
  (await b)();
  await later[0];
  expect(entered).toEqual(['a', 'b', 'c']);
  (await a)();
  await later[1];
  expect(entered).toEqual(['a', 'b', 'c', 'd']);
});

test('gives a slot back once only', async () => {
  const slots = new Slots(1);
  const release = await slots.take(forever);
  release();
  release();
  await slots.take(forever);
  let entered = false;
  void slots.take(forever).then(() => (entered = true));
  await Promise.resolve();
  expect(entered).toBe(false);
});

test('an abort after the slot was given takes nobody else out of the line', async () => {
  const slots = new Slots(1);
  const first = await slots.take(forever);
  const controller = new AbortController();
  const second = slots.take(controller.signal);
  const third = slots.take(forever);
  first();
  const release = await second;
  controller.abort();
  release();
  await expect(third).resolves.toBeTypeOf('function');
});
