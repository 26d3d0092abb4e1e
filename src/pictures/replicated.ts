import type { Rectangle } from '../geometry/rectangle.ts';
import type { Picture } from './picture.ts';

/**
 * A part of the picture as RGBA with 8 bits a sample, alpha not premultiplied, in a buffer of its own. Beyond the
 * picture its edges go on.
 */
export function replicated(picture: Picture, area: Rectangle): Uint8Array {
  const { data, width, height } = picture;
  const part = new Uint8Array(area.width * area.height * 4);
  const columns = Int32Array.from({ length: area.width }, (_, x) => clamped(area.x + x, width) * 4);
  const inside = area.x >= 0 && area.x + area.width <= width && data instanceof Uint8Array;
  for (let y = 0; y < area.height; y++) {
    const to = y * area.width * 4;
    const from = clamped(area.y + y, height) * width * 4;
    if (inside) {
      const start = from + area.x * 4;
      part.set(data.subarray(start, start + area.width * 4), to);
    } else if (data instanceof Uint8Array) {
      for (let x = 0; x < area.width; x++) copyPixel(data, from + (columns[x] ?? 0), part, to + x * 4);
    } else {
      for (let x = 0; x < area.width; x++) reducePixel(data, from + (columns[x] ?? 0), part, to + x * 4);
    }
  }
  return part;
}

function clamped(at: number, length: number): number {
  return Math.min(Math.max(at, 0), length - 1);
}

function copyPixel(data: Uint8Array, from: number, part: Uint8Array, to: number): void {
  part[to] = data[from] ?? 0;
  part[to + 1] = data[from + 1] ?? 0;
  part[to + 2] = data[from + 2] ?? 0;
  part[to + 3] = data[from + 3] ?? 0;
}

/** 65,535 is 257 × 255. */
function reducePixel(data: Uint16Array, from: number, part: Uint8Array, to: number): void {
  for (let sample = 0; sample < 4; sample++) {
    part[to + sample] = Math.round((data[from + sample] ?? 0) / 257);
  }
}
