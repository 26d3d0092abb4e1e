import { deflateRawSync, deflateSync, constants as zlib } from 'node:zlib';
import { expect, test } from 'vitest';
import { decodePng, pictureFacts } from '../../../src/pictures/png.ts';
import { refusal } from './fixtures/refusal.ts';
import { chunk, headerChunk, pngFile } from './fixtures/writePng.ts';

const megabyte = 1024 * 1024;

/** Compressed zeros, made a megabyte at a time. */
function zeros(megabytes: number): Uint8Array {
  const block = deflateRawSync(Buffer.alloc(megabyte), { finishFlush: zlib.Z_FULL_FLUSH });
  const blocks = Array.from({ length: megabytes }, () => block);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE((((megabytes * megabyte) % 65_521) * 65_536 + 1) >>> 0);
  return Buffer.concat([Buffer.of(0x78, 0x9c), ...blocks, Buffer.of(3, 0), checksum]);
}

function png(header: Parameters<typeof headerChunk>[0], data: Uint8Array, ...chunks: Uint8Array[]) {
  return pngFile([headerChunk(header), ...chunks, chunk('IDAT', data), chunk('IEND')]);
}

const bomb = zeros(600);
const little = deflateSync(Buffer.alloc(100));

// The highest memory that this process ever had: nothing before may have more, so this file is a process of its own.
const peakMegabytes = () => process.resourceUsage().maxRSS / 1024;

test.each<[string, Uint8Array]>([
  ['30,000 × 30,000 pixels with 100 bytes', png({ width: 30_000, height: 30_000 }, little)],
  ['10,000 × 10,000 pixels with 100 bytes', png({ width: 10_000, height: 10_000 }, little)],
  [
    '10,000 × 10,000, 16 bits, interlaced, with 100 bytes',
    png({ width: 10_000, height: 10_000, bitDepth: 16, interlaced: true }, little),
  ],
  ['600 MB in one pixel', png({ width: 1, height: 1 }, bomb)],
  ['600 MB in one interlaced pixel', png({ width: 1, height: 1, interlaced: true }, bomb)],
])('%s cost little memory and are refused', (_, file) => {
  const before = peakMegabytes();
  expect(refusal(() => decodePng(file)).reason).toMatch(/damaged|tooLarge/);
  expect(refusal(() => pictureFacts(file)).reason).toMatch(/damaged|tooLarge/);
  expect(peakMegabytes() - before).toBeLessThan(64);
});

test('a colour profile of 600 MB costs little memory and stays behind', () => {
  const profile = chunk('iCCP', Buffer.concat([Buffer.from('Name\0\0'), bomb]));
  const file = png({ width: 1, height: 1 }, deflateSync(Buffer.alloc(5)), profile);
  const before = peakMegabytes();
  expect(decodePng(file).colorChunks).toEqual([]);
  expect(peakMegabytes() - before).toBeLessThan(64);
});
