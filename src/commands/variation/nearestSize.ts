import type { Size } from '../../geometry/rectangle.ts';
import type { ImageSize } from '../../images/imageProvider.ts';
import { type ModelFamily, parseSize, type SizeRule } from '../../images/models.ts';

/** How much more a wrong shape counts than a wrong number of pixels: a shape off by 1 % as much as 40 % too many. */
const shapeWeight = 40;

/**
 * The size that a model makes and that is most like a picture's, the shape first; sizes that the server calls
 * experimental are left out. `undefined` for a model of which no sizes are known.
 */
export function nearestSize(picture: Size, { sizes }: Pick<ModelFamily, 'sizes'>): ImageSize | undefined {
  const candidates = [...candidateSizes(picture, sizes)];
  const wanted = { ...picture, pixels: reachablePixels(picture, sizes) };
  const [nearest] = candidates
    .map((size) => ({ size, distance: distance(size, wanted) }))
    .toSorted((a, b) => a.distance - b.distance);
  return nearest && `${nearest.size.width}x${nearest.size.height}`;
}

function* candidateSizes(picture: Size, sizes: SizeRule): Generator<Size> {
  if (sizes.kind === 'list') yield* sizes.sizes.flatMap((size) => parseSize(size) ?? []);
  if (sizes.kind !== 'range') return;
  const { multiple, maxEdge, maxRatio, minPixels, experimentalAbovePixels } = sizes;
  const shape = Math.min(Math.max(picture.width / picture.height, 1 / maxRatio), maxRatio);
  for (let width = multiple; width <= maxEdge; width += multiple) {
    for (const rows of [Math.floor(width / shape / multiple), Math.ceil(width / shape / multiple)]) {
      const height = rows * multiple;
      const isLegal =
        height > 0 &&
        Math.max(width, height) <= maxEdge &&
        Math.max(width, height) <= Math.min(width, height) * maxRatio &&
        width * height >= minPixels &&
        width * height <= experimentalAbovePixels;
      if (isLegal) yield { width, height };
    }
  }
}

function reachablePixels({ width, height }: Size, sizes: SizeRule): number {
  const pixels = width * height;
  if (sizes.kind !== 'range') return pixels;
  return Math.min(Math.max(pixels, sizes.minPixels), sizes.experimentalAbovePixels);
}

function distance({ width, height }: Size, wanted: Size & { readonly pixels: number }): number {
  const shape = Math.abs(Math.log((width * wanted.height) / (height * wanted.width)));
  return shapeWeight * shape + Math.abs(Math.log((width * height) / wanted.pixels));
}
