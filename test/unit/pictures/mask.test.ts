import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import type { Blend } from '../../../src/geometry/blend.ts';
import { type Frame, frameFor } from '../../../src/geometry/frame.ts';
import { noSides, type Sides, type Size } from '../../../src/geometry/rectangle.ts';
import { frameRule } from '../../../src/images/frameRule.ts';
import { familyOf } from '../../../src/images/models.ts';
import type { Mask, PictureEdit } from '../../../src/images/pictures.ts';
import { editArea } from '../../../src/pictures/editArea.ts';
import { sentMask } from '../../../src/pictures/mask.ts';
import { decodeMask, encodeMask, encodeSentMask } from '../../../src/pictures/maskFile.ts';
import type { Picture } from '../../../src/pictures/picture.ts';
import { encodePng } from '../../../src/pictures/png.ts';
import { seededRandom } from '../geometry/seededRandom.ts';

const hard: Blend = { grow: 0, feather: 0, keepUnmasked: true };

describe('the mask that is sent', () => {
  it.each<[string, Size, Frame, string[], string[]]>([
    [
      'at its own scale is the painted one',
      { width: 4, height: 2 },
      { region: { x: 0, y: 0, width: 4, height: 2 }, sent: { width: 4, height: 2 } },
      ['.#..', '...#'],
      ['.#..', '...#'],
    ],
    [
      'scaled down keeps every painted pixel',
      { width: 4, height: 4 },
      { region: { x: 0, y: 0, width: 4, height: 4 }, sent: { width: 2, height: 2 } },
      ['....', '.#..', '....', '....'],
      ['#.', '..'],
    ],
    [
      'scaled by 3:2 takes both pixels that a painted one lies in',
      { width: 6, height: 3 },
      { region: { x: 0, y: 0, width: 6, height: 3 }, sent: { width: 4, height: 2 } },
      ['.#....', '......', '.....#'],
      ['##..', '...#'],
    ],
    [
      'scaled up covers exactly the painted pixel',
      { width: 2, height: 1 },
      { region: { x: 0, y: 0, width: 2, height: 1 }, sent: { width: 6, height: 3 } },
      ['.#'],
      ['...###', '...###', '...###'],
    ],
    [
      'keeps what is beyond the canvas',
      { width: 2, height: 1 },
      { region: { x: -1, y: -1, width: 4, height: 3 }, sent: { width: 4, height: 3 } },
      ['##'],
      ['....', '.##.', '....'],
    ],
    [
      'of a crop leaves out what is beside it',
      { width: 4, height: 2 },
      { region: { x: 2, y: 0, width: 2, height: 2 }, sent: { width: 2, height: 2 } },
      ['#.#.', '...#'],
      ['#.', '.#'],
    ],
  ])('%s', (_name, canvas, frame, rows, expected) => {
    const mask = maskOf(rows);
    const area = editArea({ ...edit(mask, frame), extend: noSides }, canvas);
    expect(written(sentMask(area, frame), frame.sent)).toEqual(expected);
  });

  it.each(Array.from({ length: 30 }, (_, seed) => seed))(
    'is the area maximum of painted and grown (seed %i)',
    (seed) => {
      const random = seededRandom(seed);
      const image = { width: random(33, 130), height: random(33, 130) };
      const extend: Sides =
        seed % 3 === 0 ? { top: random(0, 9), right: 0, bottom: 3, left: random(0, 9) } : noSides;
      const canvas = {
        width: image.width + extend.left + extend.right,
        height: image.height + extend.top + extend.bottom,
      };
      const data = Uint8Array.from({ length: canvas.width * canvas.height }, () =>
        random(1, 2000) === 1 ? 255 : 0,
      );
      const rule = frameRule(familyOf(['gpt-image-2', 'gpt-image-1', 'dall-e-2', 'my-own'][seed % 4] ?? ''));
      const whole = frameFor(canvas, rule);
      // Some crop, with a scale below 1 too.
      const crop: Frame = {
        region: { x: random(-5, 20), y: 3, width: 60, height: 40 },
        sent: { width: 39, height: 26 },
      };
      for (const frame of [whole, crop]) {
        const blend = { grow: random(0, 3), feather: 8, keepUnmasked: seed % 2 === 0 };
        const wish = { ...edit({ ...canvas, data }, frame), extend, blend };
        const sent = sentMask(editArea(wish, image), frame);
        const expected = areaMaximum(wish, image);
        expect(sent.findIndex((value, at) => value !== expected[at])).toBe(-1);
      }
    },
  );

  it('is white and transparent, or black and opaque, RGBA with 8 bits, whatever is painted', () => {
    for (const [flags, pixels] of [
      [
        [0, 1],
        [0, 0, 0, 255, 255, 255, 255, 0],
      ],
      [
        [0, 0],
        [0, 0, 0, 255, 0, 0, 0, 255],
      ],
      [
        [1, 1],
        [255, 255, 255, 0, 255, 255, 255, 0],
      ],
    ] as const) {
      const png = PNG.sync.read(Buffer.from(encodeSentMask(Uint8Array.from(flags), { width: 2, height: 1 })));
      expect([...png.data]).toEqual([...pixels]);
      expect(png).toMatchObject({ depth: 8, colorType: 6 });
    }
  });

  it('stays below 4 MB even as noise at the largest size that is sent', () => {
    const random = seededRandom(1);
    const size = { width: 2560, height: 1440 };
    const noise = Uint8Array.from({ length: size.width * size.height }, () => random(0, 1));
    expect(encodeSentMask(noise, size).length).toBeLessThan(4 * 1024 * 1024);
  }, 30_000);
});

describe('a mask file', () => {
  it('comes back as it was written', () => {
    const data = Uint8Array.from({ length: 35 * 17 }, (_, at) => at % 256);
    const file = encodeMask({ width: 35, height: 17, data });
    expect(decodeMask(file)).toEqual({ width: 35, height: 17, data });
    expect(PNG.sync.read(Buffer.from(file))).toMatchObject({ depth: 8, colorType: 0 });
  });

  it('may be what was sent', () => {
    const file = encodeSentMask(Uint8Array.of(0, 1, 1), { width: 3, height: 1 });
    expect([...decodeMask(file).data]).toEqual([0, 255, 255]);
  });

  it.each<[string, Picture['data'], number[]]>([
    ['transparent where painted', Uint8Array.of(255, 255, 255, 255, 9, 9, 9, 0, 0, 0, 0, 55), [0, 255, 200]],
    [
      'white where painted',
      Uint8Array.of(255, 255, 255, 255, 0, 0, 0, 255, 128, 128, 128, 255),
      [255, 0, 128],
    ],
    ['coloured', Uint8Array.of(255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255), [54, 182, 18]],
    ['transparent with 16 bits', uint16(0, 0, 0, 65_535, 0, 0, 0, 0, 0, 0, 0, 32_767), [0, 255, 128]],
    [
      'white with 16 bits',
      uint16(65_535, 65_535, 65_535, 65_535, 0, 0, 0, 65_535, 257, 257, 257, 65_535),
      [255, 0, 1],
    ],
  ])('is read %s', (_name, data, coverage) => {
    const mask = decodeMask(encodePng({ width: 3, height: 1, data, colorChunks: [] }));
    expect([...mask.data]).toEqual(coverage);
  });
});

it.each([
  ['too small a mask', { width: 9, height: 10 }, noSides, 'maskSize'],
  ['a mask without the new border', { width: 10, height: 10 }, { ...noSides, top: 1 }, 'maskSize'],
  ['too large a canvas', { width: 10, height: 10 }, { ...noSides, top: 10_000_000 }, 'tooLarge'],
])('refuses %s', (_name, size, extend, reason) => {
  const mask = { ...size, data: new Uint8Array(size.width * size.height) };
  const frame = frameFor({ width: 10, height: 10 }, { kind: 'any' });
  expect(() => editArea({ ...edit(mask, frame), extend }, { width: 10, height: 10 })).toThrow(
    expect.objectContaining({ name: 'PictureError', reason }),
  );
});

/** As the definition says: a pixel of the request may change when it holds a part of a canvas pixel within grow. */
function areaMaximum(wish: PictureEdit, image: Size): Uint8Array {
  const { frame, extend, mask, blend } = wish;
  const { region, sent } = frame;
  const { width = 0, height = 0, data = new Uint8Array() } = mask ?? {};
  const grow = Math.min(blend.grow, Math.floor(Math.min(image.width, image.height) / 32));
  const isPainted = (x: number, y: number) =>
    (data[y * width + x] ?? 0) >= 128 ||
    x < extend.left ||
    y < extend.top ||
    x >= extend.left + image.width ||
    y >= extend.top + image.height;
  const expected = new Uint8Array(sent.width * sent.height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!isPainted(x, y)) continue;
      for (let gy = Math.max(0, y - grow); gy <= Math.min(height - 1, y + grow); gy++) {
        for (let gx = Math.max(0, x - grow); gx <= Math.min(width - 1, x + grow); gx++) {
          if ((gx - x) ** 2 + (gy - y) ** 2 <= grow ** 2) mark(gx - region.x, gy - region.y);
        }
      }
    }
  }
  function mark(x: number, y: number): void {
    if (x < 0 || y < 0 || x >= region.width || y >= region.height) return;
    for (let sy = 0; sy < sent.height; sy++) {
      if ((sy + 1) * region.height <= y * sent.height) continue;
      if (sy * region.height >= (y + 1) * sent.height) break;
      for (let sx = 0; sx < sent.width; sx++) {
        if ((sx + 1) * region.width <= x * sent.width) continue;
        if (sx * region.width >= (x + 1) * sent.width) break;
        expected[sy * sent.width + sx] = 1;
      }
    }
  }
  return expected;
}

function edit(mask: Mask, frame: Frame): PictureEdit {
  return { source: new Uint8Array(), extend: noSides, mask, frame, blend: hard };
}

function maskOf(rows: readonly string[]): Mask {
  const data = Uint8Array.from([...rows.join('')], (character) => (character === '#' ? 255 : 0));
  return { width: rows[0]?.length ?? 0, height: rows.length, data };
}

function written(mask: Uint8Array, { width, height }: Size): string[] {
  const text = [...mask].map((value) => (value === 1 ? '#' : '.')).join('');
  return Array.from({ length: height }, (_, y) => text.slice(y * width, (y + 1) * width));
}

function uint16(...samples: readonly number[]): Uint16Array {
  return Uint16Array.from(samples);
}
