import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { decodePng, encodePng, pictureFacts } from '../../../src/pictures/png.ts';
import { chunksOf } from './fixtures/chunksOf.ts';
import { type Drawing, randomDrawing } from './fixtures/drawing.ts';
import { exif } from './fixtures/exif.ts';
import { chunk, pngFile, writePng } from './fixtures/writePng.ts';

/** Stored as a, b, c over d, e, f. */
const letters = [0xa0, 0xb0, 0xc0, 0xd0, 0xe0, 0xf0];

const seen: readonly (readonly [number, readonly string[]])[] = [
  [1, ['abc', 'def']],
  [2, ['cba', 'fed']],
  [3, ['fed', 'cba']],
  [4, ['def', 'abc']],
  [5, ['ad', 'be', 'cf']],
  [6, ['da', 'eb', 'fc']],
  [7, ['fc', 'eb', 'da']],
  [8, ['cf', 'be', 'ad']],
];

function greys(bitDepth: 8 | 16): Drawing {
  const samples = Uint16Array.from(letters, (value) => (bitDepth === 16 ? value * 256 : value));
  return { width: 3, height: 2, colorType: 0, bitDepth, samples };
}

describe.each([8, 16] as const)('%i bits', (bitDepth) => {
  describe.each(['II', 'MM'] as const)('byte order %s', (order) => {
    test.each(seen)('orientation %i is seen as %s', (orientation, rows) => {
      const file = writePng(greys(bitDepth), { chunks: [chunk('eXIf', exif(orientation, order))] });
      const { width, height, data } = decodePng(file);
      const read = Array.from({ length: height }, (_, y) =>
        Array.from({ length: width }, (_, x) => {
          const sample = data[(y * width + x) * 4] ?? 0;
          return (bitDepth === 16 ? sample / 4096 : sample / 16).toString(16);
        }).join(''),
      );
      expect(read).toEqual(rows);
      expect(pictureFacts(file)).toMatchObject({ width: rows[0]?.length, height: rows.length });
    });
  });
});

test.each(seen)('orientation %i is turned as another program turns it', async (orientation) => {
  const drawing = randomDrawing({ colorType: 6, bitDepth: 8, transparency: false }, 7, 5, orientation);
  const file = writePng(drawing, { chunks: [chunk('eXIf', exif(orientation))] });
  const picture = decodePng(file);
  const { data, info } = await sharp(file).autoOrient().raw().toBuffer({ resolveWithObject: true });
  expect(picture).toMatchObject({ width: info.width, height: info.height });
  expect(picture.data).toEqual(new Uint8Array(data));
});

test('what is encoded again is upright and says nothing of an orientation', async () => {
  const picture = decodePng(writePng(greys(8), { chunks: [chunk('eXIf', exif(6))] }));
  const file = encodePng(picture);
  expect(Buffer.from(file).includes('eXIf')).toBe(false);
  expect(decodePng(file)).toEqual(picture);
});

test.each<[string, Uint8Array]>([
  ['nothing', new Uint8Array()],
  ['an unknown byte order', Uint8Array.of(0x41, 0x41, ...exif(6).subarray(2))],
  ['another magic number', Uint8Array.of(...exif(6).subarray(0, 3), 43, ...exif(6).subarray(4))],
  ['a directory beyond its end', Uint8Array.of(...exif(6).subarray(0, 4), 0xff, 0xff, 0xff, 0xff)],
  ['an entry cut in two', exif(6).subarray(0, 30)],
  [
    'more entries than are there',
    Uint8Array.of(...exif(6).subarray(0, 8), 0xff, 0xff, ...exif(1).subarray(10, 22)),
  ],
  ['orientation 0', exif(0)],
  ['orientation 9', exif(9)],
])('is not turned by an eXIf with %s', (_, data) => {
  const { width, height } = decodePng(writePng(greys(8), { chunks: [chunk('eXIf', data)] }));
  expect([width, height]).toEqual([3, 2]);
});

test('is not turned by an eXIf behind the pixels, which the editor does not see either', () => {
  const chunks = chunksOf(writePng(greys(8))).map(({ type, data }) => chunk(type, data));
  const file = pngFile([...chunks.slice(0, -1), chunk('eXIf', exif(6)), ...chunks.slice(-1)]);
  const { width, height } = decodePng(file);
  expect([width, height]).toEqual([3, 2]);
});
