import type { PaintSpan } from './spans.ts';

interface Edge {
  /** First and last row whose centres it crosses. */
  readonly top: number;
  readonly bottom: number;
  /** Where it crosses the centre line of row 0, and how far it moves with each row. */
  readonly x: number;
  readonly slope: number;
  readonly winding: 1 | -1;
}

/**
 * The pixels whose centre a closed line goes around, however often it crosses itself (the nonzero rule).
 * A centre on a left or upper edge is inside, on a right or lower one outside, so that neighbours do not overlap.
 *
 * @param points x and y in turn; the last is joined to the first.
 * @param height rows of the image; only these are visited.
 */
export function rasterPolygon(points: readonly number[], height: number, paint: PaintSpan): void {
  const edges = edgesOf(points, height).sort((a, b) => a.top - b.top);
  let active: Edge[] = [];
  let next = 0;
  for (let y = edges[0]?.top ?? height; y < height; y++) {
    active = active.filter(({ bottom }) => bottom >= y);
    for (let edge = edges[next]; edge?.top === y; edge = edges[next]) {
      active.push(edge);
      next++;
    }
    if (active.length === 0 && next === edges.length) return;
    paintRow(active, y, paint);
  }
}

function edgesOf(points: readonly number[], height: number): Edge[] {
  const edges: Edge[] = [];
  for (let at = 0; at < points.length; at += 2) {
    const x0 = points[at] ?? 0;
    const y0 = points[at + 1] ?? 0;
    const end = (at + 2) % points.length;
    const x1 = points[end] ?? 0;
    const y1 = points[end + 1] ?? 0;
    const top = Math.max(0, Math.ceil(Math.min(y0, y1) - 0.5));
    const bottom = Math.min(height - 1, Math.ceil(Math.max(y0, y1) - 0.5) - 1);
    if (top > bottom) continue;
    const winding = y1 > y0 ? 1 : -1;
    const slope = (x1 - x0) / (y1 - y0);
    // From the upper end, so that an edge crosses at the same places whichever way it is walked.
    const x = winding === 1 ? x0 + (0.5 - y0) * slope : x1 + (0.5 - y1) * slope;
    edges.push({ top, bottom, x, slope, winding });
  }
  return edges;
}

function paintRow(active: readonly Edge[], y: number, paint: PaintSpan): void {
  const crossings = active
    .map(({ x, slope, winding }) => ({ x: x + y * slope, winding }))
    .sort((a, b) => a.x - b.x);
  let around = 0;
  let from = 0;
  for (const { x, winding } of crossings) {
    // The first pixel whose centre is not left of the crossing.
    const column = Math.ceil(x - 0.5);
    if (around === 0) from = column;
    around += winding;
    if (around === 0) paint(y, from, column);
  }
}
