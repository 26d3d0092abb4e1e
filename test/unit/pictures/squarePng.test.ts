import { Pica } from 'pica';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { filledPng } from '../../../src/pictures/filledPng.ts';
import type { Picture } from '../../../src/pictures/picture.ts';
import { decodePng, encodePng } from '../../../src/pictures/png.ts';
import { squarePng } from '../../../src/pictures/squarePng.ts';
import { testPicture } from './testPictures.ts';

const resizer = new Pica({ features: ['js', 'wasm'] });

type Color = readonly [number, number, number, number];
const red: Color = [200, 30, 20, 255];
const green: Color = [20, 180, 60, 255];

/** The left or upper half in one colour, the rest in another. */
function halves(width: number, height: number, isLeft: (x: number, y: number) => boolean): Uint8Array {
  const data = new Uint8Array(width * height * 4);
  for (let index = 0; index < width * height; index++) {
    data.set(isLeft(index % width, Math.floor(index / width)) ? red : green, index * 4);
  }
  return encodePng({ width, height, data, colorChunks: [] });
}

function colorAt({ width, data }: Pick<Picture, 'width' | 'data'>, x: number, y: number): number[] {
  return [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)];
}

describe('a square', () => {
  it.each([
    ['square', 300, 300],
    ['wide', 400, 100],
    ['tall', 90, 720],
    ['one pixel high', 5000, 1],
    ['one pixel', 1, 1],
    ['larger', 900, 700],
    ['of an odd margin', 256, 255],
  ])('of a picture that is %s has the edge that was asked for', async (_, width, height) => {
    for (const edge of [256, 512]) {
      const square = decodePng(await squarePng(resizer, encodePng(testPicture({ width, height })), edge));
      expect([square.width, square.height]).toEqual([edge, edge]);
    }
  });

  it('keeps the whole picture in the middle, between margins in the colours of its edges', async () => {
    const wide = decodePng(
      await squarePng(
        resizer,
        halves(512, 128, (_, y) => y < 64),
        512,
      ),
    );
    for (const x of [0, 255, 511]) {
      expect(colorAt(wide, x, 0)).toEqual(red);
      expect(colorAt(wide, x, 191)).toEqual(red);
      expect(colorAt(wide, x, 250)).toEqual(red);
      expect(colorAt(wide, x, 261)).toEqual(green);
      expect(colorAt(wide, x, 511)).toEqual(green);
    }
    const tall = decodePng(
      await squarePng(
        resizer,
        halves(64, 256, (x) => x < 32),
        256,
      ),
    );
    for (const y of [0, 128, 255]) {
      expect(colorAt(tall, 0, y)).toEqual(red);
      expect(colorAt(tall, 120, y)).toEqual(red);
      expect(colorAt(tall, 255, y)).toEqual(green);
    }
  });

  it('takes the mean of an edge of many colours, and of what can be seen only', async () => {
    const mixed = decodePng(
      await squarePng(
        resizer,
        halves(512, 128, (x) => x < 256),
        512,
      ),
    );
    expect(colorAt(mixed, 0, 0)).toEqual([110, 105, 40, 255]);
    const data = new Uint8Array(512 * 128 * 4);
    for (let index = 0; index < 512 * 128; index++) {
      data.set(index % 512 < 256 ? red : [0, 0, 255, 0], index * 4);
    }
    const faint = decodePng(
      await squarePng(resizer, encodePng({ width: 512, height: 128, data, colorChunks: [] }), 512),
    );
    const [r = 0, g = 0, b = 255, alpha = 0] = colorAt(faint, 0, 0);
    expect([r > 190, g < 45, b < 60, Math.abs(alpha - 128) < 3]).toEqual([true, true, true, true]);
  });

  it.each([
    ['16 bits', encodePng(testPicture({ width: 300, height: 200, bitDepth: 16 }))],
    ['alpha', encodePng(testPicture({ width: 300, height: 200, alpha: true }))],
  ])('of a picture with %s is a PNG of 8 bits that others read', async (_, file) => {
    const { width, height } = PNG.sync.read(Buffer.from(await squarePng(resizer, file, 256)));
    expect([width, height]).toEqual([256, 256]);
  });

  it('of what is no PNG is refused', async () => {
    await expect(squarePng(resizer, Uint8Array.of(1, 2), 256)).rejects.toMatchObject({ reason: 'notPng' });
  });
});

describe('a picture that fills a size', () => {
  const by = { model: 'gpt-image-2' };
  const fill = async (file: Uint8Array, width: number, height: number) =>
    decodePng(await filledPng(resizer, file, { width, height }, by));

  it.each([
    [1024, 768, 640, 480],
    [1024, 1024, 1500, 1000],
    [100, 50, 33, 77],
    [16, 16, 1, 9],
    [256, 256, 256, 256],
  ])('%i × %i into %i × %i has that size', async (width, height, toWidth, toHeight) => {
    const filled = await fill(encodePng(testPicture({ width, height })), toWidth, toHeight);
    expect([filled.width, filled.height]).toEqual([toWidth, toHeight]);
  });

  it('is cut evenly and never distorted', async () => {
    const stripes = halves(400, 400, (x) => x < 100 || x >= 300);
    const filled = await fill(stripes, 200, 400);
    // Of the outer stripes nothing is left, and the middle one has not become wider.
    for (const x of [3, 100, 196]) expect(colorAt(filled, x, 200)).toEqual(green);
    const half = await fill(stripes, 200, 200);
    expect([10, 40, 60, 140, 160, 190].map((x) => colorAt(half, x, 100)[0] === red[0])).toEqual([
      true,
      true,
      false,
      false,
      true,
      true,
    ]);
  });

  it('keeps every sample where the size is the same', async () => {
    const picture = testPicture({ width: 64, height: 48, alpha: true });
    expect((await fill(encodePng(picture), 64, 48)).data).toEqual(picture.data);
  });

  it('says who made it', async () => {
    const file = await filledPng(
      resizer,
      encodePng(testPicture({ width: 8, height: 8 })),
      { width: 4, height: 4 },
      by,
    );
    const text = Buffer.from(file).toString('latin1');
    expect(text).toContain('digitalsourcetype/trainedAlgorithmicMedia');
    expect(text).toContain('gpt-image-2');
  });
});
