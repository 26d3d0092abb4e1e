import { Pica } from 'pica';
import { describe, expect, it } from 'vitest';
import type { Frame } from '../../../src/geometry/frame.ts';
import { noSides, type Size, whole } from '../../../src/geometry/rectangle.ts';
import type { Mask, PictureEdit } from '../../../src/images/pictures.ts';
import { blendInto } from '../../../src/pictures/blendInto.ts';
import { composeEdit } from '../../../src/pictures/composite.ts';
import type { Picture } from '../../../src/pictures/picture.ts';
import { decodePng, encodePng } from '../../../src/pictures/png.ts';
import { testPicture } from './testPictures.ts';

const pica = new Pica({ features: ['js', 'wasm'] });
const by = { model: 'gpt-image-2.6-sunburst' };

describe('a blended pixel', () => {
  type Pixel = readonly [number, number, number, number];
  it.each<[string, Pixel, Pixel, number, Pixel]>([
    ['keeps colour under alpha 0', [9, 8, 7, 0], [1, 2, 3, 255], 0, [9, 8, 7, 0]],
    ['is the answer', [9, 8, 7, 0], [1, 2, 3, 4], 255, [1, 2, 3, 4]],
    ['mixes opaque colours', [0, 100, 200, 255], [255, 100, 0, 255], 51, [51, 100, 160, 255]],
    ['takes no colour from what is transparent', [200, 100, 50, 255], [0, 0, 0, 0], 102, [200, 100, 50, 153]],
    ['gives none to it', [0, 0, 0, 0], [200, 100, 50, 255], 102, [200, 100, 50, 102]],
    ['mixes by alpha', [255, 0, 0, 64], [0, 0, 255, 192], 128, [63, 0, 192, 128]],
    ['keeps its colour where nothing is seen', [9, 8, 7, 0], [1, 2, 3, 0], 128, [9, 8, 7, 0]],
  ])('%s', (_name, from, answer, weight, expected) => {
    const data = Uint8Array.from(from);
    const one = { width: 1, height: 1 };
    blendInto({ ...one, data, colorChunks: [] }, whole(one), Uint8Array.from(answer), Uint8Array.of(weight));
    expect([...data]).toEqual([...expected]);
  });

  it('has 16 bits where the picture has', () => {
    const data = Uint16Array.of(1, 2, 3, 4, 5000, 0, 65_535, 65_535, 9, 9, 9, 0);
    const picture: Picture = { width: 3, height: 1, data, colorChunks: [] };
    const answer = Uint8Array.of(255, 128, 0, 255, 255, 0, 255, 255, 1, 2, 3, 4);
    blendInto(picture, whole(picture), answer, Uint8Array.of(255, 51, 0));
    expect([...data]).toEqual([65_535, 32_896, 0, 65_535, 17_107, 0, 65_535, 65_535, 9, 9, 9, 0]);
  });
});

const size = { width: 64, height: 40 };
const own: Frame = { region: whole(size), sent: size };
const small: Mask = { ...size, data: coverage(size, (x, y) => x >= 20 && x < 30 && y >= 10 && y < 20) };

function edit(changes: Partial<PictureEdit> = {}): PictureEdit {
  return {
    source: encodePng(testPicture(size)),
    extend: noSides,
    mask: small,
    frame: own,
    blend: { grow: 0, feather: 0, keepUnmasked: true },
    ...changes,
  };
}

async function compose(wish: PictureEdit, answer: Picture): Promise<Picture> {
  return decodePng(await composeEdit(pica, wish, { data: encodePng(answer), format: 'png' }, by));
}

function flat({ width, height }: Size, ...pixel: readonly number[]): Picture {
  const data = Uint8Array.from({ length: width * height * 4 }, (_, at) => pixel[at % 4] ?? 0);
  return { width, height, data, colorChunks: [] };
}

/** Where the two pictures are not the same. */
function changed(a: Picture, b: Picture): Uint8Array {
  return Uint8Array.from({ length: a.width * a.height }, (_, at) =>
    [0, 1, 2, 3].every((sample) => a.data[at * 4 + sample] === b.data[at * 4 + sample]) ? 0 : 255,
  );
}

describe('the composite', () => {
  it('changes what is painted and nothing else', async () => {
    const result = await compose(edit(), flat(size, 255, 0, 255, 255));
    expect(changed(result, testPicture(size))).toEqual(small.data);
  });

  it('takes all of the answer when asked to', async () => {
    const answer = testPicture({ ...size, alpha: true });
    const wish = edit({ blend: { grow: 0, feather: 0, keepUnmasked: false } });
    expect((await compose(wish, answer)).data).toEqual(answer.data);
    const { mask: _, ...unmasked } = edit();
    expect((await compose(unmasked, answer)).data).toEqual(answer.data);
  });

  it('takes nothing where nothing is painted', async () => {
    const nothing = { ...size, data: new Uint8Array(size.width * size.height) };
    expect((await compose(edit({ mask: nothing }), flat(size, 1, 2, 3, 255))).data).toEqual(
      testPicture(size).data,
    );
  });

  it('takes nothing from outside the frame', async () => {
    const frame: Frame = { region: { x: 25, y: 0, width: 20, height: 40 }, sent: { width: 20, height: 40 } };
    const result = await compose(edit({ frame }), flat(frame.sent, 255, 0, 255, 255));
    const expected = coverage(size, (x, y) => x >= 25 && x < 30 && y >= 10 && y < 20);
    expect(changed(result, testPicture(size))).toEqual(expected);
  });

  it('fills new borders, also ones that nobody painted', async () => {
    const extend = { top: 3, right: 0, bottom: 0, left: 5 };
    const canvas = { width: 69, height: 43 };
    const mask = { ...canvas, data: new Uint8Array(canvas.width * canvas.height) };
    const frame: Frame = { region: whole(canvas), sent: canvas };
    const result = await compose(edit({ extend, mask, frame }), flat(canvas, 255, 0, 255, 255));
    const inside = { x: 5, y: 3, ...size };
    expect(partOf(result, inside)).toEqual(testPicture(size).data);
    expect([...result.data.subarray(0, 4)]).toEqual([255, 0, 255, 255]);
    expect([...result.data.subarray((42 * 69 + 4) * 4, (42 * 69 + 5) * 4)]).toEqual([255, 0, 255, 255]);
  });

  it('keeps 16 bits, and the colours that the file speaks of', async () => {
    const colorChunks = [{ type: 'gAMA', data: Uint8Array.of(0, 0, 0xb1, 0x8f) }];
    const deep = { ...testPicture({ ...size, bitDepth: 16 }), colorChunks };
    const answer = { ...flat(size, 255, 0, 1, 255), colorChunks: [{ type: 'sRGB', data: Uint8Array.of(1) }] };
    const result = await compose(edit({ source: encodePng(deep) }), answer);
    expect(changed(result, deep)).toEqual(small.data);
    const at = (15 * size.width + 25) * 4;
    expect([...result.data.subarray(at, at + 4)]).toEqual([65_535, 0, 257, 65_535]);
    expect(result.colorChunks).toEqual(colorChunks);
  });

  it('says where it comes from', async () => {
    const answer = { data: encodePng(flat(size, 0, 0, 0, 255)), format: 'png' } as const;
    const file = await composeEdit(pica, edit(), answer, { ...by, prompt: 'A red door' });
    const text = Buffer.from(file).toString('latin1');
    expect(text).toContain('compositeWithTrainedAlgorithmicMedia');
    expect(text).toContain('gpt-image-2.6-sunburst');
    expect(text).toContain('A red door');
  });

  it.each([
    ['larger', { width: 128, height: 80 }],
    ['smaller', { width: 32, height: 20 }],
    ['not quite as asked', { width: 256, height: 159 }],
  ])('takes an answer that is %s', async (_name, answered) => {
    const result = await compose(edit(), flat(answered, 255, 0, 255, 255));
    expect(changed(result, testPicture(size))).toEqual(small.data);
  });

  it.each([
    { width: 40, height: 64 },
    { width: 64, height: 64 },
    { width: 65, height: 40 },
  ])('refuses an answer of another shape: %o', async (answered) => {
    await expect(compose(edit(), flat(answered, 0, 0, 0, 255))).rejects.toMatchObject({
      name: 'PictureError',
      reason: 'unaligned',
      message: expect.stringContaining(`${answered.width}×${answered.height} instead of 64×40`),
    });
  });

  it('refuses what is no PNG', async () => {
    const answer = { data: Uint8Array.of(1, 2, 3), format: 'png' } as const;
    await expect(composeEdit(pica, edit(), answer, by)).rejects.toMatchObject({ reason: 'notPng' });
  });
});

function coverage({ width, height }: Size, isPainted: (x: number, y: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: width * height }, (_, at) =>
    isPainted(at % width, Math.floor(at / width)) ? 255 : 0,
  );
}

function partOf(picture: Picture, { x, y, width, height }: Size & { x: number; y: number }): Uint8Array {
  const part = new Uint8Array(width * height * 4);
  for (let row = 0; row < height; row++) {
    const start = ((y + row) * picture.width + x) * 4;
    part.set(picture.data.subarray(start, start + width * 4), row * width * 4);
  }
  return part;
}
