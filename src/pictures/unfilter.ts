/**
 * Takes back the filters of PNG rows, in place. `filtered` starts with the byte that names the first row's filter;
 * `pixelBytes` is the distance to the pixel on the left, at least 1. PNG, third edition, chapter 9.
 */
export function unfilter(filtered: Uint8Array, rows: number, rowBytes: number, pixelBytes: number): void {
  for (let row = 0; row < rows; row++) {
    const start = row * rowBytes + 1;
    const end = start + rowBytes - 1;
    // The row above the first one is all zero.
    const above = row > 0 ? rowBytes : 0;
    switch (filtered[start - 1]) {
      case 1:
        sub(filtered, start, end, pixelBytes);
        break;
      case 2:
        if (above > 0) up(filtered, start, end, above);
        break;
      case 3:
        average(filtered, start, end, pixelBytes, above);
        break;
      case 4:
        // Without a row above, the nearest neighbour is always the one on the left.
        if (above > 0) paeth(filtered, start, end, pixelBytes, above);
        else sub(filtered, start, end, pixelBytes);
        break;
    }
  }
}

function sub(bytes: Uint8Array, start: number, end: number, pixelBytes: number): void {
  for (let at = start + pixelBytes; at < end; at++) {
    bytes[at] = (bytes[at] ?? 0) + (bytes[at - pixelBytes] ?? 0);
  }
}

function up(bytes: Uint8Array, start: number, end: number, above: number): void {
  for (let at = start; at < end; at++) {
    bytes[at] = (bytes[at] ?? 0) + (bytes[at - above] ?? 0);
  }
}

function average(bytes: Uint8Array, start: number, end: number, pixelBytes: number, above: number): void {
  for (let at = start; at < end; at++) {
    const left = at - start < pixelBytes ? 0 : (bytes[at - pixelBytes] ?? 0);
    const over = above > 0 ? (bytes[at - above] ?? 0) : 0;
    bytes[at] = (bytes[at] ?? 0) + ((left + over) >> 1);
  }
}

function paeth(bytes: Uint8Array, start: number, end: number, pixelBytes: number, above: number): void {
  const second = Math.min(start + pixelBytes, end);
  up(bytes, start, second, above);
  for (let at = second; at < end; at++) {
    const left = bytes[at - pixelBytes] ?? 0;
    const over = bytes[at - above] ?? 0;
    const corner = bytes[at - above - pixelBytes] ?? 0;
    const toLeft = Math.abs(over - corner);
    const toOver = Math.abs(left - corner);
    const toCorner = Math.abs(left + over - 2 * corner);
    const nearest = toLeft <= toOver && toLeft <= toCorner ? left : toOver <= toCorner ? over : corner;
    bytes[at] = (bytes[at] ?? 0) + nearest;
  }
}
