import { Pica } from 'pica';
import type { Pictures } from '../images/pictures.ts';
import { composeEdit } from './composite.ts';
import { filledPng } from './filledPng.ts';
import { imageFacts } from './imageFacts.ts';
import { decodeMask, encodeMask } from './maskFile.ts';
import { outOfMemory } from './outOfMemory.ts';
import { pictureFacts } from './png.ts';
import { prepareEdit } from './prepare.ts';
import { squarePng } from './squarePng.ts';

/** The picture work, done on the calling thread, which it holds for seconds. A signal is looked at before it begins. */
export function createPictureWork(): Pictures {
  // Its own workers are of no use: this is to run in one.
  const resizer = new Pica({ features: ['js', 'wasm'] });
  return {
    inspect: (png, signal) => begin(signal, () => pictureFacts(png)),
    prepare: (edit, signal) => begin(signal, () => prepareEdit(resizer, edit)),
    compose: (edit, answer, by, signal) =>
      begin(signal, async () => ({ data: await composeEdit(resizer, edit, answer, by), format: 'png' })),
    readMask: (png, signal) => begin(signal, () => decodeMask(png)),
    writeMask: (mask, signal) => begin(signal, () => ({ data: encodeMask(mask), format: 'png' })),
    measure: (image, signal) => begin(signal, () => imageFacts(image)),
    square: (png, edge, signal) =>
      begin(signal, async () => ({ data: await squarePng(resizer, png, edge), format: 'png' })),
    fill: (png, size, by, signal) =>
      begin(signal, async () => ({ data: await filledPng(resizer, png, size, by), format: 'png' })),
  };
}

async function begin<T>(signal: AbortSignal | undefined, work: () => T | Promise<T>): Promise<T> {
  signal?.throwIfAborted();
  try {
    return await work();
  } catch (error) {
    if (
      error instanceof RangeError &&
      /allocation failed|invalid (typed )?array length/i.test(error.message)
    ) {
      throw outOfMemory({ cause: error });
    }
    throw error;
  }
}
