import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { eventually } from './eventually.ts';
import { mouse } from './mouse.ts';
import { nextFrames } from './nextFrames.ts';
import { namedPixel, type OpenedCanvas, openMaskCanvas, paintNames } from './openMaskCanvas.ts';
import { setPixelRatio } from './pixelRatio.ts';

let opened: OpenedCanvas;

/** The image pixel that is shown at a place. */
function shownAt(x: number, y: number): { x: number; y: number } {
  return namedPixel(opened.pixel('picture', x, y));
}

beforeEach(async () => {
  await page.viewport(640, 480);
  opened = await openMaskCanvas({ width: 800, height: 600 }, { width: 480, height: 360, paint: paintNames });
});

afterEach(() => opened.dispose());

describe('at the start', () => {
  it('fits', () => {
    expect(opened.element.zoom).toBeCloseTo((360 - 56) / 600, 3);
    expect(opened.element.view).toBeUndefined();
  });

  it('goes on fitting when the page changes its size', async () => {
    opened.element.style.setProperty('height', '206px');
    await eventually(() => opened.element.zoom).toBeCloseTo(150 / 600, 3);
  });

  it('enlarges a small picture by a whole number', async () => {
    opened.dispose();
    opened = await openMaskCanvas({ width: 100, height: 100 });
    expect(opened.element.zoom).toBe(3);
  });

  it('shows what was asked for before the picture was there', async () => {
    const part = { zoom: 2, center: { x: 100, y: 200 } };
    const element = document.createElement('easel-mask-canvas');
    element.show(part);
    Object.assign(element, { imageUrl: opened.element.imageUrl, session: opened.session });
    element.style.setProperty('height', '300px');
    document.body.append(element);
    await element.ready;
    await eventually(() => element.view).toEqual(part);
    element.remove();
  });
});

it('stays crisp, and where it is, at another zoom of VS Code', async () => {
  opened.element.show({ zoom: 2, center: { x: 400, y: 300 } });
  try {
    await setPixelRatio(1.25);
    // An emulated screen alone tells nobody; a zoom always leaves the page another size.
    opened.element.style.setProperty('width', '400px');
    const picture = opened.element.renderRoot.querySelector<HTMLCanvasElement>('canvas.picture');
    await eventually(() => picture?.width).toBe(500);
    expect(picture?.height).toBe(450);
    expect(opened.element.view).toEqual({ zoom: 2, center: { x: 400, y: 300 } });
    expect(shownAt(250, 225)).toEqual({ x: 400, y: 300 });
  } finally {
    await setPixelRatio(1);
  }
});

describe('zooming', () => {
  it.each([
    [100, 80],
    [400, 300],
  ])('with the wheel keeps the point under the pointer at %d, %d', async (x, y) => {
    opened.element.zoomTo(2);
    await nextFrames();
    const before = shownAt(x, y);
    await mouse.wheel(x, y, 0, -100, ['control']);
    await eventually(() => opened.element.zoom).toBeGreaterThan(2.5);
    await nextFrames();
    const after = shownAt(x, y);
    expect(Math.abs(after.x - before.x)).toBeLessThanOrEqual(1);
    expect(Math.abs(after.y - before.y)).toBeLessThanOrEqual(1);
  });

  it('stays between a tenth and twenty times', () => {
    opened.element.zoomTo(1000);
    expect(opened.element.zoom).toBe(20);
    opened.element.zoomTo(0.0001);
    expect(opened.element.zoom).toBe(0.1);
  });

  it('by keys: in, out, pixel for pixel, and fitting', async () => {
    const fitting = opened.element.zoom;
    await mouse.click(5, 5);
    await userEvent.keyboard('1');
    expect(opened.element.zoom).toBe(1);
    await userEvent.keyboard('+');
    expect(opened.element.zoom).toBeCloseTo(1.25);
    await userEvent.keyboard('--');
    expect(opened.element.zoom).toBeCloseTo(0.8);
    await userEvent.keyboard('0');
    expect(opened.element.zoom).toBe(fitting);
  });

  it('is told', async () => {
    const zooms: number[] = [];
    opened.element.addEventListener('easel-view-change', ({ zoom }) => zooms.push(zoom));
    opened.element.zoomTo(3);
    expect(zooms).toEqual([3]);
  });
});

describe('moving', () => {
  beforeEach(async () => {
    opened.element.show({ zoom: 2, center: { x: 400, y: 300 } });
    await nextFrames();
  });

  it.each([
    ['the wheel', () => mouse.wheel(200, 200, 40, 30)],
    ['the wheel and Shift', () => mouse.wheel(200, 200, 0, 40, ['shift'])],
    [
      'the middle button',
      () =>
        mouse.drag(
          [
            [200, 200],
            [160, 170],
          ],
          { button: 'middle' },
        ),
    ],
    [
      'Space held',
      async () => {
        await mouse.click(5, 5, { button: 'middle' });
        await userEvent.keyboard('{ >}');
        await mouse.drag([
          [200, 200],
          [160, 170],
        ]);
        await userEvent.keyboard('{/ }');
      },
    ],
  ] as const)('by %s', async (name, move) => {
    const before = shownAt(240, 180);
    await move();
    const vertical = name === 'the wheel and Shift' ? 0 : 15;
    await eventually(() => opened.element.view?.center).toEqual({ x: 420, y: 300 + vertical });
    await nextFrames();
    expect(shownAt(240, 180)).toEqual({ x: before.x + 20, y: before.y + vertical });
    expect(opened.painted()).toEqual([]);
  });

  it('never loses the picture', async () => {
    for (let turn = 0; turn < 4; turn++) await mouse.wheel(200, 200, 1000, 0);
    await nextFrames();
    const { x = 0 } = opened.element.view?.center ?? {};
    expect((x - 800) * 2).toBeLessThanOrEqual(240 - 48);
  });
});

it('removed before it was drawn, it draws nothing', async () => {
  const errors: string[] = [];
  const listener = ({ message }: ErrorEvent) => errors.push(message);
  window.addEventListener('error', listener);
  const element = document.createElement('easel-mask-canvas');
  Object.assign(element, { imageUrl: opened.element.imageUrl, session: opened.session });
  document.body.append(element);
  element.remove();
  await element.ready;
  await nextFrames();
  window.removeEventListener('error', listener);
  expect(errors).toEqual([]);
});

it('with Alt the wheel changes the brush', async () => {
  await mouse.wheel(200, 200, 0, -100, ['alt']);
  await eventually(() => opened.element.sizes.brush).toBe(46);
});

it('shows every pixel sharply when enlarged', async () => {
  opened.element.show({ zoom: 10, center: { x: 400, y: 300 } });
  await nextFrames();
  const pixels = Array.from({ length: 20 }, (_, index) => shownAt(240 + index, 180).x);
  expect(pixels).toEqual([...Array(10).fill(400), ...Array(10).fill(401)]);
});
