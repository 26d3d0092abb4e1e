import type { ReachTile } from './reachTile.ts';

/** A tile with more lines than this is a speckle: nobody could follow its outline, and drawing it would take seconds. */
const mostLines = 4000;

/** Horizontal or vertical, in cells. */
export type Line = readonly [x0: number, y0: number, x1: number, y1: number];

/**
 * The lines between cells that may change and those that may not, along their edges. Of a speckle only the outline of
 * its blocks, which are as small as possible: what lies outside of it still does not change.
 */
export function outline(tile: ReachTile): readonly Line[] {
  let grain = 1;
  let lines = outlineOf(tile, grain);
  while (lines.length > mostLines) {
    grain *= 2;
    lines = outlineOf(tile, grain);
  }
  return lines;
}

/** @param grain edge of a block, in cells; a block changes when any of its cells does. */
function outlineOf({ area, around, weights }: ReachTile, grain: number): readonly Line[] {
  const blockOf = (cell: number) => Math.floor(cell / grain);
  const [startX, startY] = [blockOf(around.x), blockOf(around.y)];
  const columns = blockOf(around.x + around.width - 1) - startX + 1;
  const rows = blockOf(around.y + around.height - 1) - startY + 1;
  const blocks = new Uint8Array(columns * rows);
  for (let row = 0; row < around.height; row++) {
    const blockRow = (blockOf(around.y + row) - startY) * columns;
    for (let column = 0; column < around.width; column++) {
      if ((weights[row * around.width + column] ?? 0) > 0) {
        blocks[blockRow + blockOf(around.x + column) - startX] = 1;
      }
    }
  }
  const changes = (x: number, y: number): number => {
    const [column, row] = [x - startX, y - startY];
    return column < 0 || row < 0 || column >= columns || row >= rows
      ? 0
      : (blocks[row * columns + column] ?? 0);
  };
  const [left, top] = [blockOf(area.x), blockOf(area.y)];
  const [right, bottom] = [blockOf(area.x + area.width - 1) + 1, blockOf(area.y + area.height - 1) + 1];
  // The edges right and below are the next tile's, unless the canvas ends there.
  const lastX = around.x + around.width > area.x + area.width ? right - 1 : right;
  const lastY = around.y + around.height > area.y + area.height ? bottom - 1 : bottom;
  const lines: Line[] = [];
  for (let y = top; y <= lastY; y++) {
    for (const [from, to] of runs(left, right, (x) => changes(x, y - 1) !== changes(x, y))) {
      lines.push([from * grain, y * grain, to * grain, y * grain]);
    }
  }
  for (let x = left; x <= lastX; x++) {
    for (const [from, to] of runs(top, bottom, (y) => changes(x - 1, y) !== changes(x, y))) {
      lines.push([x * grain, from * grain, x * grain, to * grain]);
    }
  }
  return lines;
}

/** Edges in a row are one line. */
function runs(start: number, end: number, isEdge: (at: number) => boolean): [from: number, to: number][] {
  const found: [number, number][] = [];
  let from: number | undefined;
  for (let at = start; at <= end; at++) {
    if (at < end && isEdge(at)) {
      from ??= at;
    } else if (from !== undefined) {
      found.push([from, at]);
      from = undefined;
    }
  }
  return found;
}

export function pathOf(lines: readonly Line[]): Path2D {
  const path = new Path2D();
  for (const [x0, y0, x1, y1] of lines) {
    path.moveTo(x0, y0);
    path.lineTo(x1, y1);
  }
  return path;
}
