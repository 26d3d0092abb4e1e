import type { Rectangle } from '../../../src/geometry/rectangle.ts';

/** The coverage of a tile: one value for all of it, or one bit a pixel, rows starting at whole bytes. */
export type PackedTile = 0 | 255 | Uint8Array;

/** @param stride bytes per row of `data`. */
export function packTile(data: Uint8Array, stride: number, box: Rectangle): PackedTile {
  const rowBytes = Math.ceil(box.width / 8);
  const packed = new Uint8Array(rowBytes * box.height);
  const lastBits = 0xff >> (rowBytes * 8 - box.width);
  let some = 0;
  let every = 0xff;
  for (let row = 0, to = 0; row < box.height; row++) {
    let from = (box.y + row) * stride + box.x;
    for (let column = 1; column <= rowBytes; column++, from += 8, to++) {
      const bits =
        ((data[from] ?? 0) & 1) |
        ((data[from + 1] ?? 0) & 2) |
        ((data[from + 2] ?? 0) & 4) |
        ((data[from + 3] ?? 0) & 8) |
        ((data[from + 4] ?? 0) & 16) |
        ((data[from + 5] ?? 0) & 32) |
        ((data[from + 6] ?? 0) & 64) |
        ((data[from + 7] ?? 0) & 128);
      // The last byte of a cut tile also read pixels of other tiles.
      const valid = column < rowBytes ? 0xff : lastBits;
      packed[to] = bits & valid;
      some |= bits & valid;
      every &= bits | ~valid;
    }
  }
  if (some === 0) return 0;
  return every === 0xff ? 255 : packed;
}

export function unpackTile(tile: PackedTile, data: Uint8Array, stride: number, box: Rectangle): void {
  const rowBytes = Math.ceil(box.width / 8);
  for (let row = 0; row < box.height; row++) {
    const to = (box.y + row) * stride + box.x;
    if (typeof tile === 'number') {
      data.fill(tile, to, to + box.width);
      continue;
    }
    const from = row * rowBytes;
    for (let x = 0; x < box.width; x++) {
      data[to + x] = -(((tile[from + (x >> 3)] ?? 0) >> (x & 7)) & 1);
    }
  }
}
