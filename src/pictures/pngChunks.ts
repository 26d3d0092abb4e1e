import { crc32 } from 'node:zlib';
import type { PngChunk } from './picture.ts';
import { damaged, notPng } from './refusedPng.ts';

/** A chunk where it lies in a file. */
export interface StoredChunk extends PngChunk {
  /** The whole of it, with length, type and checksum. */
  readonly stored: Uint8Array;
}

export const pngSignature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

const lengthBytes = 4;
const typeBytes = 4;
const checksumBytes = 4;
const framingBytes = lengthBytes + typeBytes + checksumBytes;

/**
 * The chunks up to `IEND`, as views of the file; what follows it is no part of the picture.
 * @throws PictureError when the file is no PNG, ends early, or a checksum is wrong.
 */
export function* readChunks(file: Uint8Array): Generator<StoredChunk> {
  if (!pngSignature.every((byte, index) => file[index] === byte)) {
    throw notPng(file);
  }
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let at = pngSignature.length;
  let type = '';
  while (type !== 'IEND') {
    const left = file.length - at - framingBytes;
    const length = left < 0 ? 0 : view.getUint32(at);
    if (left < length) {
      throw damaged('its end is missing');
    }
    const stored = file.subarray(at, at + framingBytes + length);
    const typed = stored.subarray(lengthBytes, -checksumBytes);
    if (crc32(typed) !== view.getUint32(at + stored.length - checksumBytes)) {
      throw damaged('some of its bytes have changed');
    }
    type = String.fromCharCode(...typed.subarray(0, typeBytes));
    yield { type, data: typed.subarray(typeBytes), stored };
    at += stored.length;
  }
}

/** The chunk as a file has it. */
export function encodeChunk({ type, data }: PngChunk): Uint8Array {
  const stored = new Uint8Array(framingBytes + data.length);
  const view = new DataView(stored.buffer);
  view.setUint32(0, data.length);
  stored.set(Buffer.from(type, 'latin1'), lengthBytes);
  stored.set(data, lengthBytes + typeBytes);
  view.setUint32(stored.length - checksumBytes, crc32(stored.subarray(lengthBytes, -checksumBytes)));
  return stored;
}
