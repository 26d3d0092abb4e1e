import closeIcon from '@vscode/codicons/src/icons/close.svg';
import compareIcon from '@vscode/codicons/src/icons/split-horizontal.svg';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { GalleryAction } from '../../../src/protocol/gallery.ts';
import '../../shared/iconButton.ts';
import { act } from '../actions/act.ts';
import { actionNames } from '../actions/actionNames.ts';
import { commonActions } from '../actions/contextActions.ts';
import { GalleryElement } from '../galleryElement.ts';
import { statusBarStyles } from './statusBar.styles.ts';

/** How many images there are, what can be done with those that are selected, and how much the archive holds. */
@customElement('easel-status-bar')
export class StatusBar extends GalleryElement {
  static override readonly styles = statusBarStyles;

  protected override render(): TemplateResult {
    const { gallery } = this;
    const { selection } = gallery;
    return html`
      <footer>
        <span role="status">${this.count}</span>
        ${selection.size > 0 ? this.renderSelection() : nothing}
        <div class="archive">
          <span>${gallery.model.archive}</span>
          <easel-icon-button
            label="Free Space…"
            .text=${'Free Space…'}
            @click=${() => gallery.attempt(() => gallery.host.freeSpace())}
          ></easel-icon-button>
        </div>
      </footer>
    `;
  }

  private get count(): string {
    const { results, selection } = this.gallery;
    if (!results.isLoaded) return 'Looking for images';
    const shown = results.ids.length;
    const { total, isCut } = results.result;
    const inWords = (count: number): string => count.toLocaleString('en');
    const images = shown === 1 && total === 1 ? 'image' : 'images';
    const found =
      shown === total ? `${inWords(total)} ${images}` : `${inWords(shown)} of ${inWords(total)} images`;
    const known = isCut ? `${found}; the workspace holds more` : found;
    return selection.size > 0 ? `${inWords(selection.size)} selected of ${known}` : known;
  }

  private renderSelection(): TemplateResult {
    const { gallery } = this;
    const { selected } = gallery.selection;
    return html`
      <div class="actions" role="toolbar" aria-label="Actions">
        ${selected.length === 2 ? this.renderCompare(selected) : nothing}
        ${commonActions(gallery, selected).map((action) => this.renderAction(action, selected))}
        <easel-icon-button
          label="Clear Selection"
          .icon=${closeIcon}
          @click=${() => {
            gallery.selection.clear();
            gallery.changed();
          }}
        ></easel-icon-button>
      </div>
    `;
  }

  private renderCompare([left, right]: readonly string[]): TemplateResult | typeof nothing {
    if (left === undefined || right === undefined) return nothing;
    return html`
      <easel-icon-button
        label="Compare"
        .text=${'Compare'}
        .icon=${compareIcon}
        @click=${() => this.compare(left, right)}
      ></easel-icon-button>
    `;
  }

  private async compare(left: string, right: string): Promise<void> {
    const { gallery } = this;
    await gallery.attempt(() => gallery.comparison.open(left, right));
    const names = gallery.comparison.images?.map(({ item }) => item.name);
    if (names) gallery.announce(`${names.join(' and ')} are compared.`);
  }

  private renderAction(action: GalleryAction, ids: readonly string[]): TemplateResult {
    const { label, icon } = actionNames[action];
    return html`
      <easel-icon-button
        label=${label}
        .icon=${icon}
        @click=${() => act(this.gallery, action, ids)}
      ></easel-icon-button>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-status-bar': StatusBar;
  }
}
