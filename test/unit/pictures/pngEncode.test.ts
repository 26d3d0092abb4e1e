import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Picture } from '../../../src/pictures/picture.ts';
import { decodePng, encodePng, pictureFacts } from '../../../src/pictures/png.ts';
import { randomFrom } from '../documents/random.ts';
import { decodedBySharp } from './fixtures/decodedBySharp.ts';

const sizes = [
  [1, 1],
  [7, 1],
  [1, 5],
  [31, 18],
] as const;

/** Alpha is 0, full or between; with 0 the colour is random too. */
function randomPicture(width: number, height: number, bitDepth: 8 | 16, hasAlpha: boolean): Picture {
  const random = randomFrom(width * 1000 + height);
  const full = 2 ** bitDepth - 1;
  const sample = (_: unknown, at: number) => {
    const isAlpha = at % 4 === 3;
    return isAlpha ? (hasAlpha ? ([0, full, random(full)][random(3)] ?? 0) : full) : random(full + 1);
  };
  const samples = { length: width * height * 4 };
  const data = bitDepth === 16 ? Uint16Array.from(samples, sample) : Uint8Array.from(samples, sample);
  return { width, height, data, colorChunks: [] };
}

describe.each([8, 16] as const)('%i bits', (bitDepth) => {
  describe.each([false, true])('with alpha: %s', (hasAlpha) => {
    test.each(sizes)('%i × %i come back as they were', async (width, height) => {
      const picture = randomPicture(width, height, bitDepth, hasAlpha);
      const file = encodePng(picture);
      expect(decodePng(file)).toEqual(picture);
      expect(await decodedBySharp(file, bitDepth)).toEqual(picture.data);
      expect(pictureFacts(file)).toMatchObject({ width, height, bitDepth });
    });

    test('alpha is stored only where a pixel needs it', async () => {
      const file = encodePng(randomPicture(31, 18, bitDepth, hasAlpha));
      expect(await sharp(file).metadata()).toMatchObject({
        channels: hasAlpha ? 4 : 3,
        depth: bitDepth === 16 ? 'ushort' : 'uchar',
      });
    });

    test('samples within a larger buffer are written from there', () => {
      const picture = randomPicture(6, 5, bitDepth, hasAlpha);
      const { data } = picture;
      const larger = new (data instanceof Uint16Array ? Uint16Array : Uint8Array)(data.length + 8);
      larger.set(data, 4);
      const part = { ...picture, data: larger.subarray(4, -4) };
      expect(decodePng(encodePng(part))).toEqual(picture);
    });
  });
});

test('the deflate level changes the size and not the pixels', () => {
  const width = 64;
  const data = new Uint8Array(width * width * 4).fill(255);
  const picture = { width, height: width, data, colorChunks: [] };
  const stored = encodePng(picture, { deflateLevel: 0 });
  const packed = encodePng(picture, { deflateLevel: 9 });
  expect(stored.length).toBeGreaterThan(width * width * 3);
  expect(packed.length).toBeLessThan(500);
  expect(decodePng(stored)).toEqual(decodePng(packed));
});

test('the file has memory of its own, so that it can go to another thread', () => {
  const { buffer, byteLength } = encodePng(randomPicture(1, 1, 8, true));
  expect(buffer.byteLength).toBe(byteLength);
});
