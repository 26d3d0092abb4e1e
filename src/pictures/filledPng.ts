import { type Size, whole } from '../geometry/rectangle.ts';
import type { Provenance } from '../images/pictures.ts';
import { decodePng, encodePng } from './png.ts';
import { replicated } from './replicated.ts';
import type { Resizer } from './resample.ts';
import { provenanceXmp } from './xmp.ts';

/**
 * The picture scaled until it fills the size, as a PNG; what reaches beyond is cut off evenly on both sides. Edges
 * keep their proportion, to the pixel. The result has 8 bits a sample and the colour chunks of the picture.
 * @throws PictureError
 */
export async function filledPng(
  resizer: Resizer,
  file: Uint8Array,
  size: Size,
  by?: Provenance,
): Promise<Uint8Array> {
  const picture = decodePng(file);
  const scale = Math.max(size.width / picture.width, size.height / picture.height);
  const covering = {
    width: Math.max(size.width, Math.round(picture.width * scale)),
    height: Math.max(size.height, Math.round(picture.height * scale)),
  };
  const pixels = replicated(picture, whole(picture));
  const isSame = covering.width === picture.width && covering.height === picture.height;
  const scaled = isSame
    ? pixels
    : await resizer.resizeBuffer({
        src: pixels,
        width: picture.width,
        height: picture.height,
        toWidth: covering.width,
        toHeight: covering.height,
        filter: 'lanczos3',
      });
  const data = middle(scaled, covering, size);
  const filled = { ...size, data, colorChunks: picture.colorChunks };
  return encodePng(filled, by && { xmp: provenanceXmp(by, 'trainedAlgorithmicMedia') });
}

function middle(pixels: Uint8Array, from: Size, { width, height }: Size): Uint8Array {
  const left = Math.floor((from.width - width) / 2);
  const top = Math.floor((from.height - height) / 2);
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    const start = ((top + y) * from.width + left) * 4;
    data.set(pixels.subarray(start, start + width * 4), y * width * 4);
  }
  return data;
}
