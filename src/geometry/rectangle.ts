/** In pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** In pixels; `x` and `y` are its left and top edge. */
export interface Rectangle extends Point, Size {}

/** Pixels added at each edge of an image. */
export interface Sides {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export const noSides: Sides = { top: 0, right: 0, bottom: 0, left: 0 };

/** The canvas: an image with its new borders. Canvas pixel (left, top) is image pixel (0, 0). */
export function extended({ width, height }: Size, { top, right, bottom, left }: Sides): Size {
  return { width: left + width + right, height: top + height + bottom };
}

/** The rectangle that a size fills. */
export function whole({ width, height }: Size): Rectangle {
  return { x: 0, y: 0, width, height };
}

/** Empty, with a width or height of 0, where the two do not meet. */
export function intersection(a: Rectangle, b: Rectangle): Rectangle {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x),
    height: Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y),
  };
}

/** Larger by `margin` on every side. */
export function inflated({ x, y, width, height }: Rectangle, margin: number): Rectangle {
  return { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin };
}

export function isEmpty({ width, height }: Size): boolean {
  return width <= 0 || height <= 0;
}
