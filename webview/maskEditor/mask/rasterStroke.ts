import type { PaintSpan } from './spans.ts';

/** Below this diameter a brush between pixel centres could miss all of them. */
const thin = 2;

/**
 * A round, hard brush along a line: marks the pixels whose centre is within `size / 2` of it.
 * A brush thinner than two pixels goes through the centres of the pixels that hold the points, so that a click
 * with size 1 marks the pixel under it and a line has no gaps.
 *
 * @param points x and y in turn, anywhere, also outside the image.
 * @param size diameter in pixels, at least 1.
 * @param height rows of the image; only these are visited.
 * @param first the point to begin with; the line that leads to it is included. Painting a growing stroke from
 *   where it was left marks the same pixels as painting it whole.
 */
export function rasterStroke(
  points: readonly number[],
  size: number,
  height: number,
  paint: PaintSpan,
  first = 0,
): void {
  const radius = size / 2;
  const place = (at: number) => (size < thin ? Math.floor(points[at] ?? 0) + 0.5 : (points[at] ?? 0));
  for (let at = first * 2; at < points.length; at += 2) {
    const from = at === 0 ? 0 : at - 2;
    rasterCapsule(place(from), place(from + 1), place(at), place(at + 1), radius, height, paint);
  }
}

/** All within `radius` of a line segment. It is convex: every row is one span. */
function rasterCapsule(
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  radius: number,
  height: number,
  paint: PaintSpan,
): void {
  const dx = x1 - x0;
  const dy = y1 - y0;
  const square = dx * dx + dy * dy;
  const reach = radius * Math.sqrt(square);
  const top = Math.max(0, Math.ceil(Math.min(y0, y1) - radius - 0.5));
  const bottom = Math.min(height - 1, Math.floor(Math.max(y0, y1) + radius - 0.5));
  for (let y = top; y <= bottom; y++) {
    const above0 = y + 0.5 - y0;
    const above1 = y + 0.5 - y1;
    const half0 = Math.sqrt(radius * radius - above0 * above0);
    const half1 = Math.sqrt(radius * radius - above1 * above1);
    let left = Number.POSITIVE_INFINITY;
    let right = Number.NEGATIVE_INFINITY;
    if (half0 >= 0) {
      left = x0 - half0;
      right = x0 + half0;
    }
    if (half1 >= 0) {
      left = Math.min(left, x1 - half1);
      right = Math.max(right, x1 + half1);
    }
    if (square > 0) {
      // Between the two lines beside the segment, and between the two lines across its ends.
      const beside = band(above0 * dx, reach, dy);
      const along = band(square / 2 - above0 * dy, square / 2, dx);
      const low = Math.max(beside.low, along.low);
      const high = Math.min(beside.high, along.high);
      if (low <= high) {
        left = Math.min(left, x0 + low);
        right = Math.max(right, x0 + high);
      }
    }
    if (left <= right) paint(y, Math.ceil(left - 0.5), Math.floor(right - 0.5) + 1);
  }
}

/** The `t` for which `t * slope` is within `reach` of `middle`. */
function band(middle: number, reach: number, slope: number): { low: number; high: number } {
  if (slope === 0) {
    const end = Math.abs(middle) <= reach ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    return { low: -end, high: end };
  }
  const half = reach / Math.abs(slope);
  return { low: middle / slope - half, high: middle / slope + half };
}
