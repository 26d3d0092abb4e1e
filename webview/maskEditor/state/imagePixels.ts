import type { Size } from '../../../src/geometry/rectangle.ts';

/**
 * RGBA of an image, four bytes a pixel.
 *
 * @throws when it cannot be loaded.
 */
export async function imagePixels(url: string): Promise<Size & { readonly data: Uint8ClampedArray }> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The picture could not be read (${response.status}).`);
  const bitmap = await createImageBitmap(await response.blob(), { colorSpaceConversion: 'none' });
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  // Kept off the GPU, which a busy one hands back seconds later, with the page standing still.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('The picture could not be read: this window has no graphics.');
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

/** One byte per pixel of a grey image. */
export async function imageCoverage(url: string): Promise<Size & { readonly data: Uint8Array }> {
  const { width, height, data } = await imagePixels(url);
  const coverage = new Uint8Array(width * height);
  for (let pixel = 0; pixel < coverage.length; pixel++) coverage[pixel] = data[pixel * 4] ?? 0;
  return { width, height, data: coverage };
}
