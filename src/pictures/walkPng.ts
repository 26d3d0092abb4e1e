import { readChunks, type StoredChunk } from './pngChunks.ts';
import { type PngHeader, readHeader } from './pngHeader.ts';
import { animated, damaged, tooLarge } from './refusedPng.ts';

/** A PNG file taken apart, its chunks as views of the file. */
export interface PngFile {
  readonly header: PngHeader;
  /** `IHDR`, `PLTE`, `tRNS`, `IDAT` and `IEND`: what its pixels need, in order. */
  readonly pixels: readonly StoredChunk[];
  /** What else stands before the pixels, in order. What stands behind them changes nothing in Chromium either. */
  readonly others: readonly StoredChunk[];
}

const maxPixels = 100e6;
const maxPaletteBytes = 256 * 3;

/** Bit 5 of a chunk's first letter: a decoder that does not know the chunk may skip it. */
const isAncillary = (type: string) => /^[a-z]/.test(type);

/**
 * Checks everything that can be known without decompressing: checksums, the header, that the chunks which the
 * pixels need are there, once, and in order.
 * @throws PictureError when the file is no PNG that can be edited: also an animated one, and one of more than 100
 * megapixels.
 */
export function walkPng(file: Uint8Array): PngFile {
  const pixels: StoredChunk[] = [];
  const others: StoredChunk[] = [];
  let header: PngHeader | undefined;
  let previous = '';
  for (const chunk of readChunks(file)) {
    if (!header) {
      header = readFirst(chunk);
    } else if (chunk.type === 'acTL') {
      throw animated();
    }
    if (belongsToPixels(chunk.type)) {
      checkPlace(chunk, header, pixels, previous);
      pixels.push(chunk);
    } else if (!isAncillary(chunk.type)) {
      throw damaged('it has a part that no PNG may have');
    } else if (!has(pixels, 'IDAT')) {
      others.push(chunk);
    }
    previous = chunk.type;
  }
  if (!header || !has(pixels, 'IDAT')) {
    throw damaged('it has no pixels');
  }
  return { header, pixels, others };
}

function readFirst(chunk: StoredChunk): PngHeader {
  if (chunk.type !== 'IHDR') {
    throw damaged('its header is missing');
  }
  const header = readHeader(chunk.data);
  if (header.width * header.height > maxPixels) {
    throw tooLarge(header.width, header.height, maxPixels);
  }
  return header;
}

function belongsToPixels(type: string): boolean {
  return ['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'].includes(type);
}

function checkPlace(
  { type, data }: StoredChunk,
  { color }: PngHeader,
  before: readonly StoredChunk[],
  previous: string,
): void {
  const inPlace =
    type === 'IDAT'
      ? (previous === 'IDAT' || !has(before, 'IDAT')) && (color !== 'palette' || has(before, 'PLTE'))
      : type === 'IEND' || (!has(before, type) && !has(before, 'IDAT'));
  if (!inPlace) {
    throw damaged('its parts are in the wrong order');
  }
  if (type === 'PLTE' && (data.length === 0 || data.length % 3 > 0 || data.length > maxPaletteBytes)) {
    throw damaged('its palette has the wrong length');
  }
  if (type === 'tRNS' && !fitsTransparency(data.length, color, before)) {
    throw damaged('its transparency does not fit its colours');
  }
}

function fitsTransparency(
  length: number,
  color: PngHeader['color'],
  before: readonly StoredChunk[],
): boolean {
  switch (color) {
    case 'grey':
      return length === 2;
    case 'rgb':
      return length === 6;
    case 'palette':
      return length * 3 <= (before.find(({ type }) => type === 'PLTE')?.data.length ?? 0);
    default:
      return false;
  }
}

function has(chunks: readonly StoredChunk[], type: string): boolean {
  return chunks.some((chunk) => chunk.type === type);
}
