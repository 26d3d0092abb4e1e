import { promisify } from 'node:util';
import { constants, crc32, deflate } from 'node:zlib';
import type { Canvas } from '@napi-rs/canvas';
import { readPixels } from './pixels.ts';
import { randomFrom } from './random.ts';

export type OutputFormat = 'png' | 'jpeg' | 'webp';

const deflateInBackground = promisify(deflate);

/** `compression` is the API's 0 to 100, 100 the best quality; PNG has none. */
export async function encode(picture: Canvas, format: OutputFormat, compression = 100): Promise<Buffer> {
  return format === 'png' ? encodePng(picture) : picture.encode(format, compression);
}

// The canvas's own PNG encoder takes over twice as long at 3840×2160.
async function encodePng(picture: Canvas): Promise<Buffer> {
  const { width, height, data } = readPixels(picture);
  const opaque = isOpaque(data);
  const depth = opaque ? 3 : 4;
  const rows = Buffer.alloc(height * (1 + width * depth));
  let to = 0;
  for (let y = 0; y < height; y++) {
    rows[to++] = 1;
    const start = y * width * 4;
    for (let at = start; at < start + width * 4; at += 4) {
      for (let channel = 0; channel < depth; channel++) {
        const left = at === start ? 0 : (data[at + channel - 4] ?? 0);
        rows[to++] = (data[at + channel] ?? 0) - left;
      }
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, opaque ? 2 : 6, 0, 0, 0], 8);
  const body = await deflateInBackground(rows, { level: 3, strategy: constants.Z_DEFAULT_STRATEGY });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', body),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function isOpaque(data: Uint8ClampedArray): boolean {
  for (let at = 3; at < data.length; at += 4) {
    if (data[at] !== 255) {
      return false;
    }
  }
  return true;
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(typed.length + 8);
  whole.writeUInt32BE(data.length, 0);
  whole.set(typed, 4);
  whole.writeUInt32BE(crc32(typed), typed.length + 4);
  return whole;
}

const endChunkBytes = 12;
const chunkOverheadBytes = 12;

/**
 * Makes a PNG exactly `bytes` long with incompressible noise in a chunk that decoders skip.
 * A file that is already that long, or too near, stays as it is.
 */
export function padPng(png: Buffer, bytes: number): Buffer {
  const missing = bytes - png.length - chunkOverheadBytes;
  if (missing < 0) {
    return png;
  }
  const random = randomFrom(bytes);
  const noise = Buffer.alloc(missing);
  for (let at = 0; at < missing; at++) {
    noise[at] = random() * 256;
  }
  const end = png.length - endChunkBytes;
  return Buffer.concat([png.subarray(0, end), chunk('noIs', noise), png.subarray(end)]);
}
