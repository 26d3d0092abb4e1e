import addIcon from '@vscode/codicons/src/icons/add.svg';
import closeIcon from '@vscode/codicons/src/icons/close.svg';
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { GalleryReference } from '../../../src/protocol/gallery.ts';
import '../../shared/iconButton.ts';
import { GalleryElement } from '../galleryElement.ts';
import { takeReferences } from './takeReferences.ts';

/** The images that the request is made from, the first first. */
@customElement('easel-reference-list')
export class ReferenceList extends GalleryElement {
  static override readonly styles = css`
    :host {
      display: contents;
    }

    ul {
      display: contents;
      list-style: none;
    }

    li {
      display: flex;
      align-items: center;
      gap: 4px;
      max-inline-size: 200px;
      padding-inline-start: 3px;
      border: 1px solid var(--easel-separator);
      border-radius: 5px;
    }

    img {
      inline-size: 20px;
      block-size: 20px;
      border-radius: 2px;
      object-fit: cover;
    }

    span {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
  `;

  protected override render(): TemplateResult {
    const { composing, model } = this.gallery;
    const { references } = composing;
    return html`
      ${
        references.length > 0
          ? html`<ul aria-label="Reference images">
            ${repeat(references, ({ id }) => id, this.renderReference)}
          </ul>`
          : nothing
      }
      <easel-icon-button
        label="Add Reference Images"
        .text=${references.length === 0 ? 'Add Reference Images' : ''}
        .icon=${addIcon}
        ?disabled=${references.length >= model.options.maxReferences}
        @click=${this.pick}
      ></easel-icon-button>
    `;
  }

  private readonly renderReference = ({ id, name, url }: GalleryReference): TemplateResult => html`
    <li title=${name}>
      <img src=${url} alt="" decoding="async" />
      <span>${name}</span>
      <easel-icon-button
        label="Remove ${name}"
        .icon=${closeIcon}
        @click=${() => this.gallery.composing.removeReference(id)}
      ></easel-icon-button>
    </li>
  `;

  private async pick(): Promise<void> {
    const { gallery } = this;
    await takeReferences(gallery, (present) => gallery.host.pickReferences({ present }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-reference-list': ReferenceList;
  }
}
