import type { Point, Rectangle, Sides, Size } from '../../../../src/geometry/rectangle.ts';
import { canvasInImage } from '../view/rectangles.ts';
import { type CoverageLevel, CoverageLevels } from './coverageLevels.ts';

/** What is painted on a canvas, in image pixels and at every scale. */
export interface MaskSource {
  readonly levels: CoverageLevels;
  /** Where the levels begin, in image pixels. */
  readonly origin: Point;
  /** In image pixels; what the levels do not reach of it is new border, and painted. */
  readonly canvas: Rectangle;
}

export function sessionMask(levels: CoverageLevels, image: Size, extend: Sides): MaskSource {
  return { levels, origin: { x: 0, y: 0 }, canvas: canvasInImage(image, extend) };
}

/** @param mask coverage of the whole canvas, new borders included. */
export function canvasMask(mask: Size & { readonly data: Uint8Array }, extend: Sides): MaskSource {
  const origin = { x: -extend.left, y: -extend.top };
  return {
    levels: new CoverageLevels(mask.data, mask),
    origin,
    canvas: { ...origin, width: mask.width, height: mask.height },
  };
}

/** The canvas in cells of a level: cell (0, 0) begins at the source's origin. */
export function canvasCells({ canvas, origin }: MaskSource, { edge }: CoverageLevel): Rectangle {
  const x = Math.floor((canvas.x - origin.x) / edge);
  const y = Math.floor((canvas.y - origin.y) / edge);
  return {
    x,
    y,
    width: Math.ceil((canvas.x + canvas.width - origin.x) / edge) - x,
    height: Math.ceil((canvas.y + canvas.height - origin.y) / edge) - y,
  };
}

/** The coverage of a block of cells, all inside the canvas; `undefined`: none of it is painted. */
export function blockCoverage(level: CoverageLevel, block: Rectangle): Uint8Array | undefined {
  const coverage = new Uint8Array(block.width * block.height).fill(255);
  const left = Math.min(Math.max(0, block.x), level.width);
  const right = Math.max(left, Math.min(level.width, block.x + block.width));
  for (let row = 0; row < block.height; row++) {
    const y = block.y + row;
    if (y < 0 || y >= level.height || left === right) continue;
    const start = y * level.width;
    coverage.set(level.data.subarray(start + left, start + right), row * block.width + left - block.x);
  }
  return coverage.some((byte) => byte !== 0) ? coverage : undefined;
}
