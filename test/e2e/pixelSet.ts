import assert from 'node:assert/strict';
import type { PNG } from 'pngjs';
import type { Rectangle, Size } from '../../src/geometry/rectangle.ts';

/** Some pixels of a picture: one byte each, row by row, 1 for those that belong to it. */
export interface PixelSet extends Size {
  readonly data: Uint8Array;
}

/** The pixels of a picture for which `belongs` says so, told where their bytes begin. */
export function pixelsWhere({ width, height }: Size, belongs: (at: number) => boolean): PixelSet {
  return {
    width,
    height,
    data: Uint8Array.from({ length: width * height }, (_, pixel) => +belongs(pixel * 4)),
  };
}

/** The pixels that are not the same in both, in colour or alpha. */
export function differing(a: PNG, b: PNG): PixelSet {
  assert.deepEqual([a.width, a.height], [b.width, b.height], 'The sizes differ.');
  return pixelsWhere(a, (at) => !a.data.subarray(at, at + 4).equals(b.data.subarray(at, at + 4)));
}

export function rectanglePixels({ width, height }: Size, box: Rectangle): PixelSet {
  const data = new Uint8Array(width * height);
  for (let y = box.y; y < box.y + box.height; y++) {
    data.fill(1, y * width + box.x, y * width + box.x + box.width);
  }
  return { width, height, data };
}

/** All other pixels. */
export function inverse({ width, height, data }: PixelSet): PixelSet {
  return { width, height, data: data.map((value) => 1 - value) };
}

/** The set with all pixels at most `distance` from it: a disc is laid on every pixel at its edge. */
export function grown(set: PixelSet, distance: number): PixelSet {
  const { width, height, data } = set;
  const result = data.slice();
  const reach = Math.floor(distance);
  for (let pixel = 0; pixel < data.length; pixel++) {
    if (!data[pixel] || !isAtEdge(set, pixel)) {
      continue;
    }
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    for (let down = Math.max(-reach, -y); down <= Math.min(reach, height - 1 - y); down++) {
      const half = Math.floor(Math.sqrt(distance * distance - down * down));
      const row = (y + down) * width;
      result.fill(1, row + Math.max(0, x - half), row + Math.min(width, x + half + 1));
    }
  }
  return { width, height, data: result };
}

function isAtEdge({ width, data }: PixelSet, pixel: number): boolean {
  return [pixel - 1, pixel + 1, pixel - width, pixel + width].some((neighbour) => data[neighbour] === 0);
}

/** How many pixels of `set` are not in `other`. */
export function countOutside(set: PixelSet, other: PixelSet): number {
  return set.data.reduce((count, value, pixel) => count + (value && !other.data[pixel] ? 1 : 0), 0);
}
