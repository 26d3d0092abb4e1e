import type { Point, Rectangle, Size } from '../../../../src/geometry/rectangle.ts';
import { middle } from './rectangles.ts';
import { toImage, type ViewTransform } from './viewTransform.ts';

const [minZoom, maxZoom] = [0.1, 20];

/** In CSS pixels: around the canvas when it fits, and what always stays in view of it. */
const [margin, anchored] = [28, 48];

/** A part to show: whole, or at a zoom around a point. In image pixels. */
export type ViewPart = Rectangle | { readonly zoom: number; readonly center: Point };

/** The part that is on show, kept by its middle, so that it stays where the person looks when the page is resized. */
export class View {
  /** In device pixels. */
  private surface: Size = { width: 0, height: 0 };
  private pixelRatio = 1;
  private shown: Rectangle = { x: 0, y: 0, width: 1, height: 1 };
  private hasCanvas = false;
  private panes = 1;
  private center: Point = { x: 0.5, y: 0.5 };
  private fits = true;
  private scale = 1;
  /** Asked for before there was anything to show. */
  private pending: ViewPart | undefined;

  constructor(private readonly changed: () => void) {}

  /** CSS pixels per image pixel. */
  get zoom(): number {
    return this.scale;
  }

  /** True until the person chooses another part: the view then follows the size of the page and the canvas. */
  get isFit(): boolean {
    return this.fits;
  }

  get middle(): Point {
    return this.center;
  }

  /** Borders included, in image pixels. */
  get canvas(): Rectangle {
    return this.shown;
  }

  /** Of one pane, in device pixels. */
  get size(): Size {
    return this.surface;
  }

  get devicePixelRatio(): number {
    return this.pixelRatio;
  }

  get transform(): ViewTransform {
    const scale = this.scale * this.pixelRatio;
    return {
      scale,
      x: Math.round(this.surface.width / 2 - this.center.x * scale),
      y: Math.round(this.surface.height / 2 - this.center.y * scale),
    };
  }

  /** How many times the view stands side by side. */
  get paneCount(): number {
    return this.panes;
  }

  /** `surface`, of all panes, in device pixels. */
  resize({ width, height }: Size, pixelRatio: number, panes = 1): void {
    this.surface = { width: Math.floor(width / panes), height };
    this.pixelRatio = pixelRatio;
    this.panes = panes;
    this.settle();
  }

  setCanvas(canvas: Rectangle): void {
    this.shown = canvas;
    this.hasCanvas = true;
    this.settle();
  }

  fit(): void {
    this.pending = undefined;
    this.fits = true;
    this.settle();
  }

  /** @param fixed the device pixel whose image point stays there; absent: the middle. */
  zoomTo(zoom: number, fixed: Point = { x: this.surface.width / 2, y: this.surface.height / 2 }): void {
    const point = toImage(this.transform, fixed);
    this.fits = false;
    this.scale = Math.min(maxZoom, Math.max(this.smallestZoom, zoom));
    const scale = this.scale * this.pixelRatio;
    this.center = {
      x: point.x - (fixed.x - this.surface.width / 2) / scale,
      y: point.y - (fixed.y - this.surface.height / 2) / scale,
    };
    this.settle();
  }

  /** By device pixels, as the picture moves. */
  panBy(dx: number, dy: number): void {
    this.fits = false;
    const { scale } = this.transform;
    this.center = { x: this.center.x - dx / scale, y: this.center.y - dy / scale };
    this.settle();
  }

  /** As soon as there is something to show. */
  show(part: ViewPart): void {
    this.pending = part;
    this.settle();
  }

  private settle(): void {
    if (!this.hasCanvas || this.surface.width === 0 || this.surface.height === 0) return;
    if (this.pending) this.showPending(this.pending);
    if (this.fits) {
      this.scale = this.fitZoom;
      this.center = middle(this.shown);
    } else {
      this.center = this.held(this.center);
    }
    this.changed();
  }

  private showPending(part: ViewPart): void {
    this.pending = undefined;
    this.fits = false;
    this.center = 'zoom' in part ? part.center : middle(part);
    const zoom = 'zoom' in part ? part.zoom : this.zoomFor(part);
    this.scale = Math.min(maxZoom, Math.max(this.smallestZoom, zoom));
  }

  /** Small pictures grow by whole numbers, so that their pixels are equally large. */
  private get fitZoom(): number {
    const zoom = this.zoomFor(this.shown);
    const whole = Math.floor(zoom * this.pixelRatio) / this.pixelRatio;
    return Math.min(maxZoom, zoom * this.pixelRatio >= 1 ? whole : zoom);
  }

  /** Less than the promised tenth only for a picture that would not fit otherwise. */
  private get smallestZoom(): number {
    return Math.min(minZoom, this.fitZoom);
  }

  private zoomFor({ width, height }: Size): number {
    const room = ({ width: device }: { width: number }) => Math.max(1, device / this.pixelRatio - 2 * margin);
    return Math.min(
      room(this.surface) / Math.max(1, width),
      room({ width: this.surface.height }) / Math.max(1, height),
    );
  }

  /** Keeps a little of the canvas in view. */
  private held({ x, y }: Point): Point {
    const { shown: canvas, surface, scale, pixelRatio } = this;
    const reach = (device: number) => Math.max(0, device / pixelRatio / 2 - anchored) / scale;
    return {
      x: clamp(x, canvas.x - reach(surface.width), canvas.x + canvas.width + reach(surface.width)),
      y: clamp(y, canvas.y - reach(surface.height), canvas.y + canvas.height + reach(surface.height)),
    };
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
