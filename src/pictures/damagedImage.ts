import { PictureError } from '../images/pictures.ts';

/** @param what is wrong with it, as in "its end is missing". */
export function damagedImage(format: 'JPEG' | 'WebP', what: string): PictureError {
  return new PictureError('damaged', `This ${format} is damaged: ${what}. Export or download it again.`);
}
