import brokenIcon from '@vscode/codicons/src/icons/file-media.svg';
import emptyStarIcon from '@vscode/codicons/src/icons/star-empty.svg';
import starIcon from '@vscode/codicons/src/icons/star-full.svg';
import { html, nothing, type TemplateResult } from 'lit';
import type { Size } from '../../../src/geometry/rectangle.ts';
import type { GalleryItem } from '../../../src/protocol/gallery.ts';
import '../../shared/icon.ts';

export interface Cell {
  readonly id: string;
  /** Absent until it is described. */
  readonly item: GalleryItem | undefined;
  readonly column: number;
  readonly isSelected: boolean;
  /** The one that Tab leads to. */
  readonly isStop: boolean;
  /** Its picture cannot be shown. */
  readonly isBroken: boolean;
  /** Its picture may be loaded; one that is there stays. */
  readonly mayLoad: boolean;
}

export interface CellEvents {
  star(item: GalleryItem): void;
  /** @param size of the image itself, in pixels. */
  load(item: GalleryItem, size: Size): void;
  error(item: GalleryItem): void;
}

export function renderCell(cell: Cell, events: CellEvents): TemplateResult {
  const { id, item, column, isSelected, isStop } = cell;
  return html`
    <div
      role="gridcell"
      class="cell ${item ? 'described' : ''}"
      data-image=${id}
      aria-label=${item?.name ?? 'Image'}
      aria-description=${item ? describe(item) : nothing}
      aria-selected=${isSelected}
      aria-colindex=${column + 1}
      tabindex=${isStop ? 0 : -1}
      title=${item ? describe(item) : nothing}
      draggable="true"
    >
      ${item ? renderItem(item, cell, events) : html`<div class="picture"></div>`}
    </div>
  `;
}

function renderItem(item: GalleryItem, { isBroken, mayLoad }: Cell, events: CellEvents): TemplateResult {
  const { url, name, badge, starred } = item;
  return html`
    <div class="picture" data-badge=${badge ?? nothing}>
      ${
        isBroken
          ? html`<easel-icon class="broken" .src=${brokenIcon}></easel-icon>`
          : html`
            <img
              class="checkerboard"
              src=${mayLoad ? url : nothing}
              alt=""
              decoding="async"
              draggable="false"
              @load=${({ currentTarget: image }: Event) => {
                if (!(image instanceof HTMLImageElement)) return;
                events.load(item, { width: image.naturalWidth, height: image.naturalHeight });
              }}
              @error=${() => events.error(item)}
            />
          `
      }
    </div>
    <span class="name">${name}</span>
    <button
      type="button"
      class="star"
      tabindex="-1"
      aria-label=${starred ? 'Unstar' : 'Star'}
      aria-pressed=${starred}
      title=${starred ? 'Unstar' : 'Star'}
      @click=${() => events.star(item)}
    >
      <easel-icon .src=${starred ? starIcon : emptyStarIcon}></easel-icon>
    </button>
  `;
}

/** What is not in the name. */
function describe({ badge, starred, description, name }: GalleryItem): string {
  const parts = [badge, starred ? 'Starred' : undefined, description === name ? undefined : description];
  return parts.filter((part) => part !== undefined).join(' · ') || name;
}
