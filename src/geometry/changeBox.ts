import { type Blend, reachOf } from './blend.ts';
import { coverageBox } from './coverageBox.ts';
import { inflated, intersection, type Rectangle, type Size, whole } from './rectangle.ts';

/** The box of what may change, the focus of a frame. `blend` is capped already. `undefined` when nothing is painted. */
export function changeBox(coverage: Uint8Array, canvas: Size, blend: Blend): Rectangle | undefined {
  const box = coverageBox(coverage, canvas);
  return box && intersection(inflated(box, reachOf(blend)), whole(canvas));
}
