import type { ReachTile } from './reachTile.ts';

/** The shares of the tile's area as opacity. */
export function alphaTile({ area, around, weights }: ReachTile): OffscreenCanvas {
  const canvas = new OffscreenCanvas(area.width, area.height);
  const image = new ImageData(area.width, area.height);
  const pixels = new DataView(image.data.buffer);
  for (let y = 0; y < area.height; y++) {
    const start = (area.y + y - around.y) * around.width + area.x - around.x;
    for (let x = 0; x < area.width; x++) {
      pixels.setUint8((y * area.width + x) * 4 + 3, weights[start + x] ?? 0);
    }
  }
  canvas.getContext('2d')?.putImageData(image, 0, 0);
  return canvas;
}
