import { expect, test } from 'vitest';
import { extended, noSides, type Sides } from '../../../../src/geometry/rectangle.ts';
import { Coverage } from '../../../../webview/maskEditor/mask/coverage.ts';
import type { MaskOperation } from '../../../../webview/maskEditor/mask/maskOperation.ts';
import { MaskSession } from '../../../../webview/maskEditor/mask/maskSession.ts';
import { OperationPainter } from '../../../../webview/maskEditor/mask/operationPainter.ts';
import { roundedOperation } from '../../../../webview/maskEditor/mask/roundedOperation.ts';
import { StepMemory } from '../../../../webview/maskEditor/mask/stepMemory.ts';
import { firstDifference } from './firstDifference.ts';
import { randomFrom } from './random.ts';
import { imageSize, randomOperation, sessionSource } from './sessionSource.ts';

/** A mask without undo: every state is painted on a copy of the one before, and kept. */
class Model {
  readonly #painter = new OperationPainter(sessionSource());
  #states: Uint8Array[] = [new Uint8Array(imageSize.width * imageSize.height)];
  #operations: MaskOperation[] = [];
  done = 0;

  async apply(operation: MaskOperation): Promise<void> {
    const coverage = new Coverage(imageSize);
    coverage.data.set(this.coverage);
    const paint = await this.#painter.prepare(roundedOperation(operation));
    paint(coverage);
    this.#states = [...this.#states.slice(0, this.done + 1), coverage.data];
    this.#operations = [...this.#operations.slice(0, this.done), operation];
    this.done++;
  }

  get coverage(): Uint8Array {
    return this.#states[this.done] ?? new Uint8Array(0);
  }

  get extend(): Sides {
    const last = this.#operations.slice(0, this.done).findLast(({ kind }) => kind === 'extend');
    return last?.kind === 'extend' ? last.extend : noSides;
  }

  get length(): number {
    return this.#operations.length;
  }
}

/** All that the session shows, against the model; counts afresh. */
function expectSame(session: MaskSession, model: Model): void {
  expect(firstDifference(session.coverage, model.coverage)).toBeUndefined();
  const canvas = extended(imageSize, model.extend);
  const all = canvas.width * canvas.height;
  let kept = 0;
  for (const value of model.coverage) if (value === 0) kept++;
  const { extend, share, canUndo, canRedo } = session;
  expect({ extend, share, canUndo, canRedo }).toEqual({
    extend: model.extend,
    share: (all - kept) / all,
    canUndo: model.done > 0,
    canRedo: model.done < model.length,
  });
}

const memories = {
  'all it needs': 64 * 2 ** 20,
  'some steps and checkpoints': 40_000,
  'next to nothing': 1,
};

for (const [name, limit] of Object.entries(memories)) {
  test.each([1, 2])(`undo and redo 100 deep, with ${name} in memory (random %i)`, async (seed) => {
    const random = randomFrom(seed);
    const session = new MaskSession(sessionSource(), new StepMemory(limit));
    const model = new Model();
    for (let step = 0; step < 100; step++) {
      const operation = randomOperation(random);
      await session.apply(operation);
      await model.apply(operation);
      expectSame(session, model);
    }
    while (model.done > 0) {
      await session.undo();
      model.done--;
      expectSame(session, model);
    }
    while (model.done < 100) {
      await session.redo();
      model.done++;
      expectSame(session, model);
    }
  });

  test.each([4, 5])(
    `any order of doing, undoing and redoing, with ${name} in memory (random %i)`,
    async (seed) => {
      const random = randomFrom(seed);
      const session = new MaskSession(sessionSource(), new StepMemory(limit));
      const model = new Model();
      for (let burst = 0; burst < 40; burst++) {
        const what = random(3);
        for (let steps = random(25); steps > 0; steps--) {
          if (what === 0) {
            const operation = randomOperation(random);
            await session.apply(operation);
            await model.apply(operation);
          } else if (what === 1) {
            await session.undo();
            model.done = Math.max(0, model.done - 1);
          } else {
            await session.redo();
            model.done = Math.min(model.length, model.done + 1);
          }
          expectSame(session, model);
        }
      }
      expect(session.draft.done).toBe(model.done);
      expect(session.draft.operations).toHaveLength(model.length);
    },
  );
}

test.each([6, 7, 8])('steps that others took the place of are not come back to (random %i)', async (seed) => {
  const random = randomFrom(seed);
  // Room for about seven such steps and two checkpoints.
  const session = new MaskSession(sessionSource(), new StepMemory(40_000));
  const model = new Model();
  for (let turn = 0; turn < 25; turn++) {
    const goal = random(30);
    while (model.done < goal) {
      const points = Array.from({ length: 12 }, () => random(imageSize.width));
      const operation: MaskOperation = {
        kind: 'stroke',
        erase: random(2) === 0,
        size: 1 + random(12),
        points,
      };
      await session.apply(operation);
      await model.apply(operation);
    }
    while (model.done > goal) {
      await session.undo();
      model.done--;
      expectSame(session, model);
    }
  }
});

test('a hundred large operations on a large picture stay within the memory for undo', async () => {
  const size = { width: 1024, height: 1024 };
  const limit = 2 ** 20;
  const memory = new StepMemory(limit);
  const session = new MaskSession(sessionSource(size), memory);
  const random = randomFrom(9);
  for (let step = 0; step < 100; step++) {
    await session.apply({
      kind: 'stroke',
      erase: random(3) === 0,
      size: 300,
      points: Array.from({ length: 6 }, () => random(1024)),
    });
    expect(memory.bytes).toBeLessThanOrEqual(limit);
  }
  for (let step = 0; step < 100; step++) {
    await session.undo();
    expect(memory.bytes).toBeLessThanOrEqual(limit);
  }
  expect(session.share).toBe(0);
});

test('a hundred strokes across a large picture are undone without painting any again', async () => {
  const size = { width: 4096, height: 4096 };
  const session = new MaskSession(sessionSource(size));
  const random = randomFrom(13);
  for (let step = 0; step < 100; step++) {
    const points = Array.from({ length: 4 }, () => random(4096));
    await session.apply({ kind: 'stroke', erase: step % 4 === 3, size: 40 + random(300), points });
  }
  for (let done = 99; done >= 0; done--) {
    // What is painted again is not there at once.
    void session.undo();
    expect(session.draft.done).toBe(done);
  }
  expect(session.share).toBe(0);
});
