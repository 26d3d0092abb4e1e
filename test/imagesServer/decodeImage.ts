import { type Canvas, createCanvas, loadImage } from '@napi-rs/canvas';
import { PNG } from 'pngjs';
import { canvasOf, type Pixels } from './painting/pixels.ts';
import { walkPng } from './walkPng.ts';

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** By the bytes, whatever a part's headers claim. */
export function sniff(bytes: Buffer): 'image/png' | 'image/jpeg' | 'image/webp' | undefined {
  if (bytes.subarray(0, 8).equals(pngSignature)) {
    return 'image/png';
  }
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) {
    return 'image/jpeg';
  }
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP') {
    return 'image/webp';
  }
  return undefined;
}

export interface DecodedPng extends Pixels {
  /** The file has an alpha channel or a transparent colour. */
  readonly alpha: boolean;
}

/** @throws Error when it is no whole and sound PNG. */
export function decodePng(bytes: Buffer): DecodedPng {
  const { alpha } = walkPng(bytes);
  const { width, height, data } = PNG.sync.read(bytes);
  return { width, height, data: new Uint8ClampedArray(data), alpha };
}

/** @throws Error when the bytes are no image of the type that they begin as. */
export async function decodeImage(bytes: Buffer): Promise<Canvas> {
  const type = sniff(bytes);
  if (type === 'image/png') {
    return canvasOf(decodePng(bytes));
  }
  if (type === undefined) {
    throw new Error('No PNG, JPEG or WebP.');
  }
  const image = await loadImage(bytes);
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  return canvas;
}
