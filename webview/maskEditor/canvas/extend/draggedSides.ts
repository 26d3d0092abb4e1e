import type { Sides, Size } from '../../../../src/geometry/rectangle.ts';

export type Side = keyof Sides;

export const sides: readonly Side[] = ['top', 'right', 'bottom', 'left'];

/** More would be refused by the picture work. */
const mostPixels = 100_000_000;

/** The borders after one of them was dragged outwards by so many image pixels: whole, and never less than none. */
export function draggedSides(extend: Sides, side: Side, by: number, { width, height }: Size): Sides {
  const isAcross = side === 'left' || side === 'right';
  const others = isAcross
    ? width + extend.left + extend.right - extend[side]
    : height + extend.top + extend.bottom - extend[side];
  const across = isAcross ? height + extend.top + extend.bottom : width + extend.left + extend.right;
  const most = Math.max(0, Math.floor(mostPixels / across) - others);
  return { ...extend, [side]: Math.min(most, Math.max(0, Math.round(extend[side] + by))) };
}

/** How far outwards a drag goes. */
export function outwards(side: Side, dx: number, dy: number): number {
  const distances: Record<Side, number> = { top: -dy, right: dx, bottom: dy, left: -dx };
  return distances[side];
}
