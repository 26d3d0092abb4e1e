import type { Rectangle, Size } from './rectangle.ts';

/** What a model takes as the size of an edit. */
export type FrameRule =
  | {
      readonly kind: 'range';
      /** Both edges are multiples of this, in pixels. */
      readonly multiple: number;
      readonly maxEdge: number;
      readonly maxRatio: number;
      readonly minPixels: number;
      readonly maxPixels: number;
    }
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

/**
 * The frame for a canvas. With a `focus`, the box of what may change, only its surroundings are sent where that
 * keeps more detail.
 */
export function frameFor(_canvas: Size, _rule: FrameRule, _focus?: Rectangle): Frame {
  throw new Error('not built yet');
}
