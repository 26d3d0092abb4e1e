import { describe, expect, test } from 'vitest';
import type { TilePatch } from '../../../../webview/maskEditor/mask/coverage.ts';
import { StepMemory } from '../../../../webview/maskEditor/mask/stepMemory.ts';
import { randomFrom } from './random.ts';

/** One tile, 1,000 bytes with its entry. */
function kilobyte(): TilePatch {
  return new Map([[0, new Uint8Array(936)]]);
}

function keptSteps(memory: StepMemory, steps: number): number[] {
  return Array.from({ length: steps }, (_, step) => step).filter((step) => memory.patch(step));
}

describe('steps', () => {
  test('all are kept while there is room', () => {
    const memory = new StepMemory(16_000);
    for (let step = 0; step < 12; step++) memory.keep(step, kilobyte());
    expect(keptSteps(memory, 20)).toHaveLength(12);
    expect(memory.bytes).toBe(12_000);
  });

  test('the oldest go first while painting', () => {
    const memory = new StepMemory(4_000);
    for (let step = 0; step < 10; step++) memory.keep(step, kilobyte());
    expect(keptSteps(memory, 20)).toEqual([7, 8, 9]);
  });

  test('what is farthest ahead goes first on the way back', () => {
    const memory = new StepMemory(4_000);
    for (let step = 7; step < 10; step++) memory.keep(step, kilobyte());
    memory.keep(6, kilobyte());
    memory.keep(5, kilobyte());
    expect(keptSteps(memory, 20)).toEqual([5, 6, 7]);
  });

  test('a step larger than the room is kept alone', () => {
    const memory = new StepMemory(100);
    memory.keep(0, kilobyte());
    memory.keep(1, kilobyte());
    expect(keptSteps(memory, 5)).toEqual([1]);
  });

  test('a step kept again counts once', () => {
    const memory = new StepMemory(16_000);
    for (let again = 0; again < 5; again++) memory.keep(0, kilobyte());
    expect(memory.bytes).toBe(1_000);
  });

  test('tiles of one value take only their entry', () => {
    const memory = new StepMemory();
    memory.keep(0, new Map(Array.from({ length: 1024 }, (_, tile) => [tile, 255])));
    expect(memory.bytes).toBe(1024 * 64);
  });
});

describe('checkpoints', () => {
  test('are wanted once an eighth of the memory was painted since the last', () => {
    const memory = new StepMemory(16_000);
    const wanted: number[] = [];
    for (let step = 0; step < 9; step++) {
      memory.keep(step, kilobyte());
      if (!memory.wantsCheckpoint(step + 1)) continue;
      wanted.push(step + 1);
      memory.keepCheckpoint({ step: step + 1, tiles: new Map() });
    }
    expect(wanted).toEqual([3, 6, 9]);
  });

  test('the nearest one before a step is found', () => {
    const memory = new StepMemory();
    for (const step of [9, 3, 6]) memory.keepCheckpoint({ step, tiles: new Map() });
    expect([2, 3, 5, 6, 20].map((step) => memory.checkpointBefore(step)?.step)).toEqual([
      undefined,
      3,
      3,
      6,
      9,
    ]);
  });

  test('are thinned out when they take too much, the last one never', () => {
    const memory = new StepMemory(16_000);
    for (let step = 1; step <= 40; step++) {
      memory.keepCheckpoint({ step, tiles: kilobyte() });
      expect(memory.bytes).toBeLessThanOrEqual(4_000);
      expect(memory.checkpointBefore(100)?.step).toBe(step);
    }
    const tiny = new StepMemory(10);
    tiny.keepCheckpoint({ step: 4, tiles: kilobyte() });
    expect(tiny.checkpointBefore(4)?.step).toBe(4);
  });
});

test('what is forgotten from a step on leaves what led to it', () => {
  const memory = new StepMemory();
  for (let step = 0; step < 6; step++) {
    memory.keep(step, kilobyte());
    memory.keepCheckpoint({ step: step + 1, tiles: kilobyte() });
  }
  memory.forgetFrom(3);
  expect(keptSteps(memory, 10)).toEqual([0, 1, 2]);
  expect(memory.checkpointBefore(10)?.step).toBe(3);
  expect(memory.bytes).toBe(6_000);
});

test('never takes more than its limit (random)', () => {
  const random = randomFrom(11);
  const limit = 200_000;
  const memory = new StepMemory(limit);
  for (let round = 0, step = 50; round < 3_000; round++) {
    step = Math.max(0, step + random(5) - 2);
    memory.keep(
      step,
      new Map(Array.from({ length: random(8) }, (_, tile) => [tile, new Uint8Array(random(2048))])),
    );
    if (random(10) === 0)
      memory.keepCheckpoint({ step, tiles: new Map([[0, new Uint8Array(random(20_000))]]) });
    if (random(50) === 0) memory.forgetFrom(step);
    expect(memory.bytes).toBeLessThanOrEqual(limit);
  }
});
