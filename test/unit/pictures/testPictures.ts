import type { Size } from '../../../src/geometry/rectangle.ts';
import type { Picture } from '../../../src/pictures/picture.ts';

export interface TestPicture extends Size {
  readonly bitDepth?: 8 | 16;
  /** Some pixels are transparent or half so, with colour under them. */
  readonly alpha?: boolean;
}

/** Smooth colours with hard-edged blocks and a fine grain, different at every pixel; the same each time. */
export function testPicture({ width, height, bitDepth = 8, alpha = false }: TestPicture): Picture {
  const length = width * height * 4;
  const data = bitDepth === 16 ? new Uint16Array(length) : new Uint8Array(length);
  const full = bitDepth === 16 ? 65_535 : 255;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      const grain = ((x * 7919 + y * 104_729) % 97) / 970;
      const block = (x >> 5) % 2 === (y >> 5) % 2 ? 0.3 : 0;
      data[at] = full * (0.5 * (x / width) + block + grain);
      data[at + 1] = full * (0.5 * (y / height) + block + grain);
      data[at + 2] = full * (0.4 * (1 - x / width) + grain);
      data[at + 3] = alpha ? full * ([1, 1, 0.5, 0][(x >> 4) % 4] ?? 1) : full;
    }
  }
  return { width, height, data, colorChunks: [] };
}
