import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { GalleryItem } from '../../../src/protocol/gallery.ts';

/** Images on one side of another's story, small; pressing one goes there. */
export function renderLineage(
  title: string,
  items: readonly GalleryItem[],
  walk: (item: GalleryItem) => void,
): TemplateResult | typeof nothing {
  if (items.length === 0) return nothing;
  return html`
    <section>
      <h3>${title}</h3>
      <ul class="lineage" aria-label=${title}>
        ${repeat(
          items,
          ({ id }) => id,
          (item) => html`
            <li>
              <button
                type="button"
                aria-label=${item.name}
                title=${`${item.name} · ${item.description}`}
                data-image=${item.id}
                @click=${() => walk(item)}
              >
                <img class="checkerboard" src=${item.url} alt="" decoding="async" draggable="false" />
              </button>
            </li>
          `,
        )}
      </ul>
    </section>
  `;
}
