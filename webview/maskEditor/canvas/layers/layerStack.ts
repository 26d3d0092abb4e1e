import type { Blend } from '../../../../src/geometry/blend.ts';
import type { Rectangle, Sides, Size } from '../../../../src/geometry/rectangle.ts';
import type { CoverageLevels } from '../reach/coverageLevels.ts';
import { sessionMask } from '../reach/maskSource.ts';
import { outline, pathOf } from '../reach/outline.ts';
import { ReachTiles } from '../reach/reachTiles.ts';
import type { View } from '../view/view.ts';
import { MaskLayer } from './maskLayer.ts';
import { drawOuterLine } from './outerLineLayer.ts';
import { PictureLayer, type PictureScene } from './pictureLayer.ts';

export interface Scene extends PictureScene {
  /** The borders, also while they are being dragged. */
  readonly extend: Sides;
  /** Absent: nothing is painted on. */
  readonly levels: CoverageLevels | undefined;
  /** CSS colour of the mask. */
  readonly color: string;
}

export interface LayerElements {
  readonly picture: HTMLCanvasElement;
  readonly mask: HTMLCanvasElement;
  readonly outerLine: HTMLCanvasElement;
}

/** The canvases over each other, each as large as the surface, in device pixels. Draws what changed, once a frame. */
export class LayerStack {
  private readonly picture: PictureLayer;
  private readonly mask: MaskLayer;
  private readonly outerLine: CanvasRenderingContext2D;
  private readonly reach: ReachTiles<Path2D>;
  private surface: Size = { width: 0, height: 0 };
  private isPictureDirty = true;
  private isLineDirty = true;
  private isBusy = false;
  private isRunning = false;
  private frame: number | undefined;

  constructor(
    private readonly view: View,
    private readonly elements: LayerElements,
    private readonly scene: () => Scene,
    /** Whatever is not a canvas and follows the view. */
    private readonly drawn: () => void,
  ) {
    this.picture = new PictureLayer(contextOf(elements.picture));
    this.mask = new MaskLayer(contextOf(elements.mask));
    this.outerLine = contextOf(elements.outerLine);
    this.reach = new ReachTiles(
      (tile) => pathOf(outline(tile)),
      () => {
        this.isLineDirty = true;
        this.request();
      },
    );
  }

  /** In device pixels. */
  resize(surface: Size): void {
    this.surface = surface;
    this.invalidate();
  }

  /** The view moved, or everything else changed. */
  invalidate(): void {
    this.isPictureDirty = true;
    this.isLineDirty = true;
    this.mask.invalidate();
    this.request();
  }

  invalidatePicture(): void {
    this.isPictureDirty = true;
    this.request();
  }

  /** @param part in image pixels; absent: everything. */
  invalidateMask(part?: Rectangle): void {
    this.mask.invalidate(part);
    this.reach.invalidate(part);
    this.isLineDirty ||= !this.isBusy;
    this.request();
  }

  /** What the outer line is drawn around. `blend` is capped already; without it there is no line. */
  setReach(levels: CoverageLevels | undefined, image: Size, extend: Sides, blend: Blend | undefined): void {
    const source = levels && blend && sessionMask(levels, image, extend);
    this.reach.show(source, blend ?? { grow: 0, feather: 0, keepUnmasked: true });
    this.isLineDirty = true;
    this.request();
  }

  /** While a stroke is drawn only the stroke counts; the outer line follows when it is done. */
  setBusy(isBusy: boolean): void {
    if (isBusy === this.isBusy) return;
    this.isBusy = isBusy;
    this.isLineDirty ||= !isBusy;
    this.reach.pause(isBusy);
    this.request();
  }

  /** The element is in its page. */
  start(): void {
    this.isRunning = true;
    this.invalidate();
  }

  /** Whatever is not a canvas moved. */
  request(): void {
    if (!this.isRunning) return;
    this.frame ??= requestAnimationFrame(() => this.draw());
  }

  /** The element left its page: nothing is drawn any more. */
  stop(): void {
    this.isRunning = false;
    if (this.frame !== undefined) cancelAnimationFrame(this.frame);
    this.frame = undefined;
    this.reach.dispose();
  }

  private draw(): void {
    this.frame = undefined;
    const { view } = this;
    if (this.surface.width === 0 || this.surface.height === 0) return;
    for (const canvas of Object.values(this.elements)) fitCanvas(canvas, this.surface);
    const scene = this.scene();
    if (this.isPictureDirty) this.picture.draw(scene, view);
    this.isPictureDirty = false;
    const { levels, image, extend, color } = scene;
    if (levels) this.mask.draw({ transform: view.transform, image, levels, extend, color });
    if (this.isLineDirty) drawOuterLine(this.outerLine, this.reach, view.transform, view.devicePixelRatio);
    this.isLineDirty = false;
    this.drawn();
  }
}

/** Setting a size clears a canvas, also the same size. */
function fitCanvas(canvas: HTMLCanvasElement, { width, height }: Size): void {
  if (canvas.width === width && canvas.height === height) return;
  canvas.width = width;
  canvas.height = height;
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser has no canvas.');
  return context;
}
