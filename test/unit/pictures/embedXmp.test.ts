import sharp, { type Sharp } from 'sharp';
import { expect, it } from 'vitest';
import type { ImageFormat } from '../../../src/images/imageProvider.ts';
import { embedXmp } from '../../../src/pictures/embedXmp.ts';
import { provenanceXmp } from '../../../src/pictures/xmp.ts';
import { testPicture } from './testPictures.ts';

const packet = (prompt?: string) =>
  provenanceXmp({ model: 'gpt-image-2', ...(prompt !== undefined && { prompt }) }, 'trainedAlgorithmicMedia');

const image = (alpha: boolean) => {
  const { data } = testPicture({ width: 41, height: 30, alpha });
  return sharp(data, { raw: { width: 41, height: 30, channels: 4 } });
};

it.each([
  ['png', () => image(true).png()],
  ['jpeg', () => image(false).jpeg()],
  ['webp', () => image(false).webp()],
  ['webp', () => image(true).webp()],
  ['webp', () => image(true).webp({ lossless: true })],
  ['webp', () => image(false).withIccProfile('p3').webp()],
] satisfies [ImageFormat, () => Sharp][])(
  '%s carries it, and shows the same picture',
  async (format, write) => {
    const file = await write().toBuffer();
    for (const xmp of [packet(), packet('A häppy cat')]) {
      const { data } = embedXmp({ data: file, format }, xmp);
      const metadata = await sharp(data).metadata();
      expect(metadata).toMatchObject({ format, width: 41, height: 30 });
      expect(metadata.xmp?.toString()).toBe(xmp);
      expect(await sharp(data).raw().toBuffer()).toEqual(await sharp(file).raw().toBuffer());
      expect(metadata.icc).toEqual((await sharp(file).metadata()).icc);
    }
  },
);

it('leaves a JPEG alone that a very long prompt does not fit into', async () => {
  const file = new Uint8Array(await image(false).jpeg().toBuffer());
  expect(embedXmp({ data: file, format: 'jpeg' }, packet('x'.repeat(70_000))).data).toEqual(file);
});
