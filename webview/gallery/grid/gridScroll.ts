import { type GridLayout, gap, gridLayout, rowsOnScreen } from './gridLayout.ts';

/** Rows beyond the screen, so that slow scrolling shows no gap. */
const margin = 2;

/** Which part of the grid is on screen; holds on to the first image there when the rest moves around it. */
export class GridScroll {
  layout: GridLayout = gridLayout(0, 0, 180);
  private ids: readonly string[] = [];
  private scroller: HTMLElement | undefined;
  private scrollTop = 0;
  private width = 0;
  private height = 0;
  private frame: number | undefined;
  /** Where to scroll as soon as the rows are placed. */
  private target: number | undefined;
  private readonly observer = new ResizeObserver(() => this.measure());

  constructor(private readonly changed: () => void) {}

  /** Place of the first image of which most is on screen. */
  get first(): number {
    return Math.round(Math.max(0, this.scrollTop - gap) / this.layout.rowHeight) * this.layout.columns;
  }

  /** Whole rows on screen. */
  get rowsPerPage(): number {
    return Math.max(1, Math.floor(this.height / this.layout.rowHeight));
  }

  /** Places of the images in the document: the first, and behind the last. */
  get range(): [number, number] {
    return this.places(margin);
  }

  /** The same of those that can be seen now. */
  get visible(): [number, number] {
    return this.places(0);
  }

  connect(scroller: HTMLElement): void {
    if (scroller === this.scroller) return;
    this.observer.disconnect();
    this.scroller = scroller;
    this.observer.observe(scroller);
    this.measure();
  }

  disconnect(): void {
    this.observer.disconnect();
    this.scroller = undefined;
    if (this.frame !== undefined) cancelAnimationFrame(this.frame);
    this.frame = undefined;
  }

  /** @param first place of the image to start at, while nothing was on screen. */
  layOut(ids: readonly string[], thumbnailSize: number, first: number): GridLayout {
    const last = this.layout;
    const next = gridLayout(ids.length, this.width, thumbnailSize);
    const isFirst = this.ids.length === 0 && ids.length > 0;
    const isOther = ids !== this.ids;
    const anchor = this.ids[first];
    const isReshaped = next.columns !== last.columns || next.rowHeight !== last.rowHeight;
    this.layout = next;
    // Before there is a size, there is no place.
    if (this.width === 0 || !(isFirst || isOther || isReshaped)) return next;
    this.ids = ids;
    const place = !isFirst && isOther && first > 0 && anchor !== undefined ? ids.indexOf(anchor) : first;
    const row = Math.floor(Math.max(0, place) / next.columns);
    const isKept = !isFirst && !isReshaped && first > 0;
    const offset = isKept ? this.scrollTop - Math.floor(first / last.columns) * last.rowHeight : 0;
    const most = Math.max(0, next.rows * next.rowHeight + gap - this.height);
    this.target = Math.min(most, Math.max(0, row * next.rowHeight + offset));
    this.scrollTop = this.target;
    return next;
  }

  /** Rows that belong into the document: those on screen, and the one of the image that keys start from. */
  rowsToShow(stop: number): readonly number[] {
    const { first, end } = rowsOnScreen(this.layout, this.scrollTop, this.height, margin);
    const rows = Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
    if (stop < 0) return rows;
    const row = Math.floor(stop / this.layout.columns);
    if (row < first) return [row, ...rows];
    return row >= end ? [...rows, row] : rows;
  }

  /** Puts rows where they belong. Style attributes are against the page's policy. */
  place(grid: HTMLElement): void {
    const { columns, rows, rowHeight, cell } = this.layout;
    grid.style.setProperty('block-size', `${rows * rowHeight + gap}px`);
    grid.style.setProperty('--columns', String(columns));
    grid.style.setProperty('--cell', `${cell}px`);
    for (const row of grid.querySelectorAll<HTMLElement & { row: number }>('.row'))
      row.style.setProperty('top', `${gap + row.row * rowHeight}px`);
    if (this.target === undefined || !this.scroller) return;
    this.scroller.scrollTop = this.target;
    this.target = undefined;
  }

  /** Scrolls as little as possible. */
  reveal(index: number): void {
    const { scroller, layout } = this;
    if (index < 0 || !scroller) return;
    const top = gap + Math.floor(index / layout.columns) * layout.rowHeight;
    if (top - gap < scroller.scrollTop) scroller.scrollTop = top - gap;
    else if (top + layout.rowHeight > scroller.scrollTop + this.height)
      scroller.scrollTop = top + layout.rowHeight - this.height;
    else return;
    this.follow();
  }

  /** Draws once per frame, and only where other rows have come on screen. */
  follow(): void {
    const [first, end] = this.range;
    this.scrollTop = this.scroller?.scrollTop ?? 0;
    const [nextFirst, nextEnd] = this.range;
    if (first === nextFirst && end === nextEnd) return;
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      this.changed();
    });
  }

  private places(beyond: number): [number, number] {
    const { first, end } = rowsOnScreen(this.layout, this.scrollTop, this.height, beyond);
    return [first * this.layout.columns, end * this.layout.columns];
  }

  private measure(): void {
    if (!this.scroller) return;
    const { clientWidth: width, clientHeight: height } = this.scroller;
    if (width === this.width && height === this.height) return;
    this.width = width;
    this.height = height;
    this.changed();
  }
}
