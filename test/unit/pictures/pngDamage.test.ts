import { expect, test } from 'vitest';
import { isPictureError } from '../../../src/images/pictures.ts';
import type { Picture } from '../../../src/pictures/picture.ts';
import { decodePng } from '../../../src/pictures/png.ts';
import { randomFrom } from '../documents/random.ts';
import { chunksOf } from './fixtures/chunksOf.ts';
import { kinds, randomDrawing } from './fixtures/drawing.ts';
import { refusal } from './fixtures/refusal.ts';
import { chunk, pngFile, writePng } from './fixtures/writePng.ts';

const rgba = randomDrawing({ colorType: 6, bitDepth: 8, transparency: false }, 5, 4, 1);
const palette = randomDrawing({ colorType: 3, bitDepth: 2, transparency: true }, 5, 4, 1);

test.each(kinds.flatMap((kind) => [false, true].map((interlaced) => ({ ...kind, interlaced }))))(
  'cut at any byte: colour type $colorType, $bitDepth bits, tRNS: $transparency, interlaced: $interlaced',
  ({ interlaced, ...kind }) => {
    const file = writePng(randomDrawing(kind, 4, 3, 1), { interlaced });
    for (let length = 0; length < file.length; length++) {
      const { reason } = refusal(() => decodePng(file.subarray(0, length)));
      expect(reason).toBe(length < 8 ? 'notPng' : 'damaged');
    }
  },
);

test.each([
  ['RGBA', rgba, false],
  ['RGBA, interlaced', rgba, true],
  ['palette', palette, false],
])('a changed byte never changes the picture unseen: %s', (_, drawing, interlaced) => {
  const file = writePng(drawing, { interlaced, chunks: [chunk('tEXt', Buffer.from('Title\0Cat'))] });
  for (let at = 0; at < file.length; at++) {
    for (const flip of [0x01, 0x20, 0x80, 0xff]) {
      const changed = file.slice();
      changed[at] = (changed[at] ?? 0) ^ flip;
      expect(['damaged', 'notPng', 'tooLarge']).toContain(refusal(() => decodePng(changed)).reason);
    }
  }
});

test('whatever chunks hold under right checksums, the picture fits its header or is refused', () => {
  const random = randomFrom(7);
  let read = 0;
  for (let round = 0; round < 600; round++) {
    const kind = kinds[random(kinds.length)] ?? { colorType: 6, bitDepth: 8, transparency: false };
    const drawing = randomDrawing(kind, 1 + random(6), 1 + random(6), round);
    const picture = decodedOrRefused(changedChunks(writePng(drawing), random));
    if (picture) {
      expect(picture.data).toHaveLength(picture.width * picture.height * 4);
      read++;
    }
  }
  expect(read).toBeGreaterThan(60);
  expect(read).toBeLessThan(540);
});

function decodedOrRefused(file: Uint8Array): Picture | undefined {
  try {
    return decodePng(file);
  } catch (error) {
    if (isPictureError(error)) {
      return undefined;
    }
    throw error;
  }
}

/** One byte of one chunk's data changed, or the chunk left out, or there twice. */
function changedChunks(file: Uint8Array, random: (below: number) => number): Uint8Array {
  const chunks = chunksOf(file);
  const at = random(chunks.length);
  const { type, data } = chunks[at] ?? { type: 'IEND', data: new Uint8Array() };
  const changed = data.slice();
  const byte = random(changed.length);
  changed[byte] = (changed[byte] ?? 0) ^ (1 << random(8));
  const others = [[], [chunk(type, changed)], [chunk(type, data), chunk(type, data)]];
  const replaced = others[random(8) === 0 ? random(3) : 1] ?? [];
  return pngFile(chunks.flatMap((part, index) => (index === at ? replaced : [chunk(part.type, part.data)])));
}
