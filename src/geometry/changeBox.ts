import { type Blend, reachOf } from './blend.ts';
import { coverageBox } from './coverageBox.ts';
import { inflated, intersection, type Rectangle, type Size, whole } from './rectangle.ts';

/** The box of what may change, the focus of a frame. `blend` is capped already. `undefined` when nothing is painted. */
export function changeBox(coverage: Uint8Array, canvas: Size, blend: Blend): Rectangle | undefined {
  const box = coverageBox(coverage, canvas);
  return box && changeAround(box, canvas, blend);
}

/** {@link changeBox}, where the box of what is painted is known. */
export function changeAround(painted: Rectangle, canvas: Size, blend: Blend): Rectangle {
  return intersection(inflated(painted, reachOf(blend)), whole(canvas));
}
