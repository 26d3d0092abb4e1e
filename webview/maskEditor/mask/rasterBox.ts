import type { Rectangle } from '../../../src/geometry/rectangle.ts';
import type { PaintSpan } from './spans.ts';

/** @param height rows of the image; only these are visited. */
export function rasterRectangle(box: Rectangle, height: number, paint: PaintSpan): void {
  const bottom = Math.min(height, box.y + box.height);
  for (let y = Math.max(0, box.y); y < bottom; y++) paint(y, box.x, box.x + box.width);
}

/**
 * The pixels whose centre is within the ellipse that touches the box's edges.
 *
 * @param height rows of the image; only these are visited.
 */
export function rasterEllipse(box: Rectangle, height: number, paint: PaintSpan): void {
  const middle = box.x + box.width / 2;
  const bottom = Math.min(height, box.y + box.height);
  for (let y = Math.max(0, box.y); y < bottom; y++) {
    const across = ((y + 0.5 - box.y) * 2) / box.height - 1;
    const half = (box.width / 2) * Math.sqrt(1 - across * across);
    paint(y, Math.ceil(middle - half - 0.5), Math.floor(middle + half - 0.5) + 1);
  }
}
