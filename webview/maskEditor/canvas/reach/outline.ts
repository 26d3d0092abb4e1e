import type { ReachTile } from './reachTile.ts';

/** The line between cells that may change and those that may not, along their edges, in cells. */
export function outline({ area, around, weights }: ReachTile): Path2D {
  const path = new Path2D();
  const changes = (x: number, y: number): boolean => {
    const [column, row] = [x - around.x, y - around.y];
    if (column < 0 || row < 0 || column >= around.width || row >= around.height) return false;
    return (weights[row * around.width + column] ?? 0) > 0;
  };
  const [right, bottom] = [area.x + area.width, area.y + area.height];
  // The edges right and below are the next tile's, unless the canvas ends there.
  const lastX = around.x + around.width > right ? right - 1 : right;
  const lastY = around.y + around.height > bottom ? bottom - 1 : bottom;
  for (let y = area.y; y <= lastY; y++) {
    addRuns(
      area.x,
      right,
      (x) => changes(x, y - 1) !== changes(x, y),
      (from, to) => {
        path.moveTo(from, y);
        path.lineTo(to, y);
      },
    );
  }
  for (let x = area.x; x <= lastX; x++) {
    addRuns(
      area.y,
      bottom,
      (y) => changes(x - 1, y) !== changes(x, y),
      (from, to) => {
        path.moveTo(x, from);
        path.lineTo(x, to);
      },
    );
  }
  return path;
}

/** Edges in a row become one line. */
function addRuns(
  start: number,
  end: number,
  isEdge: (at: number) => boolean,
  add: (from: number, to: number) => void,
): void {
  let from: number | undefined;
  for (let at = start; at < end; at++) {
    if (isEdge(at)) {
      from ??= at;
    } else if (from !== undefined) {
      add(from, at);
      from = undefined;
    }
  }
  if (from !== undefined) add(from, end);
}
