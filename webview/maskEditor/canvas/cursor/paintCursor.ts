import type { Point } from '../../../../src/geometry/rectangle.ts';
import { middle } from '../view/rectangles.ts';
import type { View } from '../view/view.ts';
import { toDevice, toImage, visiblePart } from '../view/viewTransform.ts';

/** Where the next dab goes: under the pointer, or where the arrow keys left it. */
export class PaintCursor {
  private pointer: Point | undefined;
  private image: Point | undefined;
  private keys = false;

  constructor(private readonly view: View) {}

  get isByKeys(): boolean {
    return this.keys;
  }

  /** False: the pointer is elsewhere, and no key has moved the cursor. */
  get isShown(): boolean {
    return this.keys || this.pointer !== undefined;
  }

  /** In image pixels. */
  get point(): Point {
    const { transform, size } = this.view;
    if (!this.keys && this.pointer) return toImage(transform, this.pointer);
    return this.image ?? pixelMiddle(middle(visiblePart(transform, size)));
  }

  /** In CSS pixels of the surface. */
  get place(): Point {
    const { transform, devicePixelRatio: ratio } = this.view;
    const device = !this.keys && this.pointer ? this.pointer : toDevice(transform, this.point);
    return { x: device.x / ratio, y: device.y / ratio };
  }

  followPointer(device: Point | undefined): void {
    if (device) this.keys = false;
    else if (this.pointer) this.image = pixelMiddle(this.point);
    this.pointer = device;
  }

  /** From here on keys move it, from where it is. */
  takeKeys(): void {
    this.image = pixelMiddle(this.point);
    this.keys = true;
  }

  /** By whole image pixels, inside the canvas, which comes into view with it. */
  moveBy({ x, y }: Point): void {
    this.takeKeys();
    const { canvas, transform, size } = this.view;
    const { point } = this;
    this.image = {
      x: Math.min(canvas.x + canvas.width - 0.5, Math.max(canvas.x + 0.5, point.x + x)),
      y: Math.min(canvas.y + canvas.height - 0.5, Math.max(canvas.y + 0.5, point.y + y)),
    };
    const device = toDevice(transform, this.image);
    const [dx, dy] = [outside(device.x, size.width), outside(device.y, size.height)];
    if (dx !== 0 || dy !== 0) this.view.panBy(-dx, -dy);
  }

  /** The pointer or the focus left: no cursor is shown. */
  hide(): void {
    this.keys = false;
  }
}

/** Middle of the pixel, so that a step of one pixel is exactly that. */
function pixelMiddle({ x, y }: Point): Point {
  return { x: Math.floor(x) + 0.5, y: Math.floor(y) + 0.5 };
}

function outside(place: number, length: number): number {
  const border = Math.min(24, length / 4);
  if (place < border) return Math.floor(place - border);
  return place > length - border ? Math.ceil(place - length + border) : 0;
}
