import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { noSides, type Sides } from '../../../../src/geometry/rectangle.ts';
import { eventually } from './eventually.ts';
import { mouse } from './mouse.ts';
import { nextFrames } from './nextFrames.ts';
import { type OpenedCanvas, openMaskCanvas } from './openMaskCanvas.ts';

/** 100 by 80 pixels, twice as large; the picture lies at 140, 100. */
let opened: OpenedCanvas;
let extending: (Sides | undefined)[];

/** The middle of a handle. */
function handle(side: keyof Sides): [number, number] {
  const handles = opened.element.renderRoot.querySelector('easel-extend-handles');
  const box = handles?.renderRoot.querySelector(`.${side}`)?.getBoundingClientRect();
  if (!box) throw new Error('There is no handle.');
  return [box.x + box.width / 2, box.y + box.height / 2];
}

async function drag(side: keyof Sides, dx: number, dy: number): Promise<void> {
  const [x, y] = handle(side);
  await mouse.drag([
    [x, y],
    [x + dx / 2, y + dy / 2],
    [x + dx, y + dy],
  ]);
  await nextFrames();
}

beforeEach(async () => {
  await page.viewport(640, 480);
  opened = await openMaskCanvas({ width: 100, height: 80 });
  opened.element.extendable = true;
  opened.element.show({ zoom: 2, center: { x: 50, y: 40 } });
  extending = [];
  opened.element.addEventListener('easel-extending', ({ extend }) => extending.push(extend));
  await opened.element.updateComplete;
  await nextFrames();
});

afterEach(() => opened.dispose());

describe('a handle', () => {
  it.each([
    ['top', 0, -30, { ...noSides, top: 15 }],
    ['right', 30, 0, { ...noSides, right: 15 }],
    ['bottom', 0, 30, { ...noSides, bottom: 15 }],
    ['left', -30, 0, { ...noSides, left: 15 }],
  ] as const)('at the %s drags a border out', async (side, dx, dy, extend) => {
    await drag(side, dx, dy);
    await eventually(() => opened.session.draft.operations).toEqual([{ kind: 'extend', extend }]);
    expect(extending.at(-2)).toEqual(extend);
    expect(extending.at(-1)).toBeUndefined();
  });

  it('drags it back in, and not further', async () => {
    await drag('right', 30, 0);
    await eventually(() => opened.session.extend.right).toBe(15);
    await nextFrames();
    await drag('right', -90, 0);
    await eventually(() => opened.session.extend).toEqual(noSides);
  });

  it('keeps the other borders', async () => {
    await drag('right', 30, 0);
    await drag('left', -20, 0);
    await eventually(() => opened.session.extend).toEqual({ ...noSides, right: 15, left: 10 });
  });

  it('shows the border while it is dragged', async () => {
    const [x, y] = handle('right');
    await mouse.move(x, y);
    await mouse.down(x, y);
    await mouse.move(x + 30, y, { button: 'left' });
    await eventually(() => opened.pixel('mask', 140 + 200 + 10, 180)[3]).toBeGreaterThan(0);
    expect(opened.session.canUndo).toBe(false);
    await mouse.up(x + 30, y);
    await eventually(() => opened.session.canUndo).toBe(true);
  });

  it('goes back with Escape', async () => {
    const [x, y] = handle('right');
    await mouse.move(x, y);
    await mouse.down(x, y);
    await mouse.move(x + 30, y, { button: 'left' });
    await userEvent.keyboard('{Escape}');
    await mouse.up(x + 30, y);
    expect(extending.at(-1)).toBeUndefined();
    expect(opened.session.canUndo).toBe(false);
  });
});

it('without being asked for there are no handles', async () => {
  opened.element.extendable = false;
  await opened.element.updateComplete;
  expect(opened.element.renderRoot.querySelector('easel-extend-handles')).toBeNull();
});

it('new borders can be undone', async () => {
  await drag('right', 30, 0);
  await eventually(() => opened.pixel('mask', 140 + 200 + 10, 180)[3]).toBeGreaterThan(0);
  await opened.session.undo();
  await eventually(() => opened.pixel('mask', 140 + 200 + 10, 180)[3]).toBe(0);
});
