import type { Point } from '../../../../src/geometry/rectangle.ts';

export interface CursorLook {
  /** In CSS pixels of the surface. */
  readonly place: Point;
  /** In CSS pixels; absent: a cross. */
  readonly diameter?: number;
}

/** A ring smaller than this would hide in the picture. */
const smallestRing = 4;

/** Shows the outline of the brush, or a cross for a tool without one; `undefined` shows neither. */
export function placeCursor(element: HTMLElement, look: CursorLook | undefined): void {
  element.hidden = look === undefined;
  if (!look) return;
  const { place, diameter } = look;
  const size = diameter === undefined ? 15 : Math.max(smallestRing, diameter);
  element.className = diameter === undefined ? 'cursor cross' : 'cursor ring';
  const { style } = element;
  style.setProperty('width', `${size}px`);
  style.setProperty('height', `${size}px`);
  style.setProperty('transform', `translate(${place.x - size / 2}px, ${place.y - size / 2}px)`);
}
