import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { ImageFacts } from '../../../src/images/pictures.ts';
import { imageFacts } from '../../../src/pictures/imageFacts.ts';
import { encodePng } from '../../../src/pictures/png.ts';
import { testPicture } from './testPictures.ts';

const upright = { width: 40, height: 30, hasAlpha: false, isTurned: false };
const image = (alpha = false) => {
  const { data } = testPicture({ width: 40, height: 30, alpha });
  return sharp(data, { raw: { width: 40, height: 30, channels: 4 } });
};

const files: readonly (readonly [string, () => Promise<Buffer>, 'png' | 'jpeg' | 'webp', ImageFacts])[] = [
  ['PNG', () => image().png().toBuffer(), 'png', upright],
  ['PNG with alpha', () => image(true).png().toBuffer(), 'png', { ...upright, hasAlpha: true }],
  ['PNG with a palette', () => image().png({ palette: true }).toBuffer(), 'png', upright],
  [
    'PNG of 16 bits',
    async () => Buffer.from(encodePng(testPicture({ ...upright, bitDepth: 16 }))),
    'png',
    upright,
  ],
  ['JPEG', () => image().jpeg().toBuffer(), 'jpeg', upright],
  ['progressive JPEG', () => image().jpeg({ progressive: true }).toBuffer(), 'jpeg', upright],
  ['grey JPEG', () => image().greyscale().jpeg().toBuffer(), 'jpeg', upright],
  ['CMYK JPEG', () => image().toColourspace('cmyk').jpeg().toBuffer(), 'jpeg', upright],
  ['JPEG with a profile', () => image().withIccProfile('p3').jpeg().toBuffer(), 'jpeg', upright],
  ...[2, 3, 4].map(
    (orientation) =>
      [
        `JPEG of orientation ${orientation}`,
        () => image().withMetadata({ orientation }).jpeg().toBuffer(),
        'jpeg',
        { ...upright, isTurned: true },
      ] as const,
  ),
  ...[5, 6, 7, 8].map(
    (orientation) =>
      [
        `JPEG of orientation ${orientation}`,
        () => image().withMetadata({ orientation }).jpeg().toBuffer(),
        'jpeg',
        { width: 30, height: 40, hasAlpha: false, isTurned: true },
      ] as const,
  ),
  ['lossy WebP', () => image().webp().toBuffer(), 'webp', upright],
  ['lossy WebP with alpha', () => image(true).webp().toBuffer(), 'webp', { ...upright, hasAlpha: true }],
  ['lossless WebP', () => image().webp({ lossless: true }).toBuffer(), 'webp', upright],
  [
    'lossless WebP with alpha',
    () => image(true).webp({ lossless: true }).toBuffer(),
    'webp',
    { ...upright, hasAlpha: true },
  ],
  ['WebP with a profile', () => image().withIccProfile('p3').webp().toBuffer(), 'webp', upright],
  ['WebP with Exif', () => image().withMetadata({ orientation: 6 }).webp().toBuffer(), 'webp', upright],
];

it.each(files)('tells what a %s holds', async (_, write, format, facts) => {
  expect(imageFacts({ data: await write(), format })).toEqual(facts);
});

describe('says why not', () => {
  const broken = async (format: 'jpeg' | 'webp', cut: (file: Buffer) => Buffer) => ({
    data: cut(await image(true)[format]().toBuffer()),
    format,
  });
  it.each([
    [
      'a JPEG that ends in its head',
      () => broken('jpeg', (file) => file.subarray(0, 100)),
      /JPEG is damaged/,
    ],
    [
      'a JPEG of two bytes',
      () => broken('jpeg', (file) => file.subarray(0, 2)),
      /JPEG is damaged: it has no pix/,
    ],
    [
      'a JPEG of noise',
      () => broken('jpeg', (file) => Buffer.concat([file.subarray(0, 3), Buffer.alloc(99, 7)])),
      /JPEG/,
    ],
    [
      'a WebP without its end',
      () => broken('webp', (file) => file.subarray(0, -9)),
      /WebP is damaged: its end/,
    ],
    ['a WebP of 12 bytes', () => broken('webp', (file) => file.subarray(0, 12)), /WebP is damaged/],
  ])('%s', async (_, write, sentence) => {
    const file = await write();
    expect(() => imageFacts(file)).toThrow(sentence);
  });

  it('an animated WebP', async () => {
    const frames = await sharp(await twoFrames(), { animated: true })
      .webp()
      .toBuffer();
    expect(() => imageFacts({ data: frames, format: 'webp' })).toThrow(/WebP is animated/);
  });
});

/** As a GIF, which sharp writes of a tall picture. */
function twoFrames(): Promise<Buffer> {
  const { data } = testPicture({ width: 40, height: 60 });
  return sharp(data, { raw: { width: 40, height: 60, channels: 4, pageHeight: 30 } })
    .gif()
    .toBuffer();
}
