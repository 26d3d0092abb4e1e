import type { Size } from '../../../../src/geometry/rectangle.ts';
import type { PaintSpan } from '../../../../webview/maskEditor/mask/spans.ts';

/** What a shape paints, a character per pixel: `#` or `.`. Fails for a row outside the image. */
export function drawn({ width, height }: Size, shape: (paint: PaintSpan) => void): string[] {
  const rows = Array.from({ length: height }, () => new Array<string>(width).fill('.'));
  shape((y, from, to) => {
    const row = rows[y];
    if (!row) throw new Error(`There is no row ${y}.`);
    row.fill('#', Math.max(0, from), Math.max(0, to));
  });
  return rows.map((row) => row.join(''));
}

/** The pixels that a rule marks, drawn the same way. */
export function drawnBy({ width, height }: Size, isPainted: (x: number, y: number) => boolean): string[] {
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => (isPainted(x, y) ? '#' : '.')).join(''),
  );
}
