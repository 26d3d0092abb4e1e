import type { Rectangle, Size } from '../../../src/geometry/rectangle.ts';

const shift = 7;

/** Edge of a tile in pixels; those at the right and lower edge are cut. */
export const tileEdge = 1 << shift;

/** Cuts an image into square tiles, numbered row by row. */
export class TileGrid {
  readonly columns: number;
  readonly count: number;

  constructor(readonly size: Size) {
    this.columns = Math.ceil(size.width / tileEdge);
    this.count = this.columns * Math.ceil(size.height / tileEdge);
  }

  /** The tile that holds a pixel of the image. */
  at(x: number, y: number): number {
    return (y >> shift) * this.columns + (x >> shift);
  }

  box(tile: number): Rectangle {
    const x = (tile % this.columns) * tileEdge;
    const y = Math.floor(tile / this.columns) * tileEdge;
    return {
      x,
      y,
      width: Math.min(tileEdge, this.size.width - x),
      height: Math.min(tileEdge, this.size.height - y),
    };
  }
}
