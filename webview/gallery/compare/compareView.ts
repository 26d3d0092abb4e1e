import backIcon from '@vscode/codicons/src/icons/arrow-left.svg';
import swapIcon from '@vscode/codicons/src/icons/arrow-swap.svg';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { GalleryDetails } from '../../../src/protocol/gallery.ts';
import '../../shared/compareDivider.ts';
import type { ComparePositionEvent } from '../../shared/compareDivider.ts';
import '../../shared/iconButton.ts';
import { GalleryElement } from '../galleryElement.ts';
import type { ComparisonLayout } from '../state/imageComparison.ts';
import { compareViewStyles } from './compareView.styles.ts';

const layouts: readonly { readonly layout: ComparisonLayout; readonly label: string }[] = [
  { layout: 'slider', label: 'Slider' },
  { layout: 'sideBySide', label: 'Side by Side' },
];

/** Two images, one against the other: over each other with a divider, or side by side. */
@customElement('easel-compare-view')
export class CompareView extends GalleryElement {
  static override readonly styles = compareViewStyles;

  /** Of the divider, 0 to 1. */
  @state() private position = 0.5;

  protected override render(): TemplateResult | typeof nothing {
    const { comparison } = this.gallery;
    const { images, layout } = comparison;
    if (!images) return nothing;
    const [left, right] = images;
    return html`
      <section aria-label="Compare" @keydown=${this.onKeydown}>
        <div class="bar">
          <easel-icon-button
            label="Back to Images"
            .text=${'Back to Images'}
            .icon=${backIcon}
            @click=${() => comparison.close()}
          ></easel-icon-button>
          <div class="layouts" role="group" aria-label="Layout">
            ${layouts.map(
              (choice) => html`
                <easel-icon-button
                  label=${choice.label}
                  .text=${choice.label}
                  .pressed=${layout === choice.layout}
                  @click=${() => comparison.setLayout(choice.layout)}
                ></easel-icon-button>
              `,
            )}
            <easel-icon-button
              label="Swap Images"
              .icon=${swapIcon}
              @click=${() => comparison.swap()}
            ></easel-icon-button>
          </div>
        </div>
        <div class=${layout}>
          ${renderImage(left, 'left')} ${renderImage(right, 'right')}
          ${
            layout === 'slider'
              ? html`
                <easel-compare-divider
                  .left=${left.item.name}
                  .position=${this.position}
                  @easel-compare-position=${({ position }: ComparePositionEvent) => {
                    this.position = position;
                  }}
                ></easel-compare-divider>
              `
              : nothing
          }
        </div>
        <div class="names">
          <span>${left.item.name}</span>
          <span>${right.item.name}</span>
        </div>
      </section>
    `;
  }

  protected override updated(): void {
    this.style.setProperty('--position', `${this.position * 100}%`);
  }

  override async firstUpdated(): Promise<void> {
    const back = this.renderRoot.querySelector('easel-icon-button');
    // Before it is drawn it has nothing that takes the focus.
    await back?.updateComplete;
    back?.focus();
  }

  private onKeydown(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.gallery.comparison.close();
  }
}

function renderImage({ item, url }: GalleryDetails, side: 'left' | 'right'): TemplateResult {
  return html`
    <div class="side ${side}">
      <img class="checkerboard" src=${url} alt=${item.name} draggable="false" @load=${setRatio} />
    </div>
  `;
}

/** An image as large as fits, of whatever size it is: only so do two of different sizes lie on each other. */
function setRatio({ currentTarget: image }: Event): void {
  if (!(image instanceof HTMLImageElement)) return;
  image.style.setProperty('--ratio', String(image.naturalWidth / image.naturalHeight));
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-compare-view': CompareView;
  }
}
