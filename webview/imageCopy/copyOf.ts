import type { ImageCopy } from '../../src/protocol/imageCopy.ts';

/** The browser knows every format that it shows; its orientation is applied. @throws for what it cannot decode. */
export async function copyOf(file: Blob, { format, quality, size }: ImageCopy): Promise<Uint8Array> {
  const bitmap = await createImageBitmap(file);
  const { width, height } = size ?? bitmap;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is no canvas.');
  if (format === 'jpeg') {
    // It knows no transparency, and what it makes of it is black.
    context.fillStyle = 'white';
    context.fillRect(0, 0, width, height);
  }
  const scale = Math.max(width / bitmap.width, height / bitmap.height);
  const [drawnWidth, drawnHeight] = [bitmap.width * scale, bitmap.height * scale];
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, (width - drawnWidth) / 2, (height - drawnHeight) / 2, drawnWidth, drawnHeight);
  bitmap.close();
  const copy = await canvas.convertToBlob({
    type: `image/${format}`,
    ...(quality !== undefined && { quality }),
  });
  return new Uint8Array(await copy.arrayBuffer());
}
