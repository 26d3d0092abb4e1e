import { extended, type Sides } from '../geometry/rectangle.ts';
import type { Picture } from './picture.ts';

/** The picture with new borders, transparent black until something is put there; the picture itself where none are. */
export function onCanvas(picture: Picture, extend: Sides): Picture {
  const { top, right, bottom, left } = extend;
  if (top + right + bottom + left === 0) return picture;
  const { width, height } = extended(picture, extend);
  const length = width * height * 4;
  const data = picture.data instanceof Uint16Array ? new Uint16Array(length) : new Uint8Array(length);
  const rowLength = picture.width * 4;
  for (let y = 0; y < picture.height; y++) {
    const row = picture.data.subarray(y * rowLength, (y + 1) * rowLength);
    data.set(row, ((top + y) * width + left) * 4);
  }
  return { width, height, data, colorChunks: picture.colorChunks };
}
