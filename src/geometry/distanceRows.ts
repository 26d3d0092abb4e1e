import { paintedFrom } from './coverageBox.ts';
import { inflated, intersection, type Rectangle, type Size, whole } from './rectangle.ts';

export interface DistanceRow {
  /** In canvas pixels. */
  readonly y: number;
  /** One number per pixel of the area's row; the next row overwrites it. */
  readonly squared: Uint32Array;
}

/**
 * Squared Euclidean distances from each pixel of `area`, inside the canvas, to the nearest painted pixel, painted ones
 * outside the area included; `reach² + 1` for all beyond `reach`, in whole pixels. Rows come from the bottom up.
 *
 * Linear in the pixels: Meijster, Roerdink, Hesselink, "A general algorithm for computing distance transforms in
 * linear time" (2000). Columns first, then along each row the lower envelope of the parabolas over them.
 */
export function* distanceRows(
  coverage: Uint8Array,
  canvas: Size,
  area: Rectangle,
  reach: number,
): Generator<DistanceRow> {
  const far = reach + 1;
  const around = intersection(inflated(area, reach), whole(canvas));
  const { width } = around;
  const above = distancesAbove(coverage, canvas, around, far);
  const column = new Uint16Array(width).fill(far);
  const squared = new Uint32Array(area.width);
  const envelope = new Envelope(width, reach);
  for (let y = around.height - 1; y >= 0; y--) {
    const row = above.subarray(y * width, (y + 1) * width);
    let near = false;
    for (let x = 0; x < width; x++) {
      const up = row[x] ?? far;
      const down = up === 0 ? 0 : Math.min((column[x] ?? far) + 1, far);
      column[x] = down;
      if (down < up) row[x] = down;
      near ||= up < far || down < far;
    }
    const canvasY = around.y + y;
    if (canvasY < area.y || canvasY >= area.y + area.height) continue;
    if (near) envelope.measure(row, area.x - around.x, squared);
    else squared.fill(reach * reach + 1);
    yield { y: canvasY, squared };
  }
}

/** To the nearest painted pixel of the column at or above each pixel, at most `far`. */
function distancesAbove(coverage: Uint8Array, canvas: Size, around: Rectangle, far: number): Uint16Array {
  const { width, height } = around;
  const above = new Uint16Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (around.y + y) * canvas.width + around.x;
    const to = y * width;
    for (let x = 0; x < width; x++) {
      const painted = (coverage[from + x] ?? 0) >= paintedFrom;
      const previous = y === 0 ? far : (above[to - width + x] ?? far);
      above[to + x] = painted ? 0 : Math.min(previous + 1, far);
    }
  }
  return above;
}

/** The lower envelope of parabolas, one over each near pixel of a row. */
class Envelope {
  readonly #reach: number;
  /** Where the parabolas of the envelope stand, from left to right, and from which pixel on each is the lowest. */
  readonly #apexes: Int32Array;
  readonly #starts: Int32Array;

  constructor(width: number, reach: number) {
    this.#reach = reach;
    this.#apexes = new Int32Array(width);
    this.#starts = new Int32Array(width);
  }

  /** `heights` are distances along the columns, their squares those of the apexes. */
  measure(heights: Uint16Array, skip: number, squared: Uint32Array): void {
    const apexes = this.#apexes;
    const starts = this.#starts;
    const far = this.#reach * this.#reach + 1;
    let last = this.#stack(heights);
    for (let x = skip + squared.length - 1; x >= skip; x--) {
      while (last > 0 && x < (starts[last] ?? 0)) last--;
      const apex = apexes[last] ?? 0;
      const height = heights[apex] ?? 0;
      const distance = (x - apex) * (x - apex) + height * height;
      squared[x - skip] = Math.min(distance, far);
    }
  }

  /** @returns the index of the last parabola. At least one height is within reach. */
  #stack(heights: Uint16Array): number {
    const apexes = this.#apexes;
    const starts = this.#starts;
    let last = -1;
    for (let x = 0; x < heights.length; x++) {
      const height = heights[x] ?? 0;
      if (height > this.#reach) continue;
      let start = 0;
      while (last >= 0) {
        const apex = apexes[last] ?? 0;
        const other = heights[apex] ?? 0;
        // The first pixel at which the new parabola is the lower one.
        start = 1 + Math.floor((x * x - apex * apex + height * height - other * other) / (2 * (x - apex)));
        if (start > (starts[last] ?? 0)) break;
        last--;
        start = 0;
      }
      if (start >= heights.length) continue;
      last++;
      apexes[last] = x;
      starts[last] = start;
    }
    return last;
  }
}
