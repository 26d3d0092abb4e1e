import { deflateSync } from 'node:zlib';
import type { Size } from '../geometry/rectangle.ts';
import type { PngChunk } from './picture.ts';
import { encodeChunk, pngSignature } from './pngChunks.ts';

/** Rows of a PNG, each behind the byte that names its filter, and how they are to be read. */
export interface PngRows extends Size {
  /** The number in the file: grey, RGB, RGB with alpha. */
  readonly colorType: 0 | 2 | 6;
  readonly bitDepth: 8 | 16;
  readonly filtered: Uint8Array;
}

/** The file, in memory of its own, which can go to another thread without a copy. */
export function writePng(rows: PngRows, deflateLevel: number, chunks: readonly PngChunk[] = []): Uint8Array {
  const parts = [
    pngSignature,
    ...[
      { type: 'IHDR', data: header(rows) },
      ...chunks,
      { type: 'IDAT', data: deflateSync(rows.filtered, { level: deflateLevel }) },
      { type: 'IEND', data: new Uint8Array() },
    ].map(encodeChunk),
  ];
  const file = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}

function header({ width, height, colorType, bitDepth }: PngRows): Uint8Array {
  const data = new Uint8Array(13);
  const view = new DataView(data.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  data[8] = bitDepth;
  data[9] = colorType;
  return data;
}
