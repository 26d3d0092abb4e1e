import {
  intersection,
  isEmpty,
  type Rectangle,
  type Sides,
  type Size,
  whole,
} from '../../../../src/geometry/rectangle.ts';
import type { CoverageLevels } from '../reach/coverageLevels.ts';
import { canvasInImage, union } from '../view/rectangles.ts';
import { devicePixels, type ViewTransform } from '../view/viewTransform.ts';
import { paintCoverage } from './paintCoverage.ts';

export interface MaskScene {
  readonly transform: ViewTransform;
  readonly image: Size;
  readonly levels: CoverageLevels;
  /** New borders: shown as painted, with stripes. */
  readonly extend: Sides;
  /** CSS colour. */
  readonly color: string;
}

/** What is painted, in one opaque colour: how much of the picture shows through is the element's own opacity. */
export class MaskLayer {
  private dirty: Rectangle | 'everything' | undefined = 'everything';
  private readonly colors = new Map<string, number>();

  constructor(private readonly context: CanvasRenderingContext2D) {}

  /** @param part in image pixels; absent: everything. */
  invalidate(part?: Rectangle): void {
    if (this.dirty === 'everything') return;
    if (!part) this.dirty = 'everything';
    else if (!isEmpty(part)) this.dirty = this.dirty ? union(this.dirty, part) : part;
  }

  /** Draws what was invalidated since the last time. */
  draw(scene: MaskScene): void {
    const { dirty, context } = this;
    if (!dirty) return;
    this.dirty = undefined;
    const { canvas } = context;
    if (dirty === 'everything') {
      context.clearRect(0, 0, canvas.width, canvas.height);
      this.drawBorders(scene);
    }
    const image = whole(scene.image);
    const part = dirty === 'everything' ? image : intersection(image, dirty);
    const area = devicePixels(scene.transform, part, canvas);
    if (isEmpty(part) || isEmpty(area)) return;
    const pixels = paintCoverage(scene.levels, scene.transform, area, this.colorBytes(scene.color));
    context.putImageData(pixels, area.x, area.y);
  }

  private drawBorders({ transform, image, extend, color }: MaskScene): void {
    const { context } = this;
    if (extend.top + extend.right + extend.bottom + extend.left === 0) return;
    const { x, y, scale } = transform;
    const outer = canvasInImage(image, extend);
    context.save();
    context.beginPath();
    context.rect(x + outer.x * scale, y + outer.y * scale, outer.width * scale, outer.height * scale);
    context.rect(x, y, image.width * scale, image.height * scale);
    context.clip('evenodd');
    context.globalAlpha = 0.6;
    context.fillStyle = color;
    context.fillRect(0, 0, context.canvas.width, context.canvas.height);
    context.globalAlpha = 1;
    context.strokeStyle = color;
    context.lineWidth = 3;
    context.beginPath();
    const { width, height } = context.canvas;
    for (let start = -height; start < width; start += 12) {
      context.moveTo(start, height);
      context.lineTo(start + height, 0);
    }
    context.stroke();
    context.restore();
  }

  private colorBytes(color: string): number {
    const known = this.colors.get(color);
    if (known !== undefined) return known;
    const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('This browser has no canvas.');
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
    const bytes = new Uint32Array(context.getImageData(0, 0, 1, 1).data.buffer)[0] ?? 0;
    this.colors.set(color, bytes);
    return bytes;
  }
}
