import type { ImageFacts, PictureFacts } from '../images/pictures.ts';
import { colorChunksOf, transferOf, transposedColorChunks } from './colorChunks.ts';
import { decodePixels } from './decodePixels.ts';
import { filterRows } from './filterRows.ts';
import { inflatePixels } from './inflatePixels.ts';
import { isTransposed, orientationOf, oriented } from './orientation.ts';
import type { Picture } from './picture.ts';
import { type PngFile, walkPng } from './walkPng.ts';
import { writePng } from './writePng.ts';
import { xmpChunk } from './xmp.ts';

export interface PngOptions {
  /** zlib's, 0 to 9; 6 unless given. */
  readonly deflateLevel?: number;
  /** An XMP packet to write into the file. */
  readonly xmp?: string;
}

type Samples = Picture['data'];

const defaultDeflateLevel = 6;

/**
 * Every kind of PNG as RGBA, orientation applied. Samples of 16 bits stay exact, and so does colour under alpha 0.
 *
 * Our own, because the promise of unpainted pixels rests on it: pngjs takes short data for a picture, inflates without
 * bound, drops the colour under a colour key, and needs three times as long.
 * @throws PictureError when the file is no PNG that can be edited.
 */
export function decodePng(file: Uint8Array): Picture {
  const png = walkPng(file);
  const { width, height } = png.header;
  const orientation = orientationOf(png.others);
  const colorChunks = colorChunksOf(png.others);
  return oriented(
    {
      width,
      height,
      data: decodePixels(png, inflatePixels(png)),
      colorChunks: isTransposed(orientation) ? transposedColorChunks(colorChunks) : colorChunks,
    },
    orientation,
  );
}

/** @throws PictureError when the file is no PNG that can be edited. */
export function pictureFacts(file: Uint8Array): PictureFacts {
  const png = walkPng(file);
  const filtered = inflatePixels(png);
  const { width, height, bitDepth } = png.header;
  const transfer = transferOf(png.others);
  const transposed = isTransposed(orientationOf(png.others));
  return {
    width: transposed ? height : width,
    height: transposed ? width : height,
    bitDepth: bitDepth === 16 ? 16 : 8,
    hasAlpha: mayHaveAlpha(png) && !isOpaque(decodePixels(png, filtered)),
    ...(transfer && { transfer }),
  };
}

/** {@link pictureFacts} as of any image. @throws PictureError when the file is no PNG that can be edited. */
export function pngImageFacts(file: Uint8Array): ImageFacts {
  const { width, height, hasAlpha } = pictureFacts(file);
  return { width, height, hasAlpha, isTurned: orientationOf(walkPng(file).others) !== 1 };
}

/**
 * RGB where every pixel is opaque, else RGBA; 8 or 16 bits as the picture has; its colour chunks once, and no
 * `eXIf`, as the pixels are already upright.
 */
export function encodePng(picture: Picture, { deflateLevel, xmp }: PngOptions = {}): Uint8Array {
  const { width, height, data, colorChunks } = picture;
  const opaque = isOpaque(data);
  const rows = {
    width,
    height,
    colorType: opaque ? 2 : 6,
    bitDepth: data instanceof Uint16Array ? 16 : 8,
    filtered: filterRows(picture, opaque ? 3 : 4),
  } as const;
  const chunks = xmp === undefined ? colorChunks : [...colorChunks, xmpChunk(xmp)];
  return writePng(rows, deflateLevel ?? defaultDeflateLevel, chunks);
}

function mayHaveAlpha({ header, pixels }: PngFile): boolean {
  return header.color.endsWith('Alpha') || pixels.some(({ type }) => type === 'tRNS');
}

function isOpaque(data: Samples): boolean {
  const opaque = data instanceof Uint16Array ? 65_535 : 255;
  for (let at = 3; at < data.length; at += 4) {
    if (data[at] !== opaque) {
      return false;
    }
  }
  return true;
}
