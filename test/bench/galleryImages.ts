import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encode } from '../imagesServer/painting/encode.ts';
import { paintPicture } from '../imagesServer/painting/paintPicture.ts';

const formats = ['png', 'jpeg', 'webp'] as const;
const sizes = [
  { width: 1024, height: 1024 },
  { width: 1536, height: 1024 },
  { width: 1024, height: 1536 },
] as const;
const picturesPerSize = 3;
const large = { width: 3840, height: 2160 } as const;
/** One image in so many is large. */
const largeEvery = 101;
const writesAtOnce = 32;

/**
 * Fills a new folder with `count` images of an image model's sizes, no two with the same bytes. Each has a square of
 * magenta in its middle, a colour that is nowhere else.
 *
 * @returns the names of the files.
 */
export async function makeGalleryImages(folder: string, count: number): Promise<readonly string[]> {
  const usual = await encodings(sizes.flatMap((size) => Array(picturesPerSize).fill(size)));
  const rare = await encodings([large]);
  await mkdir(folder, { recursive: true });
  const names: string[] = [];
  for (let start = 0; start < count; start += writesAtOnce) {
    const some = Array.from({ length: Math.min(writesAtOnce, count - start) }, (_, index) => start + index);
    const written = some.map(async (index) => {
      const image = at(index % largeEvery === largeEvery - 1 ? rare : usual, index);
      const name = `image-${String(index).padStart(5, '0')}.${image.format}`;
      await writeFile(join(folder, name), distinct(image.bytes, index));
      return name;
    });
    names.push(...(await Promise.all(written)));
  }
  return names;
}

interface Encoded {
  readonly format: (typeof formats)[number];
  readonly bytes: Buffer;
}

async function encodings(of: readonly { width: number; height: number }[]): Promise<readonly Encoded[]> {
  const images: Encoded[] = [];
  for (const [index, { width, height }] of of.entries()) {
    const picture = paintPicture({ prompt: `Picture ${index}`, index: 0, width, height, transparent: false });
    const edge = Math.min(width, height) / 4;
    const context = picture.getContext('2d');
    context.fillStyle = '#ff00ff';
    context.fillRect((width - edge) / 2, (height - edge) / 2, edge, edge);
    for (const format of formats) images.push({ format, bytes: await encode(picture, format, 95) });
  }
  return images;
}

function at(images: readonly Encoded[], index: number): Encoded {
  const image = images[index % images.length];
  if (!image) throw new Error('There are no pictures.');
  return image;
}

/** Decoders of all three formats leave alone what comes behind the end. */
function distinct(bytes: Buffer, index: number): Buffer {
  const number = Buffer.alloc(4);
  number.writeUInt32BE(index);
  return Buffer.concat([bytes, number]);
}
