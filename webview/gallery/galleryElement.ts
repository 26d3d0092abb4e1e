import { LitElement, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { type Gallery, GalleryChangeEvent } from './state/gallery.ts';

/** A part of the page: shows the gallery at hand again whenever it changes. */
export abstract class GalleryElement extends LitElement {
  @property({ attribute: false }) gallery!: Gallery;

  override connectedCallback(): void {
    super.connectedCallback();
    this.gallery?.addEventListener(GalleryChangeEvent.type, this.follow);
  }

  override disconnectedCallback(): void {
    this.gallery?.removeEventListener(GalleryChangeEvent.type, this.follow);
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('gallery')) return;
    changed.get('gallery')?.removeEventListener(GalleryChangeEvent.type, this.follow);
    this.gallery.addEventListener(GalleryChangeEvent.type, this.follow);
  }

  private readonly follow = (): void => this.requestUpdate();
}
