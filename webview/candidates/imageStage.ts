import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { ImageSizeEvent, ToggleZoomEvent } from './candidateEvents.ts';
import { imageStageStyles } from './imageStage.styles.ts';

/**
 * One image, as large as fits but never enlarged, or pixel for pixel with scroll bars.
 *
 * @fires easel-image-size when an image is loaded.
 * @fires easel-toggle-zoom when the person clicks the image.
 */
@customElement('easel-image-stage')
export class ImageStage extends LitElement {
  static override readonly styles = imageStageStyles;

  @property() src = '';

  /** The image in words. */
  @property() label = '';

  @property({ type: Boolean }) actualSize = false;

  @state() private broken = false;

  @query('.scroller') private readonly scroller!: HTMLElement;

  /** The place in the image, as fractions of its size, that is to stay in view when it grows. */
  private focalPoint = { x: 0.5, y: 0.5 };

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('src')) this.broken = false;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('actualSize') || !this.actualSize) return;
    const { scroller, focalPoint } = this;
    scroller.scrollLeft = focalPoint.x * scroller.scrollWidth - scroller.clientWidth / 2;
    scroller.scrollTop = focalPoint.y * scroller.scrollHeight - scroller.clientHeight / 2;
    this.focalPoint = { x: 0.5, y: 0.5 };
  }

  protected override render(): TemplateResult {
    // Only what scrolls is a tab stop. The context menu would offer Cut, Copy and Paste of text.
    return html`
      <div
        class="scroller ${this.actualSize ? 'actual' : 'fit'}"
        role="group"
        aria-label="Image"
        tabindex=${this.actualSize ? 0 : -1}
        data-vscode-context='{"preventDefaultContextMenuItems": true}'
      >
        ${this.broken ? this.renderBroken() : this.renderImage()}
      </div>
    `;
  }

  private renderImage(): TemplateResult {
    return html`
      <img
        class="checkerboard"
        src=${this.src}
        alt=${this.label}
        draggable="false"
        @load=${this.onLoad}
        @error=${this.onError}
        @click=${this.onClick}
      />
    `;
  }

  private renderBroken(): TemplateResult {
    return html`<p role="status">This image cannot be shown here. Keeping it saves the file as it came.</p>`;
  }

  private onLoad({ currentTarget: image }: Event): void {
    if (!(image instanceof HTMLImageElement)) return;
    this.dispatchEvent(new ImageSizeEvent(image.naturalWidth, image.naturalHeight));
  }

  private onError(): void {
    this.broken = true;
  }

  private onClick({ currentTarget: image, clientX, clientY }: MouseEvent): void {
    if (!(image instanceof HTMLImageElement)) return;
    const box = image.getBoundingClientRect();
    this.focalPoint = { x: (clientX - box.left) / box.width, y: (clientY - box.top) / box.height };
    this.dispatchEvent(new ToggleZoomEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-image-stage': ImageStage;
  }
}
