import { expect, test } from 'vitest';
import { MaskChangeEvent, MaskSession } from '../../../../webview/maskEditor/mask/maskSession.ts';
import { firstDifference } from './firstDifference.ts';
import { randomFrom } from './random.ts';
import { imageSize, randomOperation, sessionSource } from './sessionSource.ts';

const { width, height } = imageSize;

test.each(Array.from({ length: 12 }, (_, seed) => seed))(
  'what is painted live is what its operation paints again (random %i)',
  async (seed) => {
    const random = randomFrom(seed);
    const live = new MaskSession(sessionSource());
    const again = new MaskSession(sessionSource());
    const place = () => ({ x: random(width * 1e4) / 7e3 - 30, y: random(height * 1e4) / 7e3 - 30 });
    for (let stroke = 0; stroke < 8; stroke++) {
      const size = [1, 1.5, 2, 7, 33.3, 120, 600, 9999][random(8)] ?? 1;
      live.beginStroke({ erase: random(3) === 0, size, at: place() });
      for (let event = random(12); event > 0; event--) {
        live.extendStroke(Array.from({ length: random(5) }, place));
      }
      live.endStroke();
      const operation = live.draft.operations.at(-1);
      expect(operation?.kind).toBe('stroke');
      if (operation) await again.apply(JSON.parse(JSON.stringify(operation)));
      expect(firstDifference(again.coverage, live.coverage)).toBeUndefined();
    }
    expect(again.draft).toEqual(live.draft);
  },
);

test('an event draws only the new piece, and the picture on screen follows', () => {
  const session = new MaskSession(sessionSource());
  const dirty: unknown[] = [];
  session.addEventListener(MaskChangeEvent.type, (event) => {
    if (event instanceof MaskChangeEvent) dirty.push(event.dirty);
  });
  session.beginStroke({ erase: false, size: 3, at: { x: 10.5, y: 10.5 } });
  session.extendStroke([{ x: 20.5, y: 10.5 }]);
  session.extendStroke([
    { x: 20.5, y: 30.5 },
    { x: 22.5, y: 30.5 },
  ]);
  session.extendStroke([{ x: 900, y: 30.5 }]);
  session.extendStroke([]);
  session.endStroke();
  expect(dirty).toEqual([
    { x: 9, y: 9, width: 3, height: 3 },
    { x: 9, y: 9, width: 13, height: 3 },
    { x: 19, y: 9, width: 5, height: 23 },
    { x: 21, y: 29, width: width - 21, height: 3 },
    { x: 0, y: 0, width: 0, height: 0 },
    { x: 0, y: 0, width: 0, height: 0 },
  ]);
});

test('a cancelled stroke was never there, and what could be redone still can', async () => {
  const random = randomFrom(3);
  const session = new MaskSession(sessionSource());
  for (let step = 0; step < 10; step++) await session.apply(randomOperation(random));
  await session.apply({ kind: 'invert' });
  const inverted = session.coverage.slice();
  await session.undo();
  const [before, draft] = [session.coverage.slice(), session.draft];

  session.beginStroke({ erase: false, size: 50, at: { x: 0, y: 0 } });
  session.extendStroke([{ x: 300, y: 100 }]);
  session.cancelStroke();
  expect(firstDifference(session.coverage, before)).toBeUndefined();
  expect(session.draft).toEqual(draft);
  await session.redo();
  expect(firstDifference(session.coverage, inverted)).toBeUndefined();
});

test('a stroke is one step, remembered when it ends', async () => {
  const session = new MaskSession(sessionSource());
  session.beginStroke({ erase: false, size: 5, at: { x: 50, y: 50 } });
  for (let x = 51; x < 90; x++) session.extendStroke([{ x, y: 50 }]);
  expect(session.canUndo).toBe(false);
  expect(session.share).toBeGreaterThan(0);
  session.endStroke();
  expect(session.draft.done).toBe(1);
  await session.undo();
  expect(session.share).toBe(0);
});

test('undo in the middle of a stroke waits for its end and takes it back', async () => {
  const session = new MaskSession(sessionSource());
  session.beginStroke({ erase: false, size: 5, at: { x: 50, y: 50 } });
  const undone = session.undo();
  session.extendStroke([{ x: 80, y: 80 }]);
  expect(session.share).toBeGreaterThan(0);
  session.endStroke();
  await undone;
  expect(session.share).toBe(0);
  expect(session.canRedo).toBe(true);
});

test('a stroke that nobody ended ends when the next begins', () => {
  const session = new MaskSession(sessionSource());
  session.beginStroke({ erase: false, size: 5, at: { x: 50, y: 50 } });
  session.beginStroke({ erase: true, size: 3, at: { x: 50, y: 50 } });
  session.endStroke();
  session.endStroke();
  session.extendStroke([{ x: 1, y: 1 }]);
  expect(session.draft.operations).toEqual([
    { kind: 'stroke', erase: false, size: 5, points: [50, 50] },
    { kind: 'stroke', erase: true, size: 3, points: [50, 50] },
  ]);
});

test('a stroke during a fill is painted after it, whole', async () => {
  const session = new MaskSession(sessionSource());
  const filled = session.apply({ kind: 'fill', erase: false, seed: { x: 0, y: 0 }, tolerance: 255 });
  session.beginStroke({ erase: true, size: 1, at: { x: 0.5, y: 0.5 } });
  session.extendStroke([{ x: 2.5, y: 0.5 }]);
  expect(session.share).toBe(0);
  await filled;
  session.extendStroke([{ x: 4.5, y: 0.5 }]);
  session.endStroke();
  expect([...session.coverage.subarray(0, 7)]).toEqual([0, 0, 0, 0, 0, 255, 255]);
  expect(session.draft.operations.map(({ kind }) => kind)).toEqual(['fill', 'stroke']);
});

test('a stroke cancelled before its turn leaves nothing', async () => {
  const session = new MaskSession(sessionSource());
  const loaded = session.apply({ kind: 'loaded', hash: 'small' });
  session.beginStroke({ erase: true, size: 100, at: { x: 0, y: 0 } });
  session.cancelStroke();
  await loaded;
  await session.apply({ kind: 'extend', extend: { top: 0, right: 0, bottom: 0, left: 0 } });
  expect(session.share).toBe(0.5);
  expect(session.draft.operations.map(({ kind }) => kind)).toEqual(['loaded', 'extend']);
});
