import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Blend } from '../../../src/geometry/blend.ts';
import type { Frame } from '../../../src/geometry/frame.ts';
import type { Point } from '../../../src/geometry/rectangle.ts';
import type { MaskSession, Tool } from '../mask/maskSession.ts';
import { ViewChangeEvent } from './canvasEvents.ts';
import '../../shared/compareDivider.ts';
import './extend/extendHandles.ts';
import { maskCanvasStyles } from './maskCanvas.styles.ts';
import type { Comparison, Overlaid } from './overlaid.ts';
import { Stage } from './stage.ts';
import { View, type ViewPart } from './view/view.ts';

export { AnnounceEvent, BrushSizeEvent, ExtendingEvent, ViewChangeEvent } from './canvasEvents.ts';
export type { Comparison, Overlaid } from './overlaid.ts';

export interface Overlay {
  /** CSS colour. */
  readonly color: string;
  /** 0 to 1. */
  readonly opacity: number;
  readonly isHidden: boolean;
}

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

  /** Shows handles that drag new borders out of the picture. */
  @property({ attribute: false }) extendable = true;

  @state() private broken = false;

  private readonly viewed = new View(() => this.onViewChange());
  private stage: Stage | undefined;

  /** CSS pixels per image pixel, 0.1 to 20. */
  get zoom(): number {
    return this.viewed.zoom;
  }

  /** The picture, and the answer over it, are loaded, or turned out to be broken. */
  get ready(): Promise<void> {
    return this.updateComplete.then(() => this.stage?.ready);
  }

  /** The painting surface. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('.surface')?.focus(options);
  }

  /** Keeps the middle of the view where it is. */
  zoomTo(zoom: number): void {
    this.viewed.zoomTo(zoom);
  }

  /** The whole canvas, also when the page changes its size, until the person zooms or moves it. */
  fit(): void {
    this.viewed.fit();
  }

  /** What is to be kept of the view over a reload; `undefined`: it fits, as at the start. */
  get view(): { readonly zoom: number; readonly center: Point } | undefined {
    return this.viewed.isFit ? undefined : { zoom: this.viewed.zoom, center: this.viewed.middle };
  }

  /** Shows a part again; once the picture is loaded, when it is not yet. */
  show(part: ViewPart): void {
    this.viewed.show(part);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.stage?.start();
  }

  override disconnectedCallback(): void {
    this.stage?.stop();
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    const isCompared = this.overlaid !== undefined && this.comparison === 'slider';
    return html`
      <div
        class="surface"
        role="application"
        aria-label="Mask"
        aria-roledescription="painting surface"
        aria-describedby="keys"
        tabindex="0"
      >
        <div class="pane"><div class="checkerboard"></div></div>
        <div class="pane" ?hidden=${!this.isSideBySide}><div class="checkerboard"></div></div>
        <canvas class="picture"></canvas>
        <canvas class="mask" ?hidden=${this.isMaskHidden}></canvas>
        <canvas class="outer-line" ?hidden=${this.isMaskHidden}></canvas>
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
      ${this.extendable && !this.overlaid && !this.broken ? html`<easel-extend-handles></easel-extend-handles>` : nothing}
      ${isCompared ? html`<easel-compare-divider></easel-compare-divider>` : nothing}
      ${this.broken ? html`<p class="broken" role="status">This picture cannot be shown here.</p>` : nothing}
    `;
  }

  protected override firstUpdated(): void {
    this.stage = new Stage(this, this.renderRoot, this.viewed, (isBroken) => {
      this.broken = isBroken;
    });
    if (this.isConnected) this.stage.start();
  }

  protected override updated(changed: PropertyValues<this>): void {
    const opacity = String(this.overlay.opacity);
    this.renderRoot.querySelector<HTMLElement>('canvas.mask')?.style.setProperty('opacity', opacity);
    this.stage?.update(changed);
  }

  private get isSideBySide(): boolean {
    return this.overlaid !== undefined && this.comparison === 'sideBySide';
  }

  private get isMaskHidden(): boolean {
    return this.overlay.isHidden || this.overlaid !== undefined;
  }

  private onViewChange(): void {
    this.stage?.redraw();
    this.dispatchEvent(new ViewChangeEvent(this.viewed.zoom));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-mask-canvas': MaskCanvas;
  }
}
