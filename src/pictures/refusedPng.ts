import { imageFormatOf } from '../images/imageFormat.ts';
import { PictureError } from '../images/pictures.ts';

/** What a file of another kind is, as far as its first bytes prove it. */
export function notPng(file: Uint8Array): PictureError {
  if (file.length === 0) {
    return new PictureError('notPng', 'This file is empty. Export or download the image again.');
  }
  const format = otherFormatOf(file);
  const message = format
    ? `This is ${format} image named .png. Convert it to PNG in an image program first.`
    : 'This file is not a PNG image. Choose a PNG, or export the image as PNG.';
  return new PictureError('notPng', message);
}

/** @param what is wrong with it, as in "its end is missing". */
export function damaged(what: string, options?: ErrorOptions): PictureError {
  const message = `This PNG is damaged: ${what}. Export or download it again.`;
  return new PictureError('damaged', message, options);
}

export function animated(): PictureError {
  return new PictureError(
    'animated',
    'This PNG is animated, and an edit would keep one frame only. Save the frame you want as a still PNG.',
  );
}

export function tooLarge(width: number, height: number, maxPixels: number): PictureError {
  const size = `${width.toLocaleString('en-US')} × ${height.toLocaleString('en-US')} pixels`;
  return new PictureError(
    'tooLarge',
    `This PNG has ${size}, more than the ${maxPixels / 1e6} megapixels that Easel edits. Make it smaller first.`,
  );
}

function otherFormatOf(file: Uint8Array): string | undefined {
  switch (imageFormatOf(file)) {
    case 'jpeg':
      return 'a JPEG';
    case 'webp':
      return 'a WebP';
    default:
      return String.fromCharCode(...file.subarray(0, 4)) === 'GIF8' ? 'a GIF' : undefined;
  }
}
