import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { PictureErrorReason } from '../../../src/images/pictures.ts';
import { decodePng, pictureFacts } from '../../../src/pictures/png.ts';
import { randomDrawing } from './fixtures/drawing.ts';

import { refusal } from './fixtures/refusal.ts';
import { chunk, filteredRows, headerChunk, pngFile, writePng } from './fixtures/writePng.ts';

const rgba = randomDrawing({ colorType: 6, bitDepth: 8, transparency: false }, 5, 4, 1);
const palette = randomDrawing({ colorType: 3, bitDepth: 2, transparency: true }, 5, 4, 1);
const rows = filteredRows(rgba, false);
const header = headerChunk(rgba);
const data = chunk('IDAT', deflateSync(rows));
const end = chunk('IEND');
const blank = { create: { width: 8, height: 8, channels: 3, background: 'red' } } as const;

describe.each([
  ['decodePng', decodePng],
  ['pictureFacts', pictureFacts],
])('%s', (_, read) => {
  test.each<[string, PictureErrorReason, RegExp, () => Uint8Array | Promise<Uint8Array>]>([
    [
      'a JPEG',
      'notPng',
      /^This is a JPEG image named .png. Convert it/,
      () => sharp(blank).jpeg().toBuffer(),
    ],
    [
      'a WebP',
      'notPng',
      /^This is a WebP image named .png. Convert it/,
      () => sharp(blank).webp().toBuffer(),
    ],
    ['a GIF', 'notPng', /^This is a GIF image named .png. Convert it/, () => sharp(blank).gif().toBuffer()],
    ['nothing', 'notPng', /^This file is empty. Export/, () => new Uint8Array()],
    ['a text', 'notPng', /^This file is not a PNG image. Choose a PNG/, () => Buffer.from('<svg/>')],
    ['one byte', 'notPng', /not a PNG image/, () => Uint8Array.of(0x89)],
    [
      'an animation',
      'animated',
      /is animated.*still PNG/,
      () => pngFile([header, chunk('acTL', Uint8Array.of(0, 0, 0, 2, 0, 0, 0, 0)), data, end]),
    ],
    [
      '30,000 × 30,000 pixels',
      'tooLarge',
      /30,000 × 30,000 pixels.*100 megapixels.*smaller/,
      () => pngFile([headerChunk({ width: 30_000, height: 30_000 }), data, end]),
    ],
    [
      'an edge of 2³¹ pixels',
      'damaged',
      /impossible size/,
      () => pngFile([headerChunk({ width: 2 ** 31, height: 1 }), data, end]),
    ],
    [
      'no width',
      'damaged',
      /impossible size/,
      () => pngFile([headerChunk({ width: 0, height: 1 }), data, end]),
    ],
    [
      'RGB of 4 bits',
      'damaged',
      /kind of colour/,
      () => pngFile([headerChunk({ width: 1, height: 1, bitDepth: 4, colorType: 2 }), data, end]),
    ],
    [
      'a colour type of 5',
      'damaged',
      /kind of colour/,
      () => pngFile([headerChunk({ width: 1, height: 1, colorType: 5 }), data, end]),
    ],
    ['a short header', 'damaged', /header/, () => pngFile([chunk('IHDR', new Uint8Array(12)), data, end])],
    ['no header', 'damaged', /header is missing/, () => pngFile([data, end])],
    ['two headers', 'damaged', /wrong order/, () => pngFile([header, header, data, end])],
    ['no pixels', 'damaged', /no pixels/, () => pngFile([header, end])],
    ['an empty IDAT', 'damaged', /decompressed/, () => pngFile([header, chunk('IDAT'), end])],
    ['no end', 'damaged', /end is missing/, () => pngFile([header, data])],
    [
      'IDAT in two places',
      'damaged',
      /wrong order/,
      () => pngFile([header, data, chunk('tIME', new Uint8Array(7)), data, end]),
    ],
    [
      'an unknown critical chunk',
      'damaged',
      /no PNG may have/,
      () => pngFile([header, chunk('PRIV'), data, end]),
    ],
    ['a palette picture without palette', 'damaged', /wrong order/, () => withoutPalette()],
    [
      'a palette of 4 bytes',
      'damaged',
      /palette/,
      () => pngFile([header, chunk('PLTE', new Uint8Array(4)), data, end]),
    ],
    [
      'a palette behind the pixels',
      'damaged',
      /wrong order/,
      () => pngFile([header, data, chunk('PLTE', new Uint8Array(3)), end]),
    ],
    [
      'more alphas than colours',
      'damaged',
      /transparency/,
      () => writePng({ ...palette, transparency: new Uint8Array(5) }),
    ],
    [
      'a colour key beside an alpha channel',
      'damaged',
      /transparency/,
      () => pngFile([header, chunk('tRNS', new Uint8Array(6)), data, end]),
    ],
    [
      'one row less than the header says',
      'damaged',
      /pixels are missing/,
      () => pngFile([header, chunk('IDAT', deflateSync(rows.subarray(0, -21))), end]),
    ],
    [
      'one byte more than the header says',
      'damaged',
      /decompressed/,
      () => pngFile([header, chunk('IDAT', deflateSync(Buffer.concat([rows, Buffer.alloc(1)]))), end]),
    ],
    [
      'interlaced rows under a header without interlacing',
      'damaged',
      /decompressed|missing/,
      () => pngFile([header, chunk('IDAT', deflateSync(filteredRows(rgba, true))), end]),
    ],
    [
      'an unknown filter',
      'damaged',
      /cannot be read/,
      () => pngFile([header, chunk('IDAT', deflateSync(Uint8Array.of(5, ...rows.subarray(1)))), end]),
    ],
  ])('refuses %s', async (_case, reason, message, makeFile) => {
    const file = await makeFile();
    const seen = refusal(() => read(file));
    expect(seen.reason).toBe(reason);
    expect(seen.message).toMatch(message);
  });
});

test('an index beyond the palette is refused', () => {
  const file = pngFile([
    headerChunk({ width: 1, height: 1, colorType: 3 }),
    chunk('PLTE', new Uint8Array(6)),
    chunk('IDAT', deflateSync(Uint8Array.of(0, 2))),
    end,
  ]);
  expect(refusal(() => decodePng(file)).reason).toBe('damaged');
});

function withoutPalette(): Uint8Array {
  return pngFile([headerChunk(palette), chunk('IDAT', deflateSync(filteredRows(palette, false))), end]);
}
