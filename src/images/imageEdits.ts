import type { Blend } from '../geometry/blend.ts';
import type { ImageJob, ImageJobSpec } from './imageJob.ts';
import type { ImageJobs } from './imageJobs.ts';
import type { ArchivedImage, Destination, ImageLibrary, StoredImage } from './imageLibrary.ts';
import type { EditRequest, ImageFormat, ImageUri } from './imageProvider.ts';
import type { EditRecipe, ImageHash, ImageRecord } from './imageRecord.ts';
import type { PictureEdit, Pictures } from './pictures.ts';

/** A part of a picture to be made anew. */
export interface EditWish {
  readonly edit: PictureEdit;
  /** The file whose picture it is, though `edit.source` may be a candidate of it. */
  readonly document: ImageUri;
  /** All but the pictures, which are prepared here; size and format too. */
  readonly request: Omit<EditRequest, 'kind' | 'images' | 'mask' | 'size' | 'format' | 'compression'>;
  /** False: the model gets no mask, and its answer is blended all the same. */
  readonly sendsMask: boolean;
  /** False: the model takes no size for edits. */
  readonly sendsSize: boolean;
  readonly confirm: ImageJobSpec['confirm'];
}

/** An answer with all that is needed to put it into its picture. */
export interface EditAnswer {
  readonly hash: ImageHash;
  readonly format: ImageFormat;
  readonly bytes: number;
  readonly model: string;
  readonly prompt: string;
  readonly recipe: EditRecipe;
}

export interface ImageEditsOptions {
  readonly jobs: Pick<ImageJobs, 'start'>;
  readonly library: ImageLibrary;
  readonly pictures: Pictures;
  /** Whether the prompt goes into files. */
  readonly embedPrompt: () => boolean;
}

/** Edits of a part of a picture: from painted mask to job, and from answer to file. */
export class ImageEdits {
  readonly #options: ImageEditsOptions;

  constructor(options: ImageEditsOptions) {
    this.#options = options;
  }

  /** Archives the source and the mask, prepares the pixels, and starts the job. @throws PictureError, LibraryError */
  async start(_wish: EditWish, _signal?: AbortSignal): Promise<ImageJob> {
    throw new Error(`not built yet ${this.#options}`);
  }

  /** Answers for this file that are neither kept nor discarded, the oldest first. */
  async notKept(_document: ImageUri): Promise<readonly EditAnswer[]> {
    throw new Error('not built yet');
  }

  /** The answer as a picture of its own, archived: composed, or as it came where nothing is to be composed. */
  async compose(_answer: EditAnswer, _blend: Blend): Promise<ArchivedImage> {
    throw new Error('not built yet');
  }

  /** {@link compose}, then a new file. */
  async keep(_answer: EditAnswer, _blend: Blend, _destination: Destination): Promise<StoredImage> {
    throw new Error('not built yet');
  }

  /** {@link compose}, then into the document itself. @throws LibraryError `changed` unless it still holds `expected`. */
  async replaceOriginal(_answer: EditAnswer, _blend: Blend, _expected: ImageHash): Promise<StoredImage> {
    throw new Error('not built yet');
  }

  /** The bytes that stood in the file before it was first replaced. */
  async original(_document: ImageUri): Promise<ImageHash | undefined> {
    throw new Error('not built yet');
  }

  /** @throws LibraryError `changed` unless the file still holds `expected`. */
  async restoreOriginal(_document: ImageUri, _expected: ImageHash): Promise<StoredImage> {
    throw new Error('not built yet');
  }

  async discard(_answer: Pick<EditAnswer, 'hash'>, _discarded: boolean): Promise<void> {
    throw new Error('not built yet');
  }
}

/** `undefined` for an image that is no edit of a part of a picture. */
export function editAnswer(
  _record: Pick<ImageRecord, 'hash' | 'format' | 'bytes' | 'request'>,
): EditAnswer | undefined {
  return undefined;
}
