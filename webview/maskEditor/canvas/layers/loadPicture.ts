import type { Size } from '../../../../src/geometry/rectangle.ts';

/**
 * An image that is ready to be drawn at once, whatever its size. Rejects when it is none.
 *
 * @param most reduces a larger one to this: what is kept has no more detail.
 */
export async function loadPicture(url: string, most?: Size): Promise<ImageBitmap> {
  const image = new Image();
  image.src = url;
  await image.decode();
  const isLarger = most && (image.naturalWidth > most.width || image.naturalHeight > most.height);
  return isLarger
    ? createImageBitmap(image, {
        resizeWidth: most.width,
        resizeHeight: most.height,
        resizeQuality: 'high',
      })
    : createImageBitmap(image);
}
