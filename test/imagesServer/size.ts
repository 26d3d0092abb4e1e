import { badRequest } from './apiError.ts';
import type { Family } from './models.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

const multiple = 16;
const maxEdge = 3840;
const maxRatio = 3;
const minPixels = 655_360;
const maxPixels = 8_294_400;

export function sizeText({ width, height }: Size): string {
  return `${width}x${height}`;
}

/**
 * @param fallback what `auto`, and nothing at all, become.
 * @throws ApiError
 */
export function readSize(text: string | undefined, family: Family, fallback: Size): Size {
  if (text === undefined || (text === 'auto' && family.gptImage)) {
    return fallback;
  }
  const match = /^([1-9]\d{0,4})x([1-9]\d{0,4})$/.exec(text);
  const size = { width: Number(match?.[1]), height: Number(match?.[2]) };
  const flaw = match
    ? flawOf(size, text, family)
    : `it must be ${family.gptImage ? "'auto' or " : ''}WIDTHxHEIGHT`;
  if (flaw) {
    throw badRequest(`Invalid size '${text}': ${flaw}.`, 'size', 'invalid_value');
  }
  return size;
}

function flawOf({ width, height }: Size, text: string, { sizes }: Family): string | undefined {
  if (sizes !== 'any') {
    return sizes.includes(text) ? undefined : `supported sizes are ${sizes.join(', ')}`;
  }
  if (width % multiple !== 0 || height % multiple !== 0) {
    return `width and height must both be divisible by ${multiple}`;
  }
  if (Math.max(width, height) > maxEdge) {
    return `the longest edge must be at most ${maxEdge}`;
  }
  if (Math.max(width, height) > maxRatio * Math.min(width, height)) {
    return `the aspect ratio must be between 1:${maxRatio} and ${maxRatio}:1`;
  }
  if (width * height < minPixels || width * height > maxPixels) {
    return `the number of pixels must be between ${minPixels} and ${maxPixels}`;
  }
  return undefined;
}

const standardSizes: readonly Size[] = [
  { width: 1024, height: 1024 },
  { width: 1536, height: 1024 },
  { width: 1024, height: 1536 },
];

/** The standard size of the nearest aspect: what `auto` makes of an edit. */
export function nearestStandardSize({ width, height }: Size): Size {
  const off = (size: Size) => Math.abs(Math.log((size.width * height) / (size.height * width)));
  return standardSizes.reduce((best, size) => (off(size) < off(best) ? size : best));
}
