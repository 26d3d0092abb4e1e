import type { Point, Size } from '../../../src/geometry/rectangle.ts';
import type { PaintSpan } from './spans.ts';

/**
 * The pixels that hang together with the seed (over edges, not corners) and differ from its colour by at most
 * `tolerance` in every channel. A seed outside the picture fills nothing.
 *
 * @param pixels RGBA, four bytes a pixel.
 * @param tolerance 0 to 255.
 */
export function floodFill(
  pixels: Uint8ClampedArray,
  { width, height }: Size,
  seed: Point,
  tolerance: number,
  paint: PaintSpan,
): void {
  const seedX = Math.floor(seed.x);
  const seedY = Math.floor(seed.y);
  if (seedX < 0 || seedY < 0 || seedX >= width || seedY >= height) return;

  const isDone = new Uint8Array(width * height);
  const start = seedY * width + seedX;
  const red = pixels[start * 4] ?? 0;
  const green = pixels[start * 4 + 1] ?? 0;
  const blue = pixels[start * 4 + 2] ?? 0;
  const alpha = pixels[start * 4 + 3] ?? 0;
  const isOpen = (at: number) =>
    isDone[at] === 0 &&
    Math.abs((pixels[at * 4] ?? 0) - red) <= tolerance &&
    Math.abs((pixels[at * 4 + 1] ?? 0) - green) <= tolerance &&
    Math.abs((pixels[at * 4 + 2] ?? 0) - blue) <= tolerance &&
    Math.abs((pixels[at * 4 + 3] ?? 0) - alpha) <= tolerance;

  const waiting = [start];
  /** One pixel of every run that touches a span of the row above or below. */
  const visit = (from: number, to: number) => {
    let wasOpen = false;
    for (let at = from; at < to; at++) {
      const open = isOpen(at);
      if (open && !wasOpen) waiting.push(at);
      wasOpen = open;
    }
  };
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (isDone[at] === 1) continue;
    const y = Math.floor(at / width);
    const row = y * width;
    let from = at;
    while (from > row && isOpen(from - 1)) from--;
    let to = at + 1;
    while (to < row + width && isOpen(to)) to++;
    isDone.fill(1, from, to);
    paint(y, from - row, to - row);
    if (y > 0) visit(from - width, to - width);
    if (y + 1 < height) visit(from + width, to + width);
  }
}
