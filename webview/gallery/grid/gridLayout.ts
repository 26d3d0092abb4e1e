/** Between two cells, and around them, in CSS pixels. */
export const gap = 8;

/** Room for the name below a picture. */
const captionHeight = 24;

/** More columns than one keep 100,000 images below the height that Chromium can scroll (2²⁵ pixels). */
const minColumns = 2;

export interface GridLayout {
  readonly columns: number;
  readonly rows: number;
  /** In CSS pixels, with the gap below it. */
  readonly rowHeight: number;
  /** Edge of the square that pictures fit in. */
  readonly cell: number;
}

/** Cells of at least `thumbnailSize` that share a width among them. */
export function gridLayout(count: number, width: number, thumbnailSize: number): GridLayout {
  const inner = Math.max(1, width - gap);
  const columns = Math.max(minColumns, Math.floor(inner / (thumbnailSize + gap)));
  const cell = Math.max(16, Math.floor(inner / columns) - gap);
  return { columns, rows: Math.ceil(count / columns), rowHeight: cell + captionHeight + gap, cell };
}

export interface RowRange {
  readonly first: number;
  /** Behind the last one. */
  readonly end: number;
}

/** Rows that are on screen, even in part, and `margin` more at both ends. */
export function rowsOnScreen(
  { rows, rowHeight }: GridLayout,
  scrollTop: number,
  height: number,
  margin: number,
): RowRange {
  const first = Math.floor((scrollTop - gap) / rowHeight) - margin;
  const end = Math.ceil((scrollTop - gap + height) / rowHeight) + margin;
  return { first: Math.min(Math.max(0, first), rows), end: Math.max(0, Math.min(rows, end)) };
}
