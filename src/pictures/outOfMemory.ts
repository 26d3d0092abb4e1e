import { PictureError } from '../images/pictures.ts';

export function outOfMemory(options?: ErrorOptions): PictureError {
  return new PictureError(
    'tooLarge',
    'There is not enough memory for this picture. Close other programs, or make it smaller.',
    options,
  );
}
