import '@vscode-elements/elements/dist/vscode-toolbar-button/index.js';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Candidate } from '../../src/protocol/candidates.ts';
import { ActivateEvent, type ImageSizeEvent } from './candidateEvents.ts';
import { candidatesStyles } from './candidates.styles.ts';
import './imageStage.ts';
import type { ImageStage } from './imageStage.ts';
import './thumbnailStrip.ts';

/**
 * The candidates of one job: the active one large, all of them as thumbnails.
 *
 * Arrow keys, Home and End work wherever the focus is, except where they scroll the image.
 *
 * @fires easel-activate when the person chooses another image.
 */
@customElement('easel-candidates')
export class Candidates extends LitElement {
  static override readonly styles = candidatesStyles;

  /** What the images were to show: part of the text alternative. */
  @property() prompt = '';

  @property({ attribute: false }) images: readonly Candidate[] = [];

  /** Index of the image shown. */
  @property({ type: Number }) active = 0;

  /** One pixel of the image for one of the page, instead of fitting the panel. */
  @state() private actualSize = false;

  /** Of the active image, in its own pixels; not known before it is loaded. */
  @state() private size: { readonly width: number; readonly height: number } | undefined;

  @query('easel-image-stage') private readonly stage!: ImageStage | null;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.onKeydown);
  }

  override disconnectedCallback(): void {
    document.removeEventListener('keydown', this.onKeydown);
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('active') || changed.has('images')) this.size = undefined;
  }

  protected override render(): TemplateResult | typeof nothing {
    const image = this.images[this.active];
    if (!image) return nothing;
    return html`
      <main>
      <easel-image-stage
        .src=${image.url}
        .label=${`${image.label}: ${this.prompt}`}
        .actualSize=${this.actualSize}
        @easel-image-size=${this.onImageSize}
        @easel-toggle-zoom=${this.toggleZoom}
      ></easel-image-stage>
      <div class="bar">
        <p class="caption">${this.caption}</p>
        <vscode-toolbar-button label=${this.actualSize ? 'Fit to panel' : 'Show at 100%'} @click=${this.toggleZoom}>
          ${this.actualSize ? 'Fit' : '100%'}
        </vscode-toolbar-button>
      </div>
      <easel-thumbnail-strip .images=${this.images} .active=${this.active}></easel-thumbnail-strip>
      </main>
    `;
  }

  private get caption(): string {
    const place = `${this.active + 1} of ${this.images.length}`;
    return this.size ? `${place} · ${this.size.width}×${this.size.height}` : place;
  }

  private onImageSize({ width, height }: ImageSizeEvent): void {
    this.size = { width, height };
  }

  private toggleZoom(): void {
    this.actualSize = !this.actualSize;
  }

  private readonly onKeydown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (this.actualSize && this.stage && event.composedPath().includes(this.stage)) return;
    const last = this.images.length - 1;
    const targets: Partial<Record<string, number>> = {
      ArrowLeft: Math.max(this.active - 1, 0),
      ArrowRight: Math.min(this.active + 1, last),
      Home: 0,
      End: last,
    };
    const index = targets[event.key];
    if (index === undefined) return;
    event.preventDefault();
    if (index !== this.active) this.dispatchEvent(new ActivateEvent(index));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-candidates': Candidates;
  }
}
