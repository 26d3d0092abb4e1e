import { html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { visuallyHiddenStyles } from '../../shared/visuallyHidden.styles.ts';
import { act } from '../actions/act.ts';
import { GalleryElement } from '../galleryElement.ts';
import { handleGridKey } from './gridKeyboard.ts';
import { GridScroll } from './gridScroll.ts';
import { type CellEvents, renderCell } from './imageCell.ts';
import { imageDrag } from './imageDrag.ts';
import { imageGridStyles } from './imageGrid.styles.ts';
import { PictureLoads } from './pictureLoads.ts';

/** The person wants to work in the details that have opened. */
export class EnterDetailsEvent extends Event {
  static readonly type = 'easel-enter-details';

  constructor() {
    super(EnterDetailsEvent.type, { bubbles: true, composed: true });
  }
}

/**
 * All images that were found. Only the rows on screen, and the one with the focus, are in the document.
 *
 * @fires easel-enter-details
 */
@customElement('easel-image-grid')
export class ImageGrid extends GalleryElement {
  static override readonly styles = [visuallyHiddenStyles, imageGridStyles];

  @query('.scroller') private readonly scroller!: HTMLElement | null;

  @query('[role="grid"]') private readonly grid!: HTMLElement | null;

  private readonly view = new GridScroll(() => this.requestUpdate());

  /** True from a key until the next render: the focus goes along. */
  private isMoving = false;

  /** Before the render at hand. */
  private hadFocus = false;

  private readonly broken = new Set<string>();

  private readonly loads = new PictureLoads(() => this.requestUpdate());

  override focus(): void {
    this.isMoving = true;
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    this.view.disconnect();
    this.loads.want([]);
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.hadFocus = this.hasFocus;
  }

  protected override render(): TemplateResult {
    const { gallery, view } = this;
    const { ids } = gallery.results;
    const { columns, rows } = view.layOut(ids, gallery.thumbnailSize, gallery.first);
    return html`
      <div class="scroller" @scroll=${this.onScroll}>
        <div
          role="grid"
          aria-label="Images"
          aria-multiselectable="true"
          aria-rowcount=${rows}
          aria-colcount=${columns}
          @keydown=${this.onKeydown}
          @click=${this.onClick}
          @dblclick=${this.onDoubleClick}
          @focusin=${this.onFocusin}
          @dragstart=${this.onDragstart}
          @dragend=${this.onDragend}
        >
          ${repeat(
            view.rowsToShow(gallery.results.indexOf(this.stop)),
            (row) => row,
            (row) => this.renderRow(row, columns),
          )}
        </div>
      </div>
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { scroller, grid, gallery, view, isMoving } = this;
    if (!scroller || !grid) return;
    const { ids } = gallery.results;
    view.connect(scroller);
    view.place(grid);
    const reveal = gallery.toReveal ?? (isMoving ? gallery.selection.active : undefined);
    if (reveal !== undefined) view.reveal(gallery.results.indexOf(reveal));
    gallery.toReveal = undefined;
    this.isMoving = false;
    // A cell that is now in another row is another element.
    if (isMoving || (this.hadFocus && !this.hasFocus))
      grid.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
    const onScreen = ids.slice(...view.range);
    gallery.descriptions.show(onScreen);
    gallery.thumbnails.retain(new Set(onScreen));
    this.loads.want(
      [...new Set([...ids.slice(...view.visible), ...onScreen])].filter((id) => this.hasPicture(id)),
    );
  }

  private hasPicture(id: string): boolean {
    const item = this.gallery.descriptions.get(id);
    return item !== undefined && !this.broken.has(item.url);
  }

  private get hasFocus(): boolean {
    return this.grid?.querySelector(':focus') != null;
  }

  /** The one cell that Tab leads to. */
  private get stop(): string | undefined {
    const { results, selection, first } = this.gallery;
    return selection.active ?? results.ids[first] ?? results.ids[0];
  }

  private renderRow(row: number, columns: number): TemplateResult {
    const first = row * columns;
    const { ids } = this.gallery.results;
    return html`
      <div role="row" class="row" aria-rowindex=${row + 1} .row=${row}>
        ${repeat(
          ids.slice(first, first + columns),
          (id) => id,
          (id, column) => this.renderCell(id, column),
        )}
      </div>
    `;
  }

  private renderCell(id: string, column: number): TemplateResult {
    const { gallery, broken, stop } = this;
    const item = gallery.descriptions.get(id);
    return renderCell(
      {
        id,
        item,
        column,
        isSelected: gallery.selection.has(id),
        isStop: id === stop,
        isBroken: item !== undefined && broken.has(item.url),
        mayLoad: this.loads.has(id),
      },
      this.events,
    );
  }

  private readonly events: CellEvents = {
    star: (item) => void act(this.gallery, item.starred ? 'unstar' : 'star', [item.id]),
    load: (item, size) => {
      this.loads.ended(item.id);
      if (item.wantsThumbnail) this.gallery.thumbnails.offer(item, size);
    },
    error: (item) => {
      this.loads.ended(item.id);
      this.broken.add(item.url);
      this.requestUpdate();
    },
  };

  private onScroll(): void {
    this.view.follow();
    this.gallery.scrolledTo(this.view.first);
  }

  private onKeydown(event: KeyboardEvent): void {
    const { columns } = this.view.layout;
    const outcome = handleGridKey(event, this.gallery, columns, this.view.rowsPerPage);
    if (!outcome) return;
    event.preventDefault();
    // A key binding of VS Code would do something else with it.
    event.stopPropagation();
    if (outcome === 'moved') this.isMoving = true;
    if (outcome === 'details') this.dispatchEvent(new EnterDetailsEvent());
    this.gallery.followActive();
  }

  private onClick(event: MouseEvent): void {
    const id = imageAt(event);
    if (id === undefined || isOnButton(event)) return;
    const { selection, results } = this.gallery;
    if (event.shiftKey) selection.extendTo(id, results.ids, (known) => results.indexOf(known));
    else if (event.ctrlKey || event.metaKey) selection.toggle(id);
    else selection.only(id);
    this.gallery.followActive();
  }

  private onDoubleClick(event: MouseEvent): void {
    const id = imageAt(event);
    if (id !== undefined && !isOnButton(event)) this.gallery.openDetails(id);
  }

  private onFocusin(event: FocusEvent): void {
    const id = imageAt(event);
    if (id === undefined || id === this.gallery.selection.active) return;
    this.gallery.selection.focus(id);
    this.requestUpdate();
  }

  private onDragstart(event: DragEvent): void {
    const id = imageAt(event);
    if (id !== undefined) imageDrag(event, this.gallery, id);
  }

  private onDragend(): void {
    this.gallery.dragged = [];
  }
}

function isOnButton(event: Event): boolean {
  return event.composedPath().some((element) => element instanceof HTMLButtonElement);
}

function imageAt(event: Event): string | undefined {
  const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-image]') : null;
  return cell?.dataset['image'];
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-image-grid': ImageGrid;
  }
  interface HTMLElementEventMap {
    'easel-enter-details': EnterDetailsEvent;
  }
}
