import type { Size } from '../../../src/geometry/rectangle.ts';
import type { PaintSpan } from './spans.ts';

const threshold = 128;

/**
 * Brings a mask to the size of the image: each way, what has too many pixels is averaged, what has too few is
 * repeated. 128 and more is painted.
 *
 * @param mask one coverage byte per pixel.
 */
export function rasterMask(
  mask: Size & { readonly data: Uint8Array },
  { width, height }: Size,
  paint: PaintSpan,
): void {
  const columns = cells(mask.width, width);
  const rows = cells(mask.height, height);
  for (let y = 0; y < height; y++) {
    const top = rows.from(y);
    const bottom = rows.to(y);
    let start = -1;
    for (let x = 0; x < width; x++) {
      const left = columns.from(x);
      const right = columns.to(x);
      let sum = 0;
      for (let row = top; row < bottom; row++) {
        for (let at = row * mask.width + left; at < row * mask.width + right; at++) sum += mask.data[at] ?? 0;
      }
      const isPainted = sum >= threshold * (right - left) * (bottom - top);
      if (isPainted && start < 0) start = x;
      if (isPainted || start < 0) continue;
      paint(y, start, x);
      start = -1;
    }
    if (start >= 0) paint(y, start, width);
  }
}

/** Which pixels of `from` many make up each of `to` many: at least one, none twice where they are enough. */
function cells(from: number, to: number): { from(at: number): number; to(at: number): number } {
  if (from > to) {
    return {
      from: (at) => Math.floor((at * from) / to),
      to: (at) => Math.floor(((at + 1) * from) / to),
    };
  }
  const nearest = (at: number) => Math.floor(((at + 0.5) * from) / to);
  return { from: nearest, to: (at) => nearest(at) + 1 };
}
