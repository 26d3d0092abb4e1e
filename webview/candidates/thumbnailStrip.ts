import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Candidate } from '../../src/protocol/candidates.ts';
import { ActivateEvent } from './candidateEvents.ts';
import { thumbnailStripStyles } from './thumbnailStrip.styles.ts';

/**
 * All images, small, the active one marked. One tab stop: the page's arrow keys move it.
 *
 * @fires easel-activate when the person clicks a thumbnail.
 */
@customElement('easel-thumbnail-strip')
export class ThumbnailStrip extends LitElement {
  static override readonly styles = thumbnailStripStyles;

  @property({ attribute: false }) images: readonly Candidate[] = [];

  /** Index of the image that is marked. */
  @property({ type: Number }) active = 0;

  @query('[aria-selected="true"]') private readonly selected!: HTMLElement | null;

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('active') && !changed.has('images')) return;
    this.selected?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (this.matches(':focus-within')) this.selected?.focus();
  }

  protected override render(): TemplateResult {
    return html`
      <div class="strip" role="listbox" aria-label="Candidates" aria-orientation="horizontal">
        ${this.images.map((image, index) => this.renderThumbnail(image, index))}
      </div>
    `;
  }

  private renderThumbnail({ url, label }: Candidate, index: number): TemplateResult {
    const active = index === this.active;
    return html`
      <div
        class="thumbnail"
        role="option"
        aria-label=${label}
        aria-selected=${active}
        tabindex=${active ? 0 : -1}
        @click=${() => this.dispatchEvent(new ActivateEvent(index))}
      >
        <img class="checkerboard" src=${url} alt="" draggable="false" />
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-thumbnail-strip': ThumbnailStrip;
  }
}
