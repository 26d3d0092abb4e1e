import type { Canvas } from '@napi-rs/canvas';
import { canvasOf, readPixels } from './pixels.ts';
import { randomFrom } from './random.ts';

const cell = 6;

/**
 * The whole picture as a model hands it back: nearly the same, and no pixel quite the same. Every channel of
 * every pixel moves by 2 to 6 of 255, in small cells, always away from the nearer end so that clipping hides none.
 */
export function redraw(picture: Canvas, seed: number): Canvas {
  const pixels = readPixels(picture);
  const { width, height, data } = pixels;
  const random = randomFrom(seed);
  const columns = Math.ceil(width / cell);
  const shifts = Uint8Array.from({ length: columns * Math.ceil(height / cell) }, () => 2 + random() * 5);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / cell) * columns;
    for (let x = 0; x < width; x++) {
      const shift = shifts[row + Math.floor(x / cell)] ?? 2;
      const at = (y * width + x) * 4;
      for (let channel = at; channel < at + 3; channel++) {
        const value = data[channel] ?? 0;
        data[channel] = value < 128 ? value + shift : value - shift;
      }
    }
  }
  return canvasOf(pixels);
}
