import { inflateSync } from 'node:zlib';
import { isPictureError } from '../images/pictures.ts';
import { passesOf } from './pngHeader.ts';
import { damaged } from './refusedPng.ts';
import type { PngFile } from './walkPng.ts';

const inflateChunkBytes = 256 * 1024;
const knownFilters = 4;

/**
 * Decompresses the pixels once and lets go of them: pngjs believes the header, takes short data for a picture, and
 * inflates an interlaced file without bound. Stops at the first byte more than the header promises.
 * @throws PictureError when the compressed data holds anything else than the header promises.
 */
export function checkPixelData({ header, pixels }: PngFile): void {
  const passes = passesOf(header);
  const expected = passes.reduce((sum, { rows, rowBytes }) => sum + rows * rowBytes, 0);
  const compressed = Buffer.concat(pixels.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  const inflated = inflate(compressed, expected);
  if (inflated.length !== expected) {
    throw damaged('some of its pixels are missing');
  }
  let at = 0;
  for (const { rows, rowBytes } of passes) {
    for (let row = 0; row < rows; row++) {
      if ((inflated[at] ?? 0) > knownFilters) {
        throw damaged('its pixels cannot be read');
      }
      at += rowBytes;
    }
  }
}

function inflate(compressed: Uint8Array, maxOutputLength: number): Uint8Array {
  try {
    return inflateSync(compressed, { maxOutputLength, chunkSize: inflateChunkBytes });
  } catch (cause) {
    if (isPictureError(cause)) {
      throw cause;
    }
    throw damaged('its pixels cannot be decompressed', { cause });
  }
}
