import type { Size } from '../geometry/rectangle.ts';
import type { Mask } from '../images/pictures.ts';
import type { Picture } from './picture.ts';
import { decodePng } from './png.ts';
import { writePng } from './writePng.ts';

/** The highest takes a minute for a mask of noise. */
const deflateLevel = 6;

/**
 * A mask for the API: what may change is transparent and white, the rest opaque and black. So servers that read alpha
 * and servers that read brightness see the same. `mask` has one byte per pixel: 1 may change.
 */
export function encodeSentMask(mask: Uint8Array, { width, height }: Size): Uint8Array {
  const pixels = new Uint8Array(mask.length * 4);
  for (let at = 0; at < mask.length; at++) {
    const value = mask[at] === 1 ? 255 : 0;
    pixels[at * 4] = value;
    pixels[at * 4 + 1] = value;
    pixels[at * 4 + 2] = value;
    pixels[at * 4 + 3] = 255 - value;
  }
  return encode({ width, height }, pixels, 6);
}

/** A grey PNG of the coverage, white where painted. */
export function encodeMask({ width, height, data }: Mask): Uint8Array {
  return encode({ width, height }, data, 0);
}

/** Any PNG as a mask: painted where it is transparent, or, where nothing is, where it is white. @throws PictureError */
export function decodeMask(file: Uint8Array): Mask {
  const { width, height, data } = decodePng(file);
  const opaque = data instanceof Uint16Array ? 65_535 : 255;
  const coverage = new Uint8Array(width * height);
  const byAlpha = hasAlpha(data, opaque);
  for (let at = 0; at < coverage.length; at++) {
    const value = byAlpha ? opaque - (data[at * 4 + 3] ?? 0) : luma(data, at * 4);
    coverage[at] = Math.round((value * 255) / opaque);
  }
  return { width, height, data: coverage };
}

function hasAlpha(data: Picture['data'], opaque: number): boolean {
  for (let at = 3; at < data.length; at += 4) {
    if (data[at] !== opaque) return true;
  }
  return false;
}

/** Of Rec. 709, on encoded values. */
function luma(data: Picture['data'], at: number): number {
  return Math.round(
    (2126 * (data[at] ?? 0) + 7152 * (data[at + 1] ?? 0) + 722 * (data[at + 2] ?? 0)) / 10_000,
  );
}

/** Masks are runs of the same byte: without a filter they compress best. */
function encode({ width, height }: Size, data: Uint8Array, colorType: 0 | 6): Uint8Array {
  const bytes = colorType === 6 ? width * 4 : width;
  const filtered = new Uint8Array(height * (1 + bytes));
  for (let y = 0; y < height; y++)
    filtered.set(data.subarray(y * bytes, (y + 1) * bytes), y * (1 + bytes) + 1);
  return writePng({ width, height, colorType, bitDepth: 8, filtered }, deflateLevel);
}
