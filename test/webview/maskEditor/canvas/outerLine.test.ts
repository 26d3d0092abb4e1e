import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { blendWeights } from '../../../../src/geometry/blendWeights.ts';
import { noSides, whole } from '../../../../src/geometry/rectangle.ts';
import { eventually } from './eventually.ts';
import { mouse } from './mouse.ts';
import { nextFrames } from './nextFrames.ts';
import { layerPixels, type OpenedCanvas, openMaskCanvas } from './openMaskCanvas.ts';

const size = { width: 96, height: 72 };

/** Four times as large; the picture lies at 48, 36. */
let opened: OpenedCanvas;

function isDrawn(x: number, y: number): boolean {
  return (opened.pixel('outer-line', x, y)[3] ?? 0) > 0;
}

function drawnPixels(): number {
  return layerPixels(opened.element, 'outer-line', 0, 0, 480, 360).filter(
    (value, index) => index % 4 === 3 && value > 0,
  ).length;
}

/** Pixels whose edges have a line where the shares begin, and none elsewhere. */
function expectLineAround(shares: Uint8Array): void {
  const changes = (x: number, y: number) => (shares[y * size.width + x] ?? 0) > 0;
  const wrong: string[] = [];
  for (let y = 1; y < size.height - 1; y++) {
    for (let x = 1; x < size.width - 1; x++) {
      const left = 48 + x * 4;
      const middle = 36 + y * 4 + 2;
      // At the left edge of each pixel, and in its middle, unless the lines of its corners reach in.
      if (changes(x, y) !== changes(x - 1, y) && !isDrawn(left, middle))
        wrong.push(`no line left of ${x},${y}`);
      const around = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => changes(x + dx, y + dy)));
      if (new Set(around).size === 1 && isDrawn(left + 2, middle)) wrong.push(`a line in ${x},${y}`);
    }
  }
  expect(wrong).toEqual([]);
}

beforeEach(async () => {
  await page.viewport(640, 480);
  opened = await openMaskCanvas(size);
  opened.element.show({ zoom: 4, center: { x: 48, y: 36 } });
  opened.element.blend = { grow: 2, feather: 1, keepUnmasked: true };
  await opened.element.updateComplete;
});

afterEach(() => opened.dispose());

describe('the outer line', () => {
  it('runs where the result begins to differ', async () => {
    await opened.session.apply({
      kind: 'ellipse',
      erase: false,
      box: { x: 20, y: 15, width: 40, height: 30 },
    });
    await eventually(drawnPixels).toBeGreaterThan(0);
    expectLineAround(
      blendWeights(opened.session.coverage, size, whole(size), { grow: 2, feather: 1, keepUnmasked: true }),
    );
  });

  it('follows grow and feather', async () => {
    await opened.session.apply({
      kind: 'rectangle',
      erase: false,
      box: { x: 20, y: 15, width: 40, height: 30 },
    });
    await eventually(() => isDrawn(48 + (20 - 2) * 4, 36 + 30 * 4)).toBe(true);
    opened.element.blend = { grow: 0, feather: 0, keepUnmasked: true };
    await eventually(() => isDrawn(48 + 20 * 4, 36 + 30 * 4)).toBe(true);
    expect(isDrawn(48 + (20 - 2) * 4, 36 + 30 * 4)).toBe(false);
  });

  it('waits for the end of a stroke', async () => {
    opened.element.sizes = { brush: 10, eraser: 10 };
    await mouse.move(200, 150);
    await mouse.down(200, 150);
    await mouse.move(260, 150, { button: 'left' });
    await nextFrames(4);
    expect(drawnPixels()).toBe(0);
    await mouse.up(260, 150);
    await eventually(drawnPixels).toBeGreaterThan(0);
  });

  it('goes around new borders', async () => {
    await opened.session.apply({ kind: 'extend', extend: { ...noSides, right: 10 } });
    await eventually(() => isDrawn(48 + (96 - 2) * 4, 180)).toBe(true);
  });

  it('is away when everything may change, when it is hidden, and without paint', async () => {
    await opened.session.apply({
      kind: 'rectangle',
      erase: false,
      box: { x: 20, y: 15, width: 40, height: 30 },
    });
    await eventually(drawnPixels).toBeGreaterThan(0);
    opened.element.blend = { grow: 2, feather: 1, keepUnmasked: false };
    await eventually(drawnPixels).toBe(0);
    opened.element.blend = { grow: 2, feather: 1, keepUnmasked: true };
    await eventually(drawnPixels).toBeGreaterThan(0);
    await opened.session.apply({ kind: 'clear' });
    await eventually(drawnPixels).toBe(0);
  });
});

describe('the mask', () => {
  const mask = () => opened.element.renderRoot.querySelector<HTMLElement>('canvas.mask');

  it('has the colour and the opacity asked for, and can be hidden', async () => {
    await opened.session.apply({ kind: 'selectAll' });
    opened.element.overlay = { color: 'rgb(0, 128, 255)', opacity: 0.25, isHidden: false };
    await eventually(() => opened.pixel('mask', 240, 180)).toEqual([0, 128, 255, 255]);
    expect(mask()?.style.opacity).toBe('0.25');
    opened.element.overlay = { color: 'red', opacity: 0.25, isHidden: true };
    await eventually(() => mask()?.checkVisibility()).toBe(false);
  });

  it('shows a single pixel also when many are one on the screen', async () => {
    opened.dispose();
    opened = await openMaskCanvas({ width: 2000, height: 1500 });
    opened.element.show({ zoom: 0.1, center: { x: 1000, y: 750 } });
    await opened.session.apply({
      kind: 'rectangle',
      erase: false,
      box: { x: 1237, y: 891, width: 1, height: 1 },
    });
    const place = [240 + Math.floor((1237 - 1000) / 10), 180 + Math.floor((891 - 750) / 10)] as const;
    await eventually(() => opened.pixel('mask', ...place)[3]).toBe(255);
    await opened.session.undo();
    await eventually(() => opened.pixel('mask', ...place)[3]).toBe(0);
  });
});

describe('the frame', () => {
  const frame = () => opened.element.renderRoot.querySelector('path.frame')?.getAttribute('d');

  it('shows what is sent, where that is a part', async () => {
    opened.element.frame = {
      region: { x: 10, y: 20, width: 32, height: 16 },
      sent: { width: 64, height: 32 },
    };
    await eventually(frame).toBe('M88 116h128v64h-128z');
  });

  it('is away when all is sent', async () => {
    opened.element.frame = {
      region: { x: -8, y: 0, width: 112, height: 72 },
      sent: { width: 112, height: 72 },
    };
    await nextFrames();
    expect(frame()).toBe('');
  });
});
