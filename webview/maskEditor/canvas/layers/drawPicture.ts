import type { Size } from '../../../../src/geometry/rectangle.ts';
import type { ViewTransform } from '../view/viewTransform.ts';

/** Draws `picture` over an image of `size`, pixel for pixel when enlarged, smoothly when reduced. */
export function drawPicture(
  context: CanvasRenderingContext2D,
  picture: ImageBitmap,
  { width, height }: Size,
  { scale, x, y }: ViewTransform,
): void {
  context.imageSmoothingEnabled = scale < 1;
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, x, y, width * scale, height * scale);
}
