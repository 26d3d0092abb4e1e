import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { PNG } from 'pngjs';
import type { Point } from '../../src/geometry/rectangle.ts';
import { markEdge, marks } from './markedPicture.ts';

/** Where image pixels are in the window, in CSS pixels. */
export interface PictureOnScreen {
  /** CSS pixels per image pixel. */
  readonly zoom: number;
  /** Of a place in the image; (0, 0) is the left top corner of its first pixel. */
  at(point: Point): Point;
}

/**
 * Finds the marks of the test's picture inside an element, which must show both.
 *
 * @throws AssertionError while it does not.
 */
export async function locatePicture(element: Locator): Promise<PictureOnScreen> {
  const box = await element.boundingBox();
  assert.ok(box, 'It is not on screen.');
  const shot = PNG.sync.read(await element.screenshot());
  const middle = markCenter(shot, () => true);
  const first = markCenter(shot, (x) => x < middle.x);
  const second = markCenter(shot, (x) => x >= middle.x);
  const [from, to] = marks;
  const zoom = (second.x - first.x) / (to.x - from.x);
  const zoomDown = (second.y - first.y) / (to.y - from.y);
  assert.ok(Math.abs(zoom - zoomDown) < 0.01 * zoom, `The picture is distorted: ${zoom} to ${zoomDown}.`);
  const left = box.x + first.x - (from.x + markEdge / 2) * zoom;
  const top = box.y + first.y - (from.y + markEdge / 2) * zoom;
  return { zoom, at: ({ x, y }) => ({ x: left + x * zoom, y: top + y * zoom }) };
}

/** The middle of all magenta pixels where `counts`, half covered ones weighed by what they show. */
function markCenter({ width, height, data }: PNG, counts: (x: number) => boolean): Point {
  let [weight, sumX, sumY] = [0, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!counts(x)) continue;
      const at = (y * width + x) * 4;
      const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
      const share = Math.max(0, Math.min(red, blue) - green - 100) / 155;
      weight += share;
      sumX += share * (x + 0.5);
      sumY += share * (y + 0.5);
    }
  }
  assert.ok(weight > 20, 'A mark of the picture is not to be seen.');
  return { x: sumX / weight, y: sumY / weight };
}
