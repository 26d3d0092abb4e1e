import type { Point, Rectangle, Sides } from '../../../src/geometry/rectangle.ts';

/** One step of the mask, in image pixels: what undo takes back, and what a draft keeps. */
export type MaskOperation =
  | {
      readonly kind: 'stroke';
      readonly erase: boolean;
      /** Diameter. */
      readonly size: number;
      /** x and y in turn, to an eighth of a pixel. */
      readonly points: readonly number[];
    }
  | { readonly kind: 'rectangle' | 'ellipse'; readonly erase: boolean; readonly box: Rectangle }
  /** A lasso, freehand or by corners; closed by itself. */
  | { readonly kind: 'polygon'; readonly erase: boolean; readonly points: readonly number[] }
  /** The connected pixels that differ from the seed's by at most `tolerance` (0 to 255) in every channel. */
  | { readonly kind: 'fill'; readonly erase: boolean; readonly seed: Point; readonly tolerance: number }
  /** A mask file, as the archive names it, scaled to the image; it replaces what was painted. */
  | { readonly kind: 'loaded'; readonly hash: string }
  | { readonly kind: 'selectAll' | 'invert' | 'clear' }
  /** New borders, all of them to be filled. */
  | { readonly kind: 'extend'; readonly extend: Sides };
