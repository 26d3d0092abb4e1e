import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Blend } from '../../../src/geometry/blend.ts';
import type { Frame } from '../../../src/geometry/frame.ts';
import {
  noSides,
  type Point,
  type Rectangle,
  type Sides,
  type Size,
} from '../../../src/geometry/rectangle.ts';
import { MaskChangeEvent, type MaskSession, type Tool } from '../mask/maskSession.ts';
import { steppedSize } from './brushSizes.ts';
import { AnnounceEvent, BrushSizeEvent, ViewChangeEvent } from './canvasEvents.ts';
import { placeCursor } from './cursor/cursorElement.ts';
import { PaintCursor } from './cursor/paintCursor.ts';
import { KeyboardInput } from './input/keyboardInput.ts';
import { PointerInput } from './input/pointerInput.ts';
import { handleWheel } from './input/wheelInput.ts';
import { CoverageLevels } from './layers/coverageLevels.ts';
import { LayerStack, type Scene } from './layers/layerStack.ts';
import { loadPicture } from './layers/pictureLayer.ts';
import { rectanglePath, sketchPath } from './layers/sketchPath.ts';
import { maskCanvasStyles } from './maskCanvas.styles.ts';
import type { CanvasTool, Sketch } from './tools/canvasTool.ts';
import { createTools } from './tools/createTools.ts';
import { canvasInImage } from './view/rectangles.ts';
import { View } from './view/view.ts';
import type { ViewTransform } from './view/viewTransform.ts';

export { AnnounceEvent, BrushSizeEvent, ExtendingEvent, ViewChangeEvent } from './canvasEvents.ts';

/** An answer, or a preview of one, over the picture. */
export interface Overlaid {
  /** Webview or blob URI. */
  readonly url: string;
  readonly extend: Sides;
  readonly frame: Frame;
  /** Coverage of the canvas at the time of the request; absent: everything could change. */
  readonly mask?: Size & { readonly data: Uint8Array };
  readonly blend: Blend;
}

export interface Overlay {
  /** CSS colour. */
  readonly color: string;
  /** 0 to 1. */
  readonly opacity: number;
  readonly isHidden: boolean;
}

/** How the candidate stands against the picture. */
export type Comparison = 'none' | 'slider' | 'sideBySide' | 'before';

/** A part to show: whole, or at a zoom around a point. In image pixels. */
export type ViewPart = Rectangle | { readonly zoom: number; readonly center: Point };

/**
 * The picture, the mask over it, and the tools: everything that pointers and keys do on the painting surface.
 *
 * @fires easel-view-change
 * @fires easel-announce
 * @fires easel-extending
 * @fires easel-brush-size
 */
@customElement('easel-mask-canvas')
export class MaskCanvas extends LitElement {
  static override readonly styles = maskCanvasStyles;

  @property({ attribute: false }) session: MaskSession | undefined;

  /** Webview URI of the picture. */
  @property() imageUrl = '';

  @property() tool: Tool = 'brush';

  /** Diameters in image pixels, 1 to 600. */
  @property({ attribute: false }) sizes: Readonly<Record<'brush' | 'eraser', number>> = {
    brush: 40,
    eraser: 40,
  };

  /** 0 to 255, of the fill. */
  @property({ type: Number }) tolerance = 32;

  /** Draws the outer line of what may change. */
  @property({ attribute: false }) blend: Blend = { grow: 4, feather: 8, keepUnmasked: true };

  /** Draws what will be sent, where that is not the whole picture. */
  @property({ attribute: false }) frame: Frame | undefined;

  @property({ attribute: false }) overlay: Overlay = { color: '#ff3b6b', opacity: 0.5, isHidden: false };

  /** The candidate or preview on show; painting goes on over the picture only. */
  @property({ attribute: false }) overlaid: Overlaid | undefined;

  @property() comparison: Comparison = 'none';

  @state() private broken = false;
  @state() private holdsSpace = false;
  @state() private isPanning = false;

  @query('.surface') private readonly surface!: HTMLElement;
  @query('.cursor') private readonly cursorElement!: HTMLElement;

  private readonly viewed = new View(() => this.onViewChange());
  private readonly cursor = new PaintCursor(this.viewed);
  private readonly tools = createTools(this.bench());
  private readonly resizes = new ResizeObserver((entries) => this.onResize(entries));
  private loading = Promise.resolve();
  private picture: ImageBitmap | undefined;
  private levels: CoverageLevels | undefined;
  private sketch: Sketch | undefined;
  private layers: LayerStack | undefined;
  private pointer: PointerInput | undefined;
  private keyboard: KeyboardInput | undefined;
  /** Asked for before there was a picture. */
  private pendingPart: ViewPart | undefined;

  /** CSS pixels per image pixel, 0.1 to 20. */
  get zoom(): number {
    return this.viewed.zoom;
  }

  /** The picture of {@link imageUrl} is on show, or turned out to be broken. */
  get ready(): Promise<void> {
    return this.updateComplete.then(() => this.loading);
  }

  /** Keeps the middle of the view where it is. */
  zoomTo(zoom: number): void {
    this.viewed.zoomTo(zoom);
  }

  /** The whole canvas, also when the page changes its size, until the person zooms or moves it. */
  fit(): void {
    this.pendingPart = undefined;
    this.viewed.fit();
  }

  /** What is to be kept of the view over a reload; `undefined`: it fits, as at the start. */
  get view(): { readonly zoom: number; readonly center: Point } | undefined {
    return this.viewed.isFit ? undefined : { zoom: this.viewed.zoom, center: this.viewed.middle };
  }

  /** Shows a part again; once the picture is loaded, when it is not yet. */
  show(part: ViewPart): void {
    if (!this.picture || this.viewed.size.width === 0) this.pendingPart = part;
    else if ('zoom' in part) this.viewed.showPoint(part.center, part.zoom);
    else this.viewed.showPart(part);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('blur', this.onWindowBlur);
    this.session?.addEventListener(MaskChangeEvent.type, this.onMaskChange);
    if (this.hasUpdated) this.resizes.observe(this.surface, { box: 'device-pixel-content-box' });
  }

  override disconnectedCallback(): void {
    window.removeEventListener('blur', this.onWindowBlur);
    this.session?.removeEventListener(MaskChangeEvent.type, this.onMaskChange);
    this.resizes.disconnect();
    this.layers?.dispose();
    this.pointer?.end();
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('session')) this.takeSession(changed.get('session'));
    if (changed.has('imageUrl')) this.loading = this.load(this.imageUrl);
    if (changed.has('tool') && changed.get('tool')) this.cancel();
  }

  protected override render(): TemplateResult {
    const surface = ['surface', ...this.surfaceStates].join(' ');
    return html`
      <div
        class=${surface}
        role="application"
        aria-label="Mask"
        aria-roledescription="painting surface"
        aria-describedby="keys"
        tabindex="0"
        @wheel=${this.onWheel}
        @focus=${this.onFocus}
        @blur=${this.onBlur}
      >
        <div class="checkerboard"></div>
        <canvas class="picture"></canvas>
        <canvas class="mask" ?hidden=${this.overlay.isHidden || this.overlaid !== undefined}></canvas>
        <svg aria-hidden="true">
          <path class="frame under"></path>
          <path class="frame over"></path>
          <path class="sketch under"></path>
          <path class="sketch over"></path>
        </svg>
        <div class="cursor" hidden></div>
        <div class="focus"></div>
      </div>
      <p id="keys" class="visually-hidden">
        Arrow keys move the brush, with Shift by ten pixels. Space or Enter paints; hold Space and move to paint a
        stroke. Square brackets change the size of the brush. Plus, minus, 0 and 1 zoom. Escape takes back what is in
        progress.
      </p>
      ${this.broken ? html`<p class="broken" role="status">This picture cannot be shown here.</p>` : ''}
    `;
  }

  protected override firstUpdated(): void {
    const element = <T extends Element>(selector: string): T => {
      const found = this.renderRoot.querySelector<T>(selector);
      if (!found) throw new Error(`There is no ${selector}.`);
      return found;
    };
    this.layers = new LayerStack(
      this.viewed,
      { picture: element('.picture'), mask: element('.mask') },
      () => this.scene,
      () => this.placeGuides(),
    );
    this.pointer = new PointerInput(this.surface, this.pointerTarget());
    this.keyboard = new KeyboardInput(this.surface, this.keyboardTarget());
    this.resizes.observe(this.surface, { box: 'device-pixel-content-box' });
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('overlay')) {
      const mask = this.renderRoot.querySelector<HTMLElement>('.mask');
      mask?.style.setProperty('opacity', String(this.overlay.opacity));
      this.layers?.invalidateMask();
    }
    this.layers?.request();
  }

  private get surfaceStates(): readonly string[] {
    if (this.isPanning) return ['panning'];
    if (this.holdsSpace && !this.cursor.isByKeys) return ['pannable'];
    if (!this.paintingTool) return ['pannable'];
    return this.brush ? ['brushing'] : [];
  }

  private get brush(): 'brush' | 'eraser' | undefined {
    return this.tool === 'brush' || this.tool === 'eraser' ? this.tool : undefined;
  }

  private get paintingTool(): CanvasTool | undefined {
    return this.session && this.picture && !this.overlaid ? this.tools[this.tool] : undefined;
  }

  private get image(): Size {
    return this.session?.source.size ?? this.picture ?? { width: 1, height: 1 };
  }

  private get scene(): Scene {
    return {
      picture: this.picture,
      image: this.image,
      extend: this.session?.extend ?? noSides,
      levels: this.levels,
      color: this.overlay.color,
    };
  }

  private takeSession(previous: MaskSession | undefined): void {
    this.cancel();
    previous?.removeEventListener(MaskChangeEvent.type, this.onMaskChange);
    this.session?.addEventListener(MaskChangeEvent.type, this.onMaskChange);
    this.levels = this.session && new CoverageLevels(this.session.coverage, this.session.source.size);
    this.setCanvas();
    this.layers?.invalidate();
  }

  private async load(url: string): Promise<void> {
    const picture = url === '' ? undefined : await loadPicture(url).catch(() => undefined);
    if (url !== this.imageUrl) return;
    this.picture?.close();
    this.picture = picture;
    this.broken = url !== '' && !picture;
    this.setCanvas();
    this.showPending();
    this.layers?.invalidate();
    this.requestUpdate();
  }

  private setCanvas(): void {
    this.viewed.setCanvas(canvasInImage(this.image, this.session?.extend ?? noSides));
  }

  private showPending(): void {
    const { pendingPart: part } = this;
    if (!part || !this.picture || this.viewed.size.width === 0) return;
    this.pendingPart = undefined;
    this.show(part);
  }

  private onResize(entries: readonly ResizeObserverEntry[]): void {
    const box = entries.at(-1)?.devicePixelContentBoxSize[0];
    if (!box) return;
    this.viewed.resize({ width: box.inlineSize, height: box.blockSize }, devicePixelRatio);
    this.showPending();
  }

  private onViewChange(): void {
    this.layers?.invalidate();
    this.dispatchEvent(new ViewChangeEvent(this.viewed.zoom));
  }

  private readonly onMaskChange = (event: Event): void => {
    if (!(event instanceof MaskChangeEvent)) return;
    const { dirty } = event;
    this.levels?.update(dirty);
    if (!dirty) this.setCanvas();
    this.layers?.invalidateMask(dirty);
  };

  private readonly onWindowBlur = (): void => {
    this.pointer?.end();
    this.holdsSpace = false;
  };

  private onFocus(): void {
    if (this.surface.matches(':focus-visible') && !this.cursor.isShown) this.cursor.takeKeys();
    this.layers?.request();
  }

  private onBlur(): void {
    this.cursor.hide();
    this.layers?.request();
  }

  private onWheel(event: WheelEvent): void {
    const { pointer } = this;
    if (pointer) handleWheel(event, this.viewed, pointer.deviceOf, (steps) => this.resizeBrush(steps));
  }

  /** Escape, another tool, another picture: nothing stays of what is in progress. */
  private cancel(): boolean {
    const wasPressed = this.pointer?.cancel() ?? false;
    this.keyboard?.reset();
    const wasDrawing = Object.values(this.tools).filter((tool) => tool.cancel()).length > 0;
    return wasPressed || wasDrawing;
  }

  private announce(text: string): void {
    this.dispatchEvent(new AnnounceEvent(text));
  }

  private refuse(): void {
    this.announce(
      this.overlaid
        ? 'A result is on show. Go back to the picture to paint.'
        : 'There is no picture to paint on yet.',
    );
  }

  private resizeBrush(steps: number): void {
    const { brush } = this;
    if (!brush) return;
    const size = steppedSize(this.sizes[brush], steps);
    this.sizes = { ...this.sizes, [brush]: size };
    this.dispatchEvent(new BrushSizeEvent(brush, size));
    this.announce(`Size ${size}.`);
  }

  private movePoint({ x, y }: Point, isLarge: boolean): void {
    const step = Math.ceil(1 / this.viewed.transform.scale) * (isLarge ? 10 : 1);
    this.cursor.moveBy({ x: x * step, y: y * step });
    const { point } = this.cursor;
    this.announce(
      `${this.brush === 'eraser' ? 'Eraser' : this.brush ? 'Brush' : 'Cursor'} at ${Math.floor(point.x)}, ${Math.floor(point.y)}`,
    );
    this.layers?.request();
    this.requestUpdate();
  }

  private placeGuides(): void {
    const { transform, devicePixelRatio: ratio } = this.viewed;
    const css: ViewTransform = {
      scale: transform.scale / ratio,
      x: transform.x / ratio,
      y: transform.y / ratio,
    };
    this.placeBackdrop(css);
    this.drawPaths('sketch', sketchPath(this.sketch, css));
    this.drawPaths('frame', this.framePath(css));
    placeCursor(this.cursorElement, this.cursorLook);
  }

  private placeBackdrop({ scale, x, y }: ViewTransform): void {
    const { canvas } = this.viewed;
    const style = this.renderRoot.querySelector<HTMLElement>('.checkerboard')?.style;
    style?.setProperty('width', `${canvas.width * scale}px`);
    style?.setProperty('height', `${canvas.height * scale}px`);
    style?.setProperty('transform', `translate(${x + canvas.x * scale}px, ${y + canvas.y * scale}px)`);
  }

  private drawPaths(name: string, data: string): void {
    for (const path of this.renderRoot.querySelectorAll(`.${name}`)) path.setAttribute('d', data);
  }

  private framePath(css: ViewTransform): string {
    if (!this.frame) return '';
    const { left, top } = this.session?.extend ?? noSides;
    const { region } = this.frame;
    const part = { ...region, x: region.x - left, y: region.y - top };
    const { canvas } = this.viewed;
    const isWhole =
      part.x <= canvas.x && part.y <= canvas.y && part.width >= canvas.width && part.height >= canvas.height;
    return isWhole ? '' : rectanglePath(part, css);
  }

  private get cursorLook() {
    const { cursor, brush } = this;
    if (!cursor.isShown || this.isPanning || !this.paintingTool) return undefined;
    if (this.holdsSpace && !cursor.isByKeys) return undefined;
    if (brush) return { place: cursor.place, diameter: this.sizes[brush] * this.viewed.zoom };
    return cursor.isByKeys ? { place: cursor.place } : undefined;
  }

  private bench() {
    const canvas = this;
    return {
      get session() {
        if (!canvas.session) throw new Error('There is nothing to paint on.');
        return canvas.session;
      },
      get brushSize() {
        return canvas.sizes[canvas.brush ?? 'brush'];
      },
      get tolerance() {
        return canvas.tolerance;
      },
      sketch(sketch: Sketch | undefined) {
        canvas.sketch = sketch;
        canvas.layers?.request();
      },
      announce: (text: string) => canvas.announce(text),
    };
  }

  private pointerTarget() {
    const canvas = this;
    return {
      view: canvas.viewed,
      get tool() {
        return canvas.paintingTool;
      },
      get isPanning() {
        return canvas.holdsSpace;
      },
      get altErases() {
        return canvas.brush === undefined;
      },
      pointerAt(device: Point | undefined) {
        canvas.cursor.followPointer(device);
        canvas.layers?.request();
      },
      refuse: () => canvas.refuse(),
      panning(isPanning: boolean) {
        canvas.isPanning = isPanning;
      },
    };
  }

  private keyboardTarget() {
    const canvas = this;
    return {
      get tool() {
        return canvas.paintingTool;
      },
      get toolTakesTwoPresses() {
        return canvas.tool === 'rectangle' || canvas.tool === 'ellipse';
      },
      get point() {
        return canvas.cursor.point;
      },
      get isPointByKeys() {
        return canvas.cursor.isByKeys;
      },
      movePoint: (by: Point, isLarge: boolean) => canvas.movePoint(by, isLarge),
      holdSpace(isHeld: boolean) {
        canvas.holdsSpace = isHeld;
      },
      resizeBrush: (steps: number) => canvas.resizeBrush(steps),
      zoomBy: (factor: number) => canvas.viewed.zoomTo(canvas.viewed.zoom * factor),
      fit: () => canvas.fit(),
      actualSize: () => canvas.zoomTo(1),
      cancel: () => canvas.cancel(),
      refuse: () => canvas.refuse(),
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-mask-canvas': MaskCanvas;
  }
}
