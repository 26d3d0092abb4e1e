import { inflateSync } from 'node:zlib';
import { passesOf } from './pngHeader.ts';
import { damaged } from './refusedPng.ts';
import type { PngFile } from './walkPng.ts';

const inflateChunkBytes = 256 * 1024;
const lastFilter = 4;

/**
 * The rows of a PNG as they are filtered, in memory of their own. Stops at the first byte more than the header
 * promises, so that a small file cannot take the memory.
 * @throws PictureError when the compressed data holds anything else than the header promises.
 */
export function inflatePixels({ header, pixels }: PngFile): Uint8Array {
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
      if ((inflated[at] ?? 0) > lastFilter) {
        throw damaged('its pixels cannot be read');
      }
      at += rowBytes;
    }
  }
  return inflated;
}

function inflate(compressed: Uint8Array, maxOutputLength: number): Uint8Array {
  try {
    return inflateSync(compressed, { maxOutputLength, chunkSize: inflateChunkBytes });
  } catch (cause) {
    throw damaged('its pixels cannot be decompressed', { cause });
  }
}
