import type { Rectangle, Sides, Size } from '../../../../src/geometry/rectangle.ts';
import type { View } from '../view/view.ts';
import type { CoverageLevels } from './coverageLevels.ts';
import { MaskLayer } from './maskLayer.ts';
import { drawPicture } from './pictureLayer.ts';

export interface Scene {
  readonly picture: ImageBitmap | undefined;
  readonly image: Size;
  readonly extend: Sides;
  /** Absent: nothing is painted on. */
  readonly levels: CoverageLevels | undefined;
  /** CSS colour of the mask. */
  readonly color: string;
}

export interface LayerElements {
  readonly picture: HTMLCanvasElement;
  readonly mask: HTMLCanvasElement;
}

/** The canvases over each other, each as large as the surface, in device pixels. Draws what changed, once a frame. */
export class LayerStack {
  private readonly picture: CanvasRenderingContext2D;
  private readonly mask: MaskLayer;
  private readonly canvases: readonly HTMLCanvasElement[];
  private isPictureDirty = true;
  private frame: number | undefined;

  constructor(
    private readonly view: View,
    elements: LayerElements,
    private readonly scene: () => Scene,
    /** Whatever is not a canvas and follows the view. */
    private readonly drawn: () => void,
  ) {
    this.canvases = [elements.picture, elements.mask];
    this.picture = contextOf(elements.picture);
    this.mask = new MaskLayer(contextOf(elements.mask));
  }

  /** The view moved, or everything else changed. */
  invalidate(): void {
    this.isPictureDirty = true;
    this.mask.invalidate();
    this.request();
  }

  /** @param part in image pixels; absent: everything. */
  invalidateMask(part?: Rectangle): void {
    this.mask.invalidate(part);
    this.request();
  }

  /** What is not a canvas. */
  request(): void {
    this.frame ??= requestAnimationFrame(() => this.draw());
  }

  dispose(): void {
    if (this.frame !== undefined) cancelAnimationFrame(this.frame);
    this.frame = undefined;
  }

  private draw(): void {
    this.frame = undefined;
    const { width, height } = this.view.size;
    if (width === 0 || height === 0) return;
    this.resize(width, height);
    const scene = this.scene();
    if (this.isPictureDirty) this.drawPicture(scene);
    this.drawMask(scene);
    this.drawn();
  }

  private resize(width: number, height: number): void {
    for (const canvas of this.canvases) {
      if (canvas.width === width && canvas.height === height) continue;
      canvas.width = width;
      canvas.height = height;
    }
  }

  private drawPicture({ picture, image }: Scene): void {
    this.isPictureDirty = false;
    const { canvas } = this.picture;
    this.picture.clearRect(0, 0, canvas.width, canvas.height);
    if (picture) drawPicture(this.picture, picture, image, this.view.transform);
  }

  private drawMask({ levels, image, extend, color }: Scene): void {
    if (levels) this.mask.draw({ transform: this.view.transform, image, levels, extend, color });
  }
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser has no canvas.');
  return context;
}
