import backIcon from '@vscode/codicons/src/icons/arrow-left.svg';
import closeIcon from '@vscode/codicons/src/icons/close.svg';
import copyIcon from '@vscode/codicons/src/icons/copy.svg';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import type { GalleryDetails, GalleryItem } from '../../../src/protocol/gallery.ts';
import '../../shared/iconButton.ts';
import { act } from '../actions/act.ts';
import { actionNames, inOrder } from '../actions/actionNames.ts';
import { GalleryElement } from '../galleryElement.ts';
import { detailsPanelStyles } from './detailsPanel.styles.ts';
import { renderLineage } from './lineage.ts';

/** The person is done with the details. */
export class LeaveDetailsEvent extends Event {
  static readonly type = 'easel-leave-details';

  constructor() {
    super(LeaveDetailsEvent.type);
  }
}

/**
 * All that is known of one image, and all that can be done with it.
 *
 * @fires easel-leave-details
 */
@customElement('easel-details-panel')
export class DetailsPanel extends GalleryElement {
  static override readonly styles = detailsPanelStyles;

  @query('aside') private readonly aside!: HTMLElement | null;

  private shown: string | undefined;

  override focus(): void {
    void this.updateComplete.then(() => this.aside?.focus());
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const id = this.gallery.details.details?.item.id;
    if (id === this.shown) return;
    this.shown = id;
    if (this.aside) this.aside.scrollTop = 0;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { details } = this.gallery.details;
    return details ? this.renderDetails(details) : nothing;
  }

  private renderDetails(details: GalleryDetails): TemplateResult {
    const { item, url, prompt, revisedPrompt, rows, from, cameOfIt } = details;
    const walk = ({ id }: GalleryItem): void => {
      const { gallery } = this;
      void gallery.attempt(() => gallery.details.walkTo(id));
      // The button that was pressed goes away with what it stood for.
      this.aside?.focus();
    };
    return html`
      <aside aria-label="Details" tabindex="-1" @keydown=${this.onKeydown}>
        ${this.renderHeading(item)}
        <img
          class="checkerboard picture"
          src=${url}
          alt=${prompt ?? item.name}
          decoding="async"
          draggable="false"
          data-image=${item.id}
        />
        ${item.badge ? html`<p><span class="badge">${item.badge}</span></p>` : nothing}
        ${prompt === undefined ? nothing : this.renderWords('Prompt', prompt)}
        ${revisedPrompt === undefined ? nothing : this.renderWords('Revised prompt', revisedPrompt)}
        ${this.renderRows(rows)}
        ${renderLineage('Made from', from, walk)} ${renderLineage('What came of it', cameOfIt, walk)}
        ${this.renderActions(item)}
      </aside>
    `;
  }

  private renderHeading({ name }: GalleryItem): TemplateResult {
    const { gallery } = this;
    return html`
      <header>
        ${
          gallery.details.canGoBack
            ? html`<easel-icon-button
                label="Back"
                .icon=${backIcon}
                @click=${() => gallery.attempt(() => gallery.details.back())}
              ></easel-icon-button>`
            : nothing
        }
        <h2 title=${name}>${name}</h2>
        <easel-icon-button label="Close Details" .icon=${closeIcon} @click=${this.leave}></easel-icon-button>
      </header>
    `;
  }

  private renderWords(title: string, words: string): TemplateResult {
    return html`
      <section>
        <div class="title">
          <h3>${title}</h3>
          <easel-icon-button
            label="Copy ${title}"
            .icon=${copyIcon}
            @click=${() => this.copy(title, words)}
          ></easel-icon-button>
        </div>
        <p class="words">${words}</p>
      </section>
    `;
  }

  private renderRows(rows: GalleryDetails['rows']): TemplateResult | typeof nothing {
    if (rows.length === 0) return nothing;
    return html`
      <dl>
        ${rows.map(
          ({ label, value, asked }) => html`
            <dt>${label}</dt>
            <dd>
              ${value}
              ${asked === undefined ? nothing : html`<span class="asked">asked for ${asked}</span>`}
            </dd>
          `,
        )}
      </dl>
    `;
  }

  private renderActions({ id, actions }: GalleryItem): TemplateResult {
    return html`
      <div class="actions" role="group" aria-label="Actions of this image">
        ${inOrder(actions).map((action) => {
          const { label, icon } = actionNames[action];
          return html`
            <easel-icon-button
              label=${label}
              .text=${label}
              .icon=${icon}
              @click=${() => act(this.gallery, action, [id])}
            ></easel-icon-button>
          `;
        })}
      </div>
    `;
  }

  private async copy(title: string, words: string): Promise<void> {
    const { gallery } = this;
    const isCopied = await gallery.attempt(() => navigator.clipboard.writeText(words).then(() => true));
    if (isCopied) gallery.announce(`${title} copied.`);
  }

  private onKeydown(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.leave();
  }

  private readonly leave = (): void => {
    this.gallery.details.close();
    this.dispatchEvent(new LeaveDetailsEvent());
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-details-panel': DetailsPanel;
  }
  interface HTMLElementEventMap {
    'easel-leave-details': LeaveDetailsEvent;
  }
}
