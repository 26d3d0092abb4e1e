import { noSides, whole } from '../../src/geometry/rectangle.ts';
import type { PictureEdit } from '../../src/images/pictures.ts';
import { decodePng, encodePng } from '../../src/pictures/png.ts';
import { paintPicture } from '../imagesServer/painting/paintPicture.ts';

/** What Easel and `sharp` are both given. */
export interface CompositeTask {
  readonly edit: PictureEdit & Required<Pick<PictureEdit, 'mask'>>;
  /** A PNG, as it came from the model. */
  readonly answer: Uint8Array;
}

const size = { width: 3840, height: 2160 };
const sent = { width: 2048, height: 1152 };

/** A painted picture, another one as the answer, and a disc of two thirds of the height as the mask. */
export async function compositeTask(): Promise<CompositeTask> {
  const data = new Uint8Array(size.width * size.height);
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      const inside = Math.hypot(x - size.width / 2, y - size.height / 2) < size.height / 3;
      if (inside) data[y * size.width + x] = 255;
    }
  }
  return {
    edit: {
      source: await paint('A harbour at dawn', size),
      extend: noSides,
      mask: { ...size, data },
      frame: { region: whole(size), sent },
      blend: { grow: 4, feather: 8, keepUnmasked: true },
    },
    answer: await paint('A harbour at night', sent),
  };
}

/** Opaque, and stored as such. */
async function paint(prompt: string, { width, height }: typeof size): Promise<Uint8Array> {
  const canvas = paintPicture({ prompt, index: 0, width, height, transparent: false });
  return encodePng(decodePng(await canvas.encode('png')));
}
