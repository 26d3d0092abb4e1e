import type { Size } from '../../../../src/geometry/rectangle.ts';
import type { ViewTransform } from '../view/viewTransform.ts';

/** An image that is ready to be drawn at once, whatever its size. */
export async function loadPicture(url: string): Promise<ImageBitmap> {
  const image = new Image();
  image.src = url;
  await image.decode();
  return createImageBitmap(image);
}

/** Draws `picture` over an image of `size`, pixel for pixel when enlarged, smoothly when reduced. */
export function drawPicture(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  picture: ImageBitmap,
  { width, height }: Size,
  { scale, x, y }: ViewTransform,
): void {
  context.imageSmoothingEnabled = scale < 1;
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, x, y, width * scale, height * scale);
}
