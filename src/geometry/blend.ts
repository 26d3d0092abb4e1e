import type { Size } from './rectangle.ts';

/** How an answer joins the picture that it was made for. */
export interface Blend {
  /** The painted area reaches this much further, in image pixels; the mask that is sent ends here. */
  readonly grow: number;
  /** From there the answer fades out over this many image pixels. */
  readonly feather: number;
  /** False: the answer is taken as it came, with all that the model redrew. */
  readonly keepUnmasked: boolean;
}

/** The longest `grow` and `feather` on an image, without its new borders: on a small one a few pixels are already much. */
export function longestBlend({ width, height }: Size): number {
  return Math.floor(Math.min(width, height) / 32);
}

/** What a blend may be on an image; see {@link longestBlend}. */
export function cappedBlend(blend: Blend, image: Size): Blend {
  const most = longestBlend(image);
  return { ...blend, grow: Math.min(blend.grow, most), feather: Math.min(blend.feather, most) };
}

/** How far from the painted area a pixel may change, in whole pixels. */
export function reachOf({ grow, feather }: Pick<Blend, 'grow' | 'feather'>): number {
  return Math.ceil(grow + feather);
}

/** Share of the answer, 0 to 1, at a distance from the painted area: all up to `grow`, none from `grow + feather`. */
export function blendWeight(distance: number, grow: number, feather: number): number {
  if (distance <= grow) return 1;
  if (distance >= grow + feather) return 0;
  const towards = 1 - (distance - grow) / feather;
  return towards * towards * (3 - 2 * towards);
}
