import type { Rectangle } from '../../../src/geometry/rectangle.ts';
import { type TileGrid, tileEdge } from './tileGrid.ts';

export interface Measure {
  /** Painted pixels. */
  readonly count: number;
  /** The box around them; `undefined`: there are none. */
  readonly box: Rectangle | undefined;
}

/** Counts what is painted; only tiles that changed are counted again. */
export class CoverageMeasure {
  readonly #grid: TileGrid;
  readonly #isStale: Uint8Array;
  readonly #tiles: Measure[];

  /** @param grid of a coverage that is empty. */
  constructor(grid: TileGrid) {
    this.#grid = grid;
    this.#isStale = new Uint8Array(grid.count);
    this.#tiles = new Array<Measure>(grid.count).fill({ count: 0, box: undefined });
  }

  changed(tile: number): void {
    this.#isStale[tile] = 1;
  }

  of(data: Uint8Array): Measure {
    let count = 0;
    let box: Rectangle | undefined;
    for (let tile = 0; tile < this.#grid.count; tile++) {
      const measure = this.#measure(tile, data);
      count += measure.count;
      box = union(box, measure.box);
    }
    return { count, box };
  }

  #measure(tile: number, data: Uint8Array): Measure {
    const known = this.#tiles[tile];
    if (known && this.#isStale[tile] === 0) return known;
    const measure = measureBox(data, this.#grid.size.width, this.#grid.box(tile));
    this.#tiles[tile] = measure;
    this.#isStale[tile] = 0;
    return measure;
  }
}

function measureBox(data: Uint8Array, stride: number, box: Rectangle): Measure {
  let count = 0;
  let left = tileEdge;
  let right = -1;
  let top = -1;
  let bottom = -1;
  for (let row = 0; row < box.height; row++) {
    const start = (box.y + row) * stride + box.x;
    let painted = 0;
    for (let x = 0; x < box.width; x++) painted += (data[start + x] ?? 0) & 1;
    if (painted === 0) continue;
    count += painted;
    if (top < 0) top = row;
    bottom = row;
    // Only what widens the box is looked at.
    for (let x = 0; x < left; x++) if (data[start + x] !== 0) left = x;
    for (let x = box.width - 1; x > right; x--) if (data[start + x] !== 0) right = x;
  }
  if (count === 0) return { count, box: undefined };
  return {
    count,
    box: { x: box.x + left, y: box.y + top, width: right - left + 1, height: bottom - top + 1 },
  };
}

/** The box around both. */
export function union(a: Rectangle | undefined, b: Rectangle | undefined): Rectangle | undefined {
  if (!a || !b) return a ?? b;
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}
