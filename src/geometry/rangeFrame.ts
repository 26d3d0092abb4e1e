import type { Frame, SizeRange } from './frame.ts';
import { placed } from './placed.ts';
import { type Rectangle, type Size, whole } from './rectangle.ts';

/** Square cells over a part of the canvas; each becomes `multiple` × `multiple` pixels of the request. */
interface Grid {
  /** Edge of a cell in canvas pixels: the larger, the less detail is sent. */
  readonly cell: number;
  readonly columns: number;
  readonly rows: number;
}

/**
 * Sends the canvas at its own scale if the limits allow. A canvas below the minimum is scaled up as little as reaches
 * it, one above the limits down as little as fits. Only in the latter case the `crop` is sent alone, grown to what the
 * limits ask for, where it needs less scaling than the whole.
 */
export function rangeFrame(canvas: Size, limits: SizeRange, crop?: Rectangle): Frame {
  const all = gridOverAll(canvas, limits);
  const part = crop && gridOver(crop, canvas, limits, all.cell);
  const { cell, columns, rows } = part ?? all;
  const size = { width: columns * cell, height: rows * cell };
  return {
    region: placed(size, canvas, part && crop ? crop : whole(canvas)),
    sent: { width: columns * limits.multiple, height: rows * limits.multiple },
  };
}

function gridOverAll(canvas: Size, limits: SizeRange): Grid {
  const covering = (cell: number) => cover(canvas, cell, limits);
  let cell = limits.multiple;
  while (!fits(covering(cell), limits)) cell++;
  if (cell === limits.multiple) {
    while (cell > 1 && !reaches(covering(cell), limits) && fits(covering(cell - 1), limits)) cell--;
  }
  return grown(covering(cell), canvas, limits);
}

/** @returns `undefined` when the crop needs cells of `tooLarge` or more. */
function gridOver(crop: Size, canvas: Size, limits: SizeRange, tooLarge: number): Grid | undefined {
  for (let cell = limits.multiple; cell < tooLarge; cell++) {
    const grid = grown(cover(crop, cell, limits), canvas, limits);
    if (fits(grid, limits)) return grid;
  }
  return undefined;
}

/** The fewest cells that cover the size and keep the ratio. */
function cover({ width, height }: Size, cell: number, { maxRatio }: SizeRange): Grid {
  const columns = Math.ceil(width / cell);
  const rows = Math.ceil(height / cell);
  return {
    cell,
    columns: Math.max(columns, Math.ceil(rows / maxRatio)),
    rows: Math.max(rows, Math.ceil(columns / maxRatio)),
  };
}

/** Reaches the minimum: the shorter edge grows first, but over what there is of the canvas before beyond it. */
function grown(grid: Grid, canvas: Size, limits: SizeRange): Grid {
  const { cell } = grid;
  let { columns, rows } = grid;
  while (!reaches({ cell, columns, rows }, limits)) {
    const wider = (columns + 1) * cell <= canvas.width && columns + 1 <= rows * limits.maxRatio;
    const taller = (rows + 1) * cell <= canvas.height && rows + 1 <= columns * limits.maxRatio;
    const upright = columns <= rows;
    if (wider === taller ? upright : wider) columns++;
    else rows++;
  }
  return { cell, columns, rows };
}

function fits({ columns, rows }: Grid, { multiple, maxEdge, maxPixels }: SizeRange): boolean {
  return Math.max(columns, rows) * multiple <= maxEdge && columns * rows * multiple ** 2 <= maxPixels;
}

function reaches({ columns, rows }: Grid, { multiple, minPixels }: SizeRange): boolean {
  return columns * rows * multiple ** 2 >= minPixels;
}
