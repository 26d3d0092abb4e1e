import { Pica } from 'pica';
import { describe, expect, it } from 'vitest';
import type { Rectangle, Size } from '../../../src/geometry/rectangle.ts';
import type { Picture } from '../../../src/pictures/picture.ts';
import { replicated } from '../../../src/pictures/replicated.ts';
import { type PixelSource, resample } from '../../../src/pictures/resample.ts';
import { testPicture } from './testPictures.ts';

const pica = new Pica({ features: ['js', 'wasm'] });

function sourceOf(picture: Picture): PixelSource {
  const { width, height } = picture;
  return { width, height, read: (area) => replicated(picture, area) };
}

const scales: readonly [Size, Size][] = [
  [
    { width: 1200, height: 640 },
    { width: 2250, height: 1200 },
  ],
  [
    { width: 1360, height: 680 },
    { width: 1280, height: 640 },
  ],
  [
    { width: 2000, height: 1200 },
    { width: 100, height: 60 },
  ],
  [
    { width: 64, height: 64 },
    { width: 1024, height: 1024 },
  ],
];

it.each(scales)(
  'scales %o to %o in tiles as at once',
  async (from, to) => {
    const source = testPicture({ ...from, alpha: to.width === 1280 });
    const tiled = await resample(pica, sourceOf(source), to);
    const atOnce = await pica.resizeBuffer({
      src: replicated(source, { x: 0, y: 0, ...from }),
      ...from,
      toWidth: to.width,
      toHeight: to.height,
      filter: 'lanczos3',
    });
    expect(largestDifference(tiled, atOnce)).toBeLessThanOrEqual(1);
  },
  30_000,
);

it.each(scales)(
  'scales a part of %o to %o as the whole',
  async (from, to) => {
    const source = sourceOf(testPicture(from));
    const whole = await resample(pica, source, to);
    const part: Rectangle = { x: 13, y: 7, width: to.width - 40, height: to.height - 11 };
    const cut = replicated({ ...to, data: whole, colorChunks: [] }, part);
    expect(largestDifference(await resample(pica, source, to, part), cut)).toBeLessThanOrEqual(1);
  },
  30_000,
);

describe('edges stay where they are', () => {
  it.each([
    [16, 17],
    [17, 16],
    [16, 16],
    [16, 5],
    [16, 30],
    [512, 103],
    [3, 128],
  ])('scaled by %i/%i', async (to, from) => {
    const blocks = Math.max(4, Math.ceil(60 / Math.min(from, to)));
    const width = blocks * from;
    const edge = Math.round(width * 0.37);
    const picture = edgeAt(edge, { width, height: 2 * from });
    const size = { width: blocks * to, height: 2 * to };
    const scaled = await resample(pica, sourceOf(picture), size);
    for (let y = 0; y < size.height; y++) {
      // The brightness of a row is how far its white reaches.
      let white = 0;
      for (let x = 0; x < size.width; x++) white += (scaled[(y * size.width + x) * 4] ?? 0) / 255;
      expect(Math.abs(white - (edge * to) / from)).toBeLessThan(0.1);
    }
  });
});

it('reads beyond a picture what is at its edges, and 16 bits as 8', () => {
  const data = Uint16Array.of(65_535, 257, 128, 65_535, 0, 129, 65_535, 514);
  const picture: Picture = { width: 2, height: 1, data, colorChunks: [] };
  const [a, b] = [
    [255, 1, 0, 255],
    [0, 1, 255, 2],
  ];
  const row = [a, a, b, b, b].flat();
  expect([...replicated(picture, { x: -1, y: -1, width: 5, height: 2 })]).toEqual([...row, ...row]);
});

function edgeAt(edge: number, { width, height }: Size): Picture {
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let at = 0; at < width * height; at++) if (at % width >= edge) data.fill(0, at * 4, at * 4 + 3);
  return { width, height, data, colorChunks: [] };
}

function largestDifference(a: Uint8Array, b: Uint8Array): number {
  expect(a.length).toBe(b.length);
  let largest = 0;
  for (let at = 0; at < a.length; at++) largest = Math.max(largest, Math.abs((a[at] ?? 0) - (b[at] ?? 0)));
  return largest;
}
