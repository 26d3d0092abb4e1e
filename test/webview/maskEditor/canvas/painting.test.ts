import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { chromium } from './chromium.ts';
import { eventually } from './eventually.ts';
import { mouse } from './mouse.ts';
import { type OpenedCanvas, openMaskCanvas } from './openMaskCanvas.ts';

/** 40 by 30 pixels, ten times as large; pixel (0, 0) lies at 40, 30. */
let opened: OpenedCanvas;

/** Where the middle of a pixel is. */
function at(x: number, y: number): [number, number] {
  return [40 + x * 10 + 5, 30 + y * 10 + 5];
}

function row(y: number, from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => `${from + index},${y}`);
}

beforeEach(async () => {
  await page.viewport(640, 480);
  opened = await openMaskCanvas({ width: 40, height: 30 });
  opened.element.sizes = { brush: 1, eraser: 1 };
  opened.element.show({ zoom: 10, center: { x: 20, y: 15 } });
  await opened.element.updateComplete;
});

afterEach(() => opened.dispose());

describe('a stroke', () => {
  it('goes where the pointer goes', async () => {
    await mouse.drag([at(3, 4), at(6, 4), at(6, 6)]);
    expect(opened.painted()).toEqual([...row(4, 3, 6), '6,5', '6,6']);
    expect(opened.announced.at(-1)).toBe('Painted. The mask covers less than 1%.');
  });

  it('is one step to undo', async () => {
    await mouse.drag([at(3, 4), at(6, 4)]);
    await mouse.drag([at(3, 8), at(6, 8)]);
    await opened.session.undo();
    expect(opened.painted()).toEqual(row(4, 3, 6));
  });

  it('leaves the canvas and comes back', async () => {
    await mouse.move(...at(38, 4));
    await mouse.down(...at(38, 4));
    for (const [x, y] of [at(44, 4), [630, 470], at(44, 10), at(38, 10)] as const) {
      await mouse.move(x, y, { button: 'left' });
    }
    await mouse.up(...at(38, 10));
    expect(opened.painted()).toEqual(['38,4', '39,4', '38,10', '39,10']);
    expect(opened.session.draft.operations).toHaveLength(1);
  });

  it('that ends outside stays', async () => {
    await mouse.drag([at(2, 2), at(1, 2), [630, 470]]);
    const painted = opened.painted();
    expect(painted).toContain('1,2');
    await mouse.move(...at(20, 20));
    expect(opened.painted()).toEqual(painted);
  });

  it.each(['lostpointercapture', 'pointercancel'])('cut by %s stays', async (type) => {
    const ids: number[] = [];
    opened.element.addEventListener('pointerdown', ({ pointerId }) => ids.push(pointerId));
    await mouse.move(...at(3, 4));
    await mouse.down(...at(3, 4));
    await mouse.move(...at(6, 4), { button: 'left' });
    const [pointerId = 0] = ids;
    const surface = opened.element.renderRoot.querySelector('.surface');
    if (type === 'lostpointercapture') surface?.releasePointerCapture(pointerId);
    else surface?.dispatchEvent(new PointerEvent(type, { pointerId }));
    await eventually(() => opened.session.canUndo).toBe(true);
    await mouse.move(...at(6, 8), { button: 'left' });
    await mouse.up(...at(6, 8));
    expect(opened.painted()).toEqual(row(4, 3, 6));
  });

  it('cut by the window losing the focus stays', async () => {
    await mouse.move(...at(3, 4));
    await mouse.down(...at(3, 4));
    await mouse.move(...at(6, 4), { button: 'left' });
    window.dispatchEvent(new Event('blur'));
    expect(opened.session.canUndo).toBe(true);
    await mouse.up(...at(6, 4));
    expect(opened.painted()).toEqual(row(4, 3, 6));
  });

  it('is taken back by Escape', async () => {
    await mouse.move(...at(3, 4));
    await mouse.down(...at(3, 4));
    await mouse.move(...at(6, 4), { button: 'left' });
    await userEvent.keyboard('{Escape}');
    await mouse.up(...at(6, 4));
    expect(opened.painted()).toEqual([]);
    expect(opened.session.canUndo).toBe(false);
  });

  it('goes straight from the last one with Shift', async () => {
    await mouse.click(...at(3, 4));
    await mouse.click(...at(9, 4), { modifiers: ['shift'] });
    expect(opened.painted()).toEqual(row(4, 3, 9));
  });
});

describe('erasing', () => {
  beforeEach(() => opened.session.apply({ kind: 'selectAll' }));

  it.each([
    ['with the right button', 'brush', 'right'],
    ['with the eraser', 'eraser', 'left'],
  ] as const)('%s', async (_, tool, button) => {
    opened.element.tool = tool;
    await opened.element.updateComplete;
    await mouse.drag([at(3, 4), at(6, 4)], { button });
    expect(row(4, 2, 7).map((name) => opened.painted().includes(name))).toEqual([
      true,
      false,
      false,
      false,
      false,
      true,
    ]);
  });

  it('shows no menu for the right button', async () => {
    const menus: boolean[] = [];
    const listener = (event: Event) => menus.push(event.defaultPrevented);
    window.addEventListener('contextmenu', listener);
    await mouse.click(...at(3, 4), { button: 'right' });
    window.removeEventListener('contextmenu', listener);
    expect(menus).toEqual([true]);
  });
});

describe('a pen and fingers', () => {
  const touch = (type: string, ...points: readonly (readonly [number, number])[]) => {
    const box = window.frameElement?.getBoundingClientRect();
    const touchPoints = points.map(([x, y], id) => ({ x: x + (box?.left ?? 0), y: y + (box?.top ?? 0), id }));
    return chromium('Input.dispatchTouchEvent', { type, touchPoints });
  };

  it('a finger paints', async () => {
    await touch('touchStart', at(3, 4));
    await touch('touchMove', at(6, 4));
    await touch('touchEnd');
    await eventually(() => opened.painted()).toEqual(row(4, 3, 6));
  });

  it('two fingers zoom, and leave no paint', async () => {
    await touch('touchStart', [200, 180]);
    await touch('touchStart', [200, 180], [280, 180]);
    await touch('touchMove', [160, 180], [320, 180]);
    await touch('touchEnd');
    await eventually(() => opened.element.zoom).toBeCloseTo(20, 1);
    expect(opened.painted()).toEqual([]);
  });

  it('a second finger does not stop a stroke that is under way', async () => {
    await touch('touchStart', at(3, 4));
    await touch('touchMove', at(6, 4));
    await touch('touchStart', at(6, 4), at(20, 20));
    await touch('touchMove', at(9, 4), at(20, 22));
    await touch('touchEnd');
    await eventually(() => opened.painted()).toEqual(row(4, 3, 9));
    expect(opened.element.zoom).toBe(10);
  });

  it('after a pen, a finger moves the picture', async () => {
    await mouse.drag([at(3, 4), at(6, 4)], { pointerType: 'pen' });
    expect(opened.painted()).toEqual(row(4, 3, 6));
    const before = opened.element.view?.center;
    await touch('touchStart', [240, 180]);
    await touch('touchMove', [260, 180]);
    await touch('touchEnd');
    await eventually(() => opened.element.view?.center.x).toBeCloseTo((before?.x ?? 0) - 2, 1);
    expect(opened.painted()).toEqual(row(4, 3, 6));
  });
});
