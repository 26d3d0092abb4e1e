import { constants } from 'node:zlib';
import { PNG } from 'pngjs';
import type { ImageFacts, PictureFacts } from '../images/pictures.ts';
import { checkPixelData } from './checkPixelData.ts';
import { colorChunksOf, transferOf, transposedColorChunks } from './colorChunks.ts';
import { isTransposed, orientationOf, oriented } from './orientation.ts';
import type { Picture } from './picture.ts';
import { encodeChunk, pngSignature } from './pngChunks.ts';
import { damaged } from './refusedPng.ts';
import { type PngFile, walkPng } from './walkPng.ts';
import { xmpChunk } from './xmp.ts';

export interface PngOptions {
  /** zlib's: 0 stores the pixels as they are; 1 to 9 are alike for run lengths, which is what is looked for. */
  readonly deflateLevel?: number;
  /** An XMP packet to write into the file. */
  readonly xmp?: string;
}

type Samples = Picture['data'];

const defaultDeflateLevel = 6;
/** Each row as its difference from the row above: for a photograph much faster than the best filter by row. */
const upFilter = 2;
const headerChunkBytes = 25;

/**
 * Every kind of PNG as RGBA, orientation applied. Samples of 16 bits stay exact, and so does colour under alpha 0,
 * except where a colour key (`tRNS` of a grey or RGB file) makes pixels transparent: those become 0, 0, 0, 0.
 * @throws PictureError when the file is no PNG that can be edited.
 */
export function decodePng(file: Uint8Array): Picture {
  const png = walkPng(file);
  checkPixelData(png);
  const { width, height } = png.header;
  const orientation = orientationOf(png.others);
  const colorChunks = colorChunksOf(png.others);
  return oriented(
    {
      width,
      height,
      data: decodePixels(png),
      colorChunks: isTransposed(orientation) ? transposedColorChunks(colorChunks) : colorChunks,
    },
    orientation,
  );
}

/** @throws PictureError when the file is no PNG that can be edited. */
export function pictureFacts(file: Uint8Array): PictureFacts {
  const png = walkPng(file);
  checkPixelData(png);
  const { width, height, bitDepth } = png.header;
  const transfer = transferOf(png.others);
  const transposed = isTransposed(orientationOf(png.others));
  return {
    width: transposed ? height : width,
    height: transposed ? width : height,
    bitDepth: bitDepth === 16 ? 16 : 8,
    hasAlpha: mayHaveAlpha(png) && !isOpaque(decodePixels(png)),
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
  const png = new PNG();
  png.width = width;
  png.height = height;
  png.data = wholeBuffer(data);
  const encoded = PNG.sync.write(png, {
    colorType: isOpaque(data) ? 2 : 6,
    bitDepth: data instanceof Uint16Array ? 16 : 8,
    filterType: upFilter,
    // Half the time of a search for repeats, and no larger for what a model paints.
    deflateStrategy: constants.Z_RLE,
    deflateLevel: deflateLevel ?? defaultDeflateLevel,
  });
  const headerEnd = pngSignature.length + headerChunkBytes;
  const chunks = xmp === undefined ? colorChunks : [...colorChunks, xmpChunk(xmp)];
  return joined([encoded.subarray(0, headerEnd), ...chunks.map(encodeChunk), encoded.subarray(headerEnd)]);
}

function decodePixels({ header, pixels }: PngFile): Samples {
  const file = Buffer.concat([pngSignature, ...pixels.map(({ stored }) => stored)]);
  try {
    // Below 8 bits pngjs must scale; at 16 it would round to 8.
    return samplesOf(PNG.sync.read(file, { skipRescale: header.bitDepth === 16 }).data);
  } catch (cause) {
    throw damaged('its pixels cannot be read', { cause });
  }
}

/** pngjs types 16-bit samples as a `Buffer` too, but gives a `Uint16Array`. */
function samplesOf(data: Samples): Samples {
  return data instanceof Uint16Array ? data : new Uint8Array(data.buffer, data.byteOffset, data.length);
}

/** pngjs reads 16-bit samples from the start of the buffer that they are in, wherever in it they begin. */
function wholeBuffer(data: Samples): Buffer {
  const isWhole = data.byteLength === data.buffer.byteLength;
  return Buffer.from((isWhole ? data : data.slice()).buffer);
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

/** In memory of its own, which can go to another thread without a copy. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
