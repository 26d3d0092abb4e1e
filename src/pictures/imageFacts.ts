import type { ImageBytes } from '../images/imageProvider.ts';
import type { ImageFacts } from '../images/pictures.ts';
import { jpegFacts } from './jpegFacts.ts';
import { pngImageFacts } from './png.ts';
import { webpFacts } from './webpFacts.ts';

/** A PNG is checked whole; of a JPEG or WebP only what stands before the pixels is read. @throws PictureError */
export function imageFacts({ data, format }: ImageBytes): ImageFacts {
  switch (format) {
    case 'png':
      return pngImageFacts(data);
    case 'jpeg':
      return jpegFacts(data);
    case 'webp':
      return webpFacts(data);
  }
}
