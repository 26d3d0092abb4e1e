import { type Blend, blendWeight, reachOf } from './blend.ts';
import { distanceRows } from './distanceRows.ts';
import type { Rectangle, Size } from './rectangle.ts';

/**
 * Shares of the answer, 0 to 255, for each pixel of `area`, inside the canvas, row by row: 0 stays as it is, 255 is
 * all answer. `blend` is capped already. Only the area and what is in reach of it is looked at.
 */
export function blendWeights(coverage: Uint8Array, canvas: Size, area: Rectangle, blend: Blend): Uint8Array {
  const weights = new Uint8Array(area.width * area.height);
  if (!blend.keepUnmasked) return weights.fill(255);
  const reach = reachOf(blend);
  const bySquare = Uint8Array.from({ length: reach * reach + 2 }, (_, square) =>
    Math.round(255 * blendWeight(Math.sqrt(square), blend.grow, blend.feather)),
  );
  for (const { y, squared } of distanceRows(coverage, canvas, area, reach)) {
    const start = (y - area.y) * area.width;
    for (let x = 0; x < area.width; x++) {
      weights[start + x] = bySquare[squared[x] ?? 0] ?? 0;
    }
  }
  return weights;
}
