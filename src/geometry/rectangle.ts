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
