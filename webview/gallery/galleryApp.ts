import { html, nothing, type TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import '../shared/messages.ts';
import { pageMessages } from '../shared/pageMessages.ts';
import { visuallyHiddenStyles } from '../shared/visuallyHidden.styles.ts';
import { contextOf } from './actions/contextMenu.ts';
import './compare/compareView.ts';
import './composer/composer.ts';
import type { Composer } from './composer/composer.ts';
import './details/detailsPanel.ts';
import type { DetailsPanel } from './details/detailsPanel.ts';
import './emptyState.ts';
import './filters/filterBar.ts';
import { returnFocus } from './focusReturn.ts';
import { galleryStyles } from './gallery.styles.ts';
import { GalleryElement } from './galleryElement.ts';
import './grid/imageGrid.ts';
import type { ImageGrid } from './grid/imageGrid.ts';
import './jobs/jobList.ts';
import './status/statusBar.ts';

/** The whole page: the composer and the jobs above the images, what there is to know about one beside them. */
@customElement('easel-gallery')
export class GalleryApp extends GalleryElement {
  static override readonly styles = [visuallyHiddenStyles, galleryStyles];

  @query('easel-composer') private readonly composer!: Composer | null;

  @query('easel-image-grid') private readonly grid!: ImageGrid | null;

  @query('easel-details-panel') private readonly details!: DetailsPanel | null;

  /** True until the details that are about to open have the focus. */
  private isEnteringDetails = false;

  private wasComparing = false;

  private focusReturn: { dispose(): void } | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.focusReturn = returnFocus(() => this.grid?.focus());
    this.addEventListener('contextmenu', this.onContextmenu);
    document.addEventListener('pointerdown', this.leaveContext, { capture: true });
    document.addEventListener('keydown', this.leaveContext, { capture: true });
  }

  override disconnectedCallback(): void {
    this.focusReturn?.dispose();
    this.removeEventListener('contextmenu', this.onContextmenu);
    document.removeEventListener('pointerdown', this.leaveContext, { capture: true });
    document.removeEventListener('keydown', this.leaveContext, { capture: true });
    super.disconnectedCallback();
  }

  protected override updated(): void {
    const isComparing = this.gallery.comparison.images !== undefined;
    if (this.wasComparing && !isComparing) this.grid?.focus();
    this.wasComparing = isComparing;
    if (!this.isEnteringDetails || !this.details) return;
    this.isEnteringDetails = false;
    this.details.focus();
  }

  protected override render(): TemplateResult {
    const { gallery } = this;
    const { comparison, details, announcement, model, notice } = gallery;
    return html`
      <main>
        <easel-composer .gallery=${gallery}></easel-composer>
        ${notice || model.messages.length > 0 ? this.renderMessages() : nothing}
        <easel-job-list .gallery=${gallery}></easel-job-list>
        <easel-filter-bar .gallery=${gallery}></easel-filter-bar>
        <div class="content ${details.details ? 'with-details' : ''}">
          ${
            comparison.images
              ? html`<easel-compare-view .gallery=${gallery}></easel-compare-view>`
              : this.renderImages()
          }
          ${
            details.details
              ? html`
                <easel-details-panel
                  .gallery=${gallery}
                  @easel-leave-details=${() => this.grid?.focus()}
                ></easel-details-panel>
              `
              : nothing
          }
        </div>
        <easel-status-bar .gallery=${gallery}></easel-status-bar>
        <div class="visually-hidden" role="status">${announcement}</div>
      </main>
    `;
  }

  private renderImages(): TemplateResult {
    const { gallery } = this;
    if (gallery.results.ids.length === 0 && gallery.results.isLoaded)
      return html`
        <easel-empty-state
          .gallery=${gallery}
          @easel-write-prompt=${() => this.composer?.focus()}
        ></easel-empty-state>
      `;
    return html`
      <easel-image-grid
        .gallery=${gallery}
        @easel-enter-details=${this.onEnterDetails}
      ></easel-image-grid>
    `;
  }

  private renderMessages(): TemplateResult {
    const { gallery } = this;
    const answer = (id: string, take: boolean): void =>
      void gallery.attempt(() => gallery.host.answerMessage({ id, take }));
    const closeNotice = (): void => gallery.say(undefined);
    const messages = pageMessages(gallery.model.messages, answer, gallery.notice, closeNotice);
    return html`<easel-messages wide .messages=${messages}></easel-messages>`;
  }

  private onEnterDetails(): void {
    this.isEnteringDetails = true;
    this.requestUpdate();
  }

  private readonly onContextmenu = (event: MouseEvent): void => {
    const context = contextOf(event, this.gallery);
    if (context === undefined) delete this.dataset['vscodeContext'];
    else this.dataset['vscodeContext'] = context;
  };

  private readonly leaveContext = (): void => {
    this.gallery.contextImage = undefined;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-gallery': GalleryApp;
  }
}
