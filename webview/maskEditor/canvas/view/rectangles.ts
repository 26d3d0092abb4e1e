import type { Point, Rectangle, Sides, Size } from '../../../../src/geometry/rectangle.ts';

/** The canvas in image pixels: its corner is negative where there are new borders. */
export function canvasInImage({ width, height }: Size, { top, right, bottom, left }: Sides): Rectangle {
  return { x: -left, y: -top, width: left + width + right, height: top + height + bottom };
}

/** The smallest rectangle around both. */
export function union(a: Rectangle, b: Rectangle): Rectangle {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

export function middle({ x, y, width, height }: Rectangle): Point {
  return { x: x + width / 2, y: y + height / 2 };
}
