import { listFrame } from './listFrame.ts';
import { rangeFrame } from './rangeFrame.ts';
import { inflated, intersection, type Rectangle, type Size, whole } from './rectangle.ts';

/** Both edges of a size are multiples of `multiple`; the rest bounds it. */
export interface SizeRange {
  /** In pixels. */
  readonly multiple: number;
  readonly maxEdge: number;
  /** The longer edge is at most this many times the shorter. */
  readonly maxRatio: number;
  readonly minPixels: number;
  readonly maxPixels: number;
}

/** What a model takes as the size of an edit. */
export type FrameRule =
  | ({ readonly kind: 'range' } & SizeRange)
  | { readonly kind: 'list'; readonly sizes: readonly Size[] }
  /** Nothing is known: the picture is sent at its own scale. */
  | { readonly kind: 'any' };

/**
 * What is sent, and where it lies: `sent.width / region.width` and `sent.height / region.height` are one exact scale.
 */
export interface Frame {
  /** In canvas pixels. Reaches beyond the canvas where the model needs it larger: there edges are replicated, and kept. */
  readonly region: Rectangle;
  /** In pixels of the request, and of the answer. */
  readonly sent: Size;
}

/** Edges of 16 suit every image model that cuts pictures into patches. */
const unlimited: SizeRange = {
  multiple: 16,
  maxEdge: Number.POSITIVE_INFINITY,
  maxRatio: Number.POSITIVE_INFINITY,
  minPixels: 0,
  maxPixels: Number.POSITIVE_INFINITY,
};

/** In canvas pixels: less around a small focus, and the model cannot tell what the picture is. */
const leastContext = 128;

/**
 * The frame for a canvas. With a `focus`, the box of what may change, only its surroundings are sent where that
 * keeps more detail. All numbers are whole. Where the region is larger than the canvas, the canvas lies in its middle
 * (an odd pixel goes to the right or bottom).
 */
export function frameFor(canvas: Size, rule: FrameRule, focus?: Rectangle): Frame {
  const crop = focus && surroundings(focus, canvas);
  switch (rule.kind) {
    case 'range':
      return rangeFrame(canvas, rule, crop);
    case 'list':
      return listFrame(canvas, rule.sizes, crop);
    case 'any':
      return rangeFrame(canvas, unlimited);
  }
}

function surroundings(focus: Rectangle, canvas: Size): Rectangle {
  const margin = Math.max(leastContext, Math.ceil(Math.max(focus.width, focus.height) / 2));
  const [left, top] = [Math.floor(focus.x), Math.floor(focus.y)];
  const width = Math.ceil(focus.x + focus.width) - left;
  const height = Math.ceil(focus.y + focus.height) - top;
  return intersection(inflated({ x: left, y: top, width, height }, margin), whole(canvas));
}
