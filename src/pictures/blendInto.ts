import type { Rectangle } from '../geometry/rectangle.ts';
import type { Picture } from './picture.ts';

/**
 * Blends `pixels`, RGBA with 8 bits a sample, into an area of the picture: encoded values, premultiplied by alpha.
 * Weights are 0 to 255, one per pixel: at 0 no sample is written, at 255 the pixel is taken as it is.
 */
export function blendInto(
  { data, width }: Picture,
  area: Rectangle,
  pixels: Uint8Array,
  weights: Uint8Array,
): void {
  // 65,535 is 257 × 255.
  const scale = data instanceof Uint16Array ? 257 : 1;
  for (let y = 0; y < area.height; y++) {
    for (let x = 0; x < area.width; x++) {
      const from = y * area.width + x;
      const weight = weights[from] ?? 0;
      if (weight === 0) continue;
      const to = ((area.y + y) * width + area.x + x) * 4;
      if (weight === 255) {
        for (let sample = 0; sample < 4; sample++)
          data[to + sample] = (pixels[from * 4 + sample] ?? 0) * scale;
      } else {
        blendPixel(data, to, pixels, from * 4, scale, weight / 255);
      }
    }
  }
}

function blendPixel(
  data: Picture['data'],
  to: number,
  pixels: Uint8Array,
  from: number,
  scale: number,
  share: number,
): void {
  const kept = (data[to + 3] ?? 0) * (1 - share);
  const taken = (pixels[from + 3] ?? 0) * scale * share;
  const alpha = kept + taken;
  data[to + 3] = Math.round(alpha);
  // Where nothing can be seen colour means nothing, and the source's stays.
  if (alpha === 0) return;
  for (let sample = 0; sample < 3; sample++) {
    const blended = (data[to + sample] ?? 0) * kept + (pixels[from + sample] ?? 0) * scale * taken;
    data[to + sample] = Math.round(blended / alpha);
  }
}
