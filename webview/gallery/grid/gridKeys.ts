export interface GridPlace {
  /** Of the image that has the focus; -1: none. */
  readonly index: number;
  readonly count: number;
  readonly columns: number;
  /** Whole rows on screen. */
  readonly rowsPerPage: number;
}

/** Where a key leads to, as in the ARIA grid pattern; `undefined`: it is no key that moves. */
export function targetOf(key: string, place: GridPlace, isControlHeld: boolean): number | undefined {
  const { index, count, columns, rowsPerPage } = place;
  if (count === 0) return undefined;
  const last = count - 1;
  const from = Math.max(0, index);
  const rowStart = from - (from % columns);
  const down = (rows: number): number => {
    const target = from + rows * columns;
    if (target <= last) return target;
    // From a full row above a last one that is not: to its end.
    return Math.floor(last / columns) > Math.floor(from / columns) ? last : from;
  };
  const up = (rows: number): number => {
    const target = from - rows * columns;
    return target >= 0 ? target : from % columns;
  };
  const targets: Partial<Record<string, number>> = {
    ArrowLeft: Math.max(0, from - 1),
    ArrowRight: Math.min(last, from + 1),
    ArrowUp: from < columns ? from : up(1),
    ArrowDown: down(1),
    PageUp: up(rowsPerPage),
    PageDown: down(rowsPerPage),
    Home: isControlHeld ? 0 : rowStart,
    End: isControlHeld ? last : Math.min(last, rowStart + columns - 1),
  };
  const target = targets[key];
  return target !== undefined && index < 0 ? 0 : target;
}
