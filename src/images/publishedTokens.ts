import type { ImageQuality, ImageSize } from './imageProvider.ts';
import type { ModelFamily } from './models.ts';

export interface TokenRange {
  readonly low: number;
  readonly high: number;
}

/**
 * GPT Image 2 takes tokens in proportion to the pixels plus this many, at the same proportions of the sides: found
 * in https://community.openai.com/t/1382699, which gives the published figures exactly.
 */
const pixelOffset = 2_000_000;

/**
 * Output tokens of one image by the published figures, scaled from the nearest size; a range where `size` or
 * `quality` is left to the model. `undefined` without figures for that quality.
 */
export function publishedTokens(
  size: ImageSize = 'auto',
  quality: ImageQuality = 'auto',
  { outputPrice, prices }: ModelFamily,
): TokenRange | undefined {
  if (!outputPrice || !prices) return undefined;
  const figures = Object.entries(outputPrice).flatMap(([key, byQuality]) =>
    Object.entries(byQuality)
      .filter(([name]) => quality === 'auto' || name === quality)
      .map(([, price]) => ({ sides: sidesOf(key), tokens: (price * 1_000_000) / prices.imageOutput })),
  );
  const wanted = sidesOf(size);
  const nearest = wanted && Math.min(...figures.map(({ sides }) => distance(sides, wanted)));
  const tokens = figures
    .filter(({ sides }) => !wanted || distance(sides, wanted) === nearest)
    .map(({ sides, tokens }) => (wanted && sides ? tokens * growth(sides, wanted) : tokens));
  return tokens.length === 0 ? undefined : { low: Math.min(...tokens), high: Math.max(...tokens) };
}

interface Sides {
  readonly width: number;
  readonly height: number;
}

function sidesOf(size: string): Sides | undefined {
  const [width = 0, height = 0] = size.split('x').map(Number);
  return width > 0 && height > 0 ? { width, height } : undefined;
}

/** How unlike the shapes are: proportions count most, then the number of pixels. */
function distance(a: Sides | undefined, b: Sides): number {
  if (!a) return Number.POSITIVE_INFINITY;
  const proportions = Math.abs(Math.log((a.width * b.height) / (a.height * b.width)));
  const pixels = Math.abs(Math.log((a.width * a.height) / (b.width * b.height)));
  return proportions * 1_000 + pixels;
}

function growth(from: Sides, to: Sides): number {
  return (pixelOffset + to.width * to.height) / (pixelOffset + from.width * from.height);
}
