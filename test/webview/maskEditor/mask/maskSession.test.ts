import { describe, expect, test } from 'vitest';
import type { MaskOperation } from '../../../../webview/maskEditor/mask/maskOperation.ts';
import { MaskChangeEvent, MaskSession } from '../../../../webview/maskEditor/mask/maskSession.ts';
import { firstDifference } from './firstDifference.ts';
import { randomFrom } from './random.ts';
import { imageSize, randomOperation, sessionSource } from './sessionSource.ts';

const { width, height } = imageSize;
const image = { x: 0, y: 0, width, height };
const all = width * height;

function rectangle(x: number, y: number, width: number, height: number, erase = false): MaskOperation {
  return { kind: 'rectangle', erase, box: { x, y, width, height } };
}

function dirtyOf(session: MaskSession): (MaskChangeEvent['dirty'] | 'everything')[] {
  const boxes: (MaskChangeEvent['dirty'] | 'everything')[] = [];
  session.addEventListener(MaskChangeEvent.type, (event) => {
    if (event instanceof MaskChangeEvent) boxes.push(event.dirty ?? 'everything');
  });
  return boxes;
}

test('a new session has nothing painted and nothing to undo', () => {
  const session = new MaskSession(sessionSource());
  expect(firstDifference(session.coverage, new Uint8Array(all))).toBeUndefined();
  expect(session).toMatchObject({
    bounds: undefined,
    share: 0,
    canUndo: false,
    canRedo: false,
    extend: { top: 0, right: 0, bottom: 0, left: 0 },
    draft: { operations: [], done: 0 },
  });
});

test.each<[name: string, operations: MaskOperation[], box: object | undefined, count: number]>([
  [
    'a click',
    [{ kind: 'stroke', erase: false, size: 1, points: [209.9, 149.9] }],
    { x: 209, y: 149, width: 1, height: 1 },
    1,
  ],
  ['a rectangle', [rectangle(10, 20, 30, 40)], { x: 10, y: 20, width: 30, height: 40 }, 1200],
  [
    'a rectangle over the corner',
    [rectangle(200, 140, 99, 99)],
    { x: 200, y: 140, width: 10, height: 10 },
    100,
  ],
  ['a rectangle outside', [rectangle(-50, 0, 50, 50)], undefined, 0],
  [
    'half a rectangle erased',
    [rectangle(10, 20, 30, 40), rectangle(0, 0, 25, 150, true)],
    { x: 25, y: 20, width: 15, height: 40 },
    600,
  ],
  [
    'an ellipse',
    [{ kind: 'ellipse', erase: false, box: { x: 5, y: 5, width: 2, height: 2 } }],
    { x: 5, y: 5, width: 2, height: 2 },
    4,
  ],
  [
    'a lasso',
    [{ kind: 'polygon', erase: false, points: [0, 0, 20, 0, 20, 10, 0, 10] }],
    { x: 0, y: 0, width: 20, height: 10 },
    200,
  ],
  ['everything', [{ kind: 'selectAll' }], image, all],
  ['everything by inverting', [{ kind: 'invert' }], image, all],
  [
    'all but the first column',
    [rectangle(0, 0, 1, 150), { kind: 'invert' }],
    { ...image, x: 1, width: width - 1 },
    all - height,
  ],
  ['nothing any more', [{ kind: 'selectAll' }, { kind: 'clear' }], undefined, 0],
  ['a small mask', [{ kind: 'selectAll' }, { kind: 'loaded', hash: 'small' }], image, all / 2],
  [
    'a fill with every colour',
    [{ kind: 'fill', erase: false, seed: { x: 3, y: 3 }, tolerance: 255 }],
    image,
    all,
  ],
  [
    'a fill erased',
    [{ kind: 'selectAll' }, { kind: 'fill', erase: true, seed: { x: 0, y: 0 }, tolerance: 255 }],
    undefined,
    0,
  ],
])('bounds and share right after: %s', async (_, operations, box, count) => {
  const session = new MaskSession(sessionSource());
  for (const operation of operations) await session.apply(operation);
  expect(session.bounds).toEqual(box);
  expect(session.share).toBe(count / all);
  expect(session.coverage.filter((value) => value === 255)).toHaveLength(count);
  expect(session.coverage.filter((value) => value !== 255 && value !== 0)).toHaveLength(0);
});

test('a fill takes the stripe under the seed', async () => {
  const session = new MaskSession(sessionSource());
  await session.apply({ kind: 'fill', erase: false, seed: { x: 0, y: 0 }, tolerance: 10 });
  const stripe = Uint8Array.from({ length: all }, (_, at) =>
    (at % width) + Math.floor(at / width) / 2 < 25 ? 255 : 0,
  );
  expect(firstDifference(session.coverage, stripe)).toBeUndefined();
});

describe('extending', () => {
  const extend = { top: 3, right: 0, bottom: 0, left: 5 };

  test('the borders are painted, the picture moves', async () => {
    const session = new MaskSession(sessionSource());
    await session.apply(rectangle(10, 20, 30, 40));
    await session.apply({ kind: 'extend', extend });
    const canvas = { width: width + 5, height: height + 3 };
    const borders = canvas.width * canvas.height - all;
    expect(session.extend).toEqual(extend);
    expect(session.bounds).toEqual({ x: 0, y: 0, ...canvas });
    expect(session.share).toBe((1200 + borders) / (canvas.width * canvas.height));
    const coverage = session.canvasCoverage();
    expect(coverage).toEqual(
      Uint8Array.from({ length: canvas.width * canvas.height }, (_, at) => {
        const x = (at % canvas.width) - 5;
        const y = Math.floor(at / canvas.width) - 3;
        return x < 0 || y < 0 || (x >= 10 && x < 40 && y >= 20 && y < 60) ? 255 : 0;
      }),
    );
  });

  test.each([
    ['top', { top: 4, right: 0, bottom: 0, left: 0 }, { x: 0, y: 0, width, height: 4 }],
    ['right', { top: 0, right: 4, bottom: 0, left: 0 }, { x: width, y: 0, width: 4, height }],
    ['bottom', { top: 0, right: 0, bottom: 4, left: 0 }, { x: 0, y: height, width, height: 4 }],
    ['left', { top: 0, right: 0, bottom: 0, left: 4 }, { x: 0, y: 0, width: 4, height }],
  ])('one border alone has its own box: %s', async (_, sides, box) => {
    const session = new MaskSession(sessionSource());
    await session.apply({ kind: 'extend', extend: sides });
    expect(session.bounds).toEqual(box);
  });

  test('it is undone and redone, and everything is drawn again', async () => {
    const session = new MaskSession(sessionSource());
    await session.apply({ kind: 'extend', extend });
    await session.apply({ kind: 'extend', extend: { ...extend, top: 9 } });
    const dirty = dirtyOf(session);
    await session.undo();
    expect(session.extend).toEqual(extend);
    await session.undo();
    expect(session.extend).toEqual({ top: 0, right: 0, bottom: 0, left: 0 });
    await session.redo();
    expect(session.extend).toEqual(extend);
    expect(dirty).toEqual(['everything', 'everything', 'everything']);
  });

  test('the copy for the host is a copy', () => {
    const session = new MaskSession(sessionSource());
    session.canvasCoverage().fill(255);
    expect(session.share).toBe(0);
  });
});

describe('order', () => {
  test('what needs nothing is done at once', () => {
    const session = new MaskSession(sessionSource());
    void session.apply(rectangle(0, 0, 1, 1));
    expect(session.coverage[0]).toBe(255);
    void session.undo();
    expect(session.coverage[0]).toBe(0);
    void session.redo();
    expect(session.coverage[0]).toBe(255);
  });

  test('what was asked for later waits for what takes long', async () => {
    const session = new MaskSession(sessionSource());
    const loaded = session.apply({ kind: 'loaded', hash: 'small' });
    const erased = session.apply(rectangle(0, 0, 10, 10, true));
    const undone = session.undo();
    session.beginStroke({ erase: true, size: 1, at: { x: 0, y: 0 } });
    session.extendStroke([{ x: 3, y: 0 }]);
    session.endStroke();
    expect(session.canUndo).toBe(false);
    await Promise.all([loaded, erased, undone]);
    expect(session.draft.operations.map(({ kind }) => kind)).toEqual(['loaded', 'stroke']);
    expect([...session.coverage.subarray(0, 6)]).toEqual([0, 0, 0, 0, 255, 255]);
  });

  test('a listener may ask for the next thing', async () => {
    const session = new MaskSession(sessionSource());
    session.addEventListener(MaskChangeEvent.type, () => void session.apply({ kind: 'invert' }), {
      once: true,
    });
    await session.apply(rectangle(0, 0, 1, 1));
    expect(session.share).toBe((all - 1) / all);
  });
});

describe('what cannot be done', () => {
  test('rejects, changes nothing, and holds up nothing', async () => {
    const session = new MaskSession(sessionSource());
    await session.apply(rectangle(0, 0, 2, 1));
    await session.undo();
    const failed = session.apply({ kind: 'loaded', hash: 'gone' });
    const next = session.redo();
    await expect(failed).rejects.toThrow('The mask is not in the archive any more.');
    await next;
    expect(session.share).toBe(2 / all);
  });

  test('pixels are asked for again after they could not be had, and then once', async () => {
    const source = sessionSource();
    let asked = 0;
    const session = new MaskSession({
      ...source,
      async pixels() {
        asked++;
        if (asked === 1) throw new Error('The picture could not be read.');
        return source.pixels();
      },
    });
    const fill: MaskOperation = { kind: 'fill', erase: false, seed: { x: 0, y: 0 }, tolerance: 0 };
    await expect(session.apply(fill)).rejects.toThrow('The picture could not be read.');
    await session.apply(fill);
    await session.apply(fill);
    expect(asked).toBe(2);
  });

  test('nothing to undo or redo is no error', async () => {
    const session = new MaskSession(sessionSource());
    await session.undo();
    await session.redo();
    expect(session.canUndo).toBe(false);
  });
});

describe('events', () => {
  test('say what is to be drawn again', async () => {
    const session = new MaskSession(sessionSource());
    const dirty = dirtyOf(session);
    await session.apply(rectangle(10, 20, 30, 40));
    await session.apply(rectangle(190, -20, 30, 40, true));
    await session.apply({ kind: 'invert' });
    await session.apply({ kind: 'fill', erase: true, seed: { x: -1, y: 0 }, tolerance: 0 });
    expect(dirty).toEqual([
      { x: 10, y: 20, width: 30, height: 40 },
      { x: 190, y: 0, width: 20, height: 20 },
      image,
      { x: 0, y: 0, width: 0, height: 0 },
    ]);
  });

  test('cover every pixel that changed (random)', async () => {
    const random = randomFrom(5);
    const session = new MaskSession(sessionSource());
    const shown = new Uint8Array(all);
    session.addEventListener(MaskChangeEvent.type, (event) => {
      const dirty = event instanceof MaskChangeEvent ? (event.dirty ?? image) : image;
      for (let y = dirty.y; y < dirty.y + dirty.height; y++) {
        const start = y * width + dirty.x;
        shown.set(session.coverage.subarray(start, start + dirty.width), start);
      }
    });
    for (let step = 0; step < 120; step++) {
      const what = random(4);
      if (what === 0) await session.undo();
      else if (what === 1) await session.redo();
      else await session.apply(randomOperation(random));
      expect(firstDifference(shown, session.coverage)).toBeUndefined();
    }
  });
});
