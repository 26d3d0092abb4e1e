import { describe, expect, test } from 'vitest';
import { decodePng, pictureFacts } from '../../../src/pictures/png.ts';
import { decodedBySharp } from './fixtures/decodedBySharp.ts';
import { kinds, randomDrawing, rgbaOf } from './fixtures/drawing.ts';
import { chunk, writePng } from './fixtures/writePng.ts';

const sizes = [
  [1, 1],
  [3, 1],
  [1, 9],
  [5, 2],
  [8, 8],
  [17, 23],
] as const;

const cases = kinds.flatMap((kind) => [false, true].map((interlaced) => ({ ...kind, interlaced })));

describe.each(cases)(
  'colour type $colorType, $bitDepth bits, tRNS: $transparency, interlaced: $interlaced',
  ({ interlaced, ...kind }) => {
    const bitDepth = kind.bitDepth === 16 ? 16 : 8;
    const opaque = 2 ** bitDepth - 1;

    test.each(sizes)('%i × %i pixels', async (width, height) => {
      const drawing = randomDrawing(kind, width, height, width * 100 + height);
      const file = writePng(drawing, { interlaced, dataChunks: 3 });
      const { data, ...rest } = decodePng(file);
      expect(data).toEqual(rgbaOf(drawing));
      expect(rest).toEqual({ width, height, colorChunks: [] });
      const hasAlpha = data.some((sample, at) => at % 4 === 3 && sample < opaque);
      expect(pictureFacts(file)).toEqual({ width, height, bitDepth, hasAlpha });

      const bySharp = await decodedBySharp(file, bitDepth);
      expect(data).toEqual(bySharp);
    });
  },
);

test('what a file has beside its pixels does not disturb them', () => {
  const drawing = randomDrawing({ colorType: 6, bitDepth: 8, transparency: false }, 4, 4, 1);
  const chunks = [chunk('tIME', new Uint8Array(7)), chunk('tEXt', Buffer.from('Title\0Cat')), chunk('prVt')];
  const file = Buffer.concat([writePng(drawing, { chunks }), Buffer.from('added after the end')]);
  expect(decodePng(file).data).toEqual(rgbaOf(drawing));
});

test('a file that lies within a larger buffer is read from there', () => {
  const drawing = randomDrawing({ colorType: 2, bitDepth: 16, transparency: false }, 5, 3, 1);
  const file = writePng(drawing);
  const larger = new Uint8Array(file.length + 6);
  larger.set(file, 3);
  expect(decodePng(larger.subarray(3, -3)).data).toEqual(rgbaOf(drawing));
});
