import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { mouse } from './mouse.ts';
import { nextFrames } from './nextFrames.ts';
import { namedPixel, type OpenedCanvas, openMaskCanvas, paintNames } from './openMaskCanvas.ts';
import { setPixelRatio } from './pixelRatio.ts';

const size = { width: 1400, height: 1000 };

/** Of what is in view of the picture: near each corner, and the middle. */
const places = [
  [-1, -1],
  [1, -1],
  [-1, 1],
  [1, 1],
  [0, 0],
] as const;

let opened: OpenedCanvas;

/** Just before the middle of a device pixel: at the middle itself two image pixels can meet. */
const within = 0.49;

/** Clicks on a device pixel and says where that was, and what was marked. */
async function clickOn(x: number, y: number): Promise<{ device: [number, number]; marked: string[] }> {
  const device: [number, number] = [Math.round(x * devicePixelRatio), Math.round(y * devicePixelRatio)];
  const { left, top } = opened.element.getBoundingClientRect();
  const at = (origin: number, place: number) =>
    (Math.round(origin * devicePixelRatio) + place + within) / devicePixelRatio;
  await mouse.click(at(left, device[0]), at(top, device[1]));
  await nextFrames();
  return { device, marked: opened.painted() };
}

async function expectExactClicks(): Promise<void> {
  const { zoom } = opened.element;
  for (const [across, down] of places) {
    const x = 200 + across * (Math.min(200, (size.width / 2) * zoom) - 4);
    const y = 150 + down * (Math.min(150, (size.height / 2) * zoom) - 4);
    const before = namedPixel(
      opened.pixel('picture', Math.round(x * devicePixelRatio), Math.round(y * devicePixelRatio)),
    );
    const { device, marked } = await clickOn(x, y);
    if (zoom * devicePixelRatio >= 1) {
      expect(marked).toEqual([`${before.x},${before.y}`]);
    } else {
      expect(marked).toHaveLength(1);
    }
    expect(opened.pixel('mask', ...device)).toEqual([255, 59, 107, 255]);
    await opened.session.apply({ kind: 'clear' });
  }
}

describe.each([1, 1.25, 2])(
  'with %d device pixels to a CSS pixel, a click marks exactly the pixel under it',
  (ratio) => {
    beforeAll(() => setPixelRatio(ratio));

    afterAll(() => setPixelRatio(1));

    beforeEach(async () => {
      await page.viewport(640, 480);
      opened = await openMaskCanvas(size, { width: 400, height: 300, left: 37, top: 21, paint: paintNames });
      opened.element.sizes = { brush: 1, eraser: 1 };
      await nextFrames();
      expect(devicePixelRatio).toBe(ratio);
    });

    afterEach(() => opened.dispose());

    it.each([0.1, 0.4, 0.75, 1, 1.3, 4, 20])('at zoom %d', async (zoom) => {
      opened.element.show({ zoom, center: { x: 700.3, y: 499.7 } });
      await nextFrames();
      await expectExactClicks();
    });

    it('after scrolling', async () => {
      opened.element.zoomTo(3);
      await mouse.wheel(200, 150, 133, 71);
      await nextFrames();
      await expectExactClicks();
    });

    it('with new borders', async () => {
      opened.element.zoomTo(2);
      await opened.session.apply({ kind: 'extend', extend: { top: 33, right: 0, bottom: 0, left: 57 } });
      await nextFrames();
      await expectExactClicks();
    });
  },
);
