import type { Rectangle, Size } from './rectangle.ts';

/** A coverage byte from here on is painted. */
export const paintedFrom = 128;

/** The smallest rectangle around all that is painted; `undefined` for nothing. One byte per pixel, row by row. */
export function coverageBox(coverage: Uint8Array, { width, height }: Size): Rectangle | undefined {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++) {
    const start = y * width;
    let first = 0;
    while (first < width && (coverage[start + first] ?? 0) < paintedFrom) first++;
    if (first === width) continue;
    let last = width - 1;
    while (last > right && (coverage[start + last] ?? 0) < paintedFrom) last--;
    left = Math.min(left, first);
    right = Math.max(right, last);
    top = Math.min(top, y);
    bottom = y;
  }
  return bottom < 0 ? undefined : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}
