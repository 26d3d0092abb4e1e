import type { Point } from '../../../../src/geometry/rectangle.ts';
import type { View } from '../view/view.ts';

/** Two fingers move and zoom the picture; what is between them stays between them. */
export class Pinch {
  private readonly fingers = new Map<number, Point>();
  private start: Point = { x: 0, y: 0 };
  private farthest = 0;

  constructor(
    private readonly view: View,
    private readonly deviceOf: (event: PointerEvent) => Point,
  ) {}

  get count(): number {
    return this.fingers.size;
  }

  /** How far the first finger went from where it came down, in CSS pixels. */
  get travelled(): number {
    return this.farthest / this.view.devicePixelRatio;
  }

  down(event: PointerEvent): void {
    const place = this.deviceOf(event);
    if (this.fingers.size === 0) {
      this.start = place;
      this.farthest = 0;
    }
    this.fingers.set(event.pointerId, place);
  }

  up({ pointerId }: PointerEvent): void {
    this.fingers.delete(pointerId);
  }

  clear(): void {
    this.fingers.clear();
  }

  move(event: PointerEvent): void {
    if (!this.fingers.has(event.pointerId)) return;
    const before = this.span();
    const place = this.deviceOf(event);
    this.fingers.set(event.pointerId, place);
    this.farthest = Math.max(this.farthest, Math.hypot(place.x - this.start.x, place.y - this.start.y));
    const after = this.span();
    if (!before || !after) return;
    this.view.panBy(after.middle.x - before.middle.x, after.middle.y - before.middle.y);
    if (before.length > 0) this.view.zoomTo(this.view.zoom * (after.length / before.length), after.middle);
  }

  private span(): { readonly middle: Point; readonly length: number } | undefined {
    const [a, b] = this.fingers.values();
    if (!a || !b) return undefined;
    return {
      middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 },
      length: Math.hypot(a.x - b.x, a.y - b.y),
    };
  }
}
