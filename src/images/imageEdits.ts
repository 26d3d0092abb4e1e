import type { Blend } from '../geometry/blend.ts';
import { type Clock, systemClock } from './clock.ts';
import { EditComposites } from './editComposites.ts';
import type { ImageJob, ImageJobSpec } from './imageJob.ts';
import type { ImageJobs } from './imageJobs.ts';
import {
  type ArchivedImage,
  type Destination,
  type ImageLibrary,
  LibraryError,
  type StoredImage,
} from './imageLibrary.ts';
import type { EditRequest, ImageFormat, ImageUri } from './imageProvider.ts';
import type { EditRecipe, ImageHash, ImageRecord } from './imageRecord.ts';
import { originalOf } from './originalOf.ts';
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
  /** The system's unless given. */
  readonly clock?: Pick<Clock, 'now'>;
}

/** Edits of a part of a picture: from painted mask to job, and from answer to file. */
export class ImageEdits {
  readonly #options: ImageEditsOptions;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #composites: EditComposites;

  constructor(options: ImageEditsOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#composites = new EditComposites({ ...options, clock: this.#clock });
  }

  /**
   * Prepares the pixels, archives the source and the mask, and starts the job. Aborting `signal` cancels it.
   * @throws PictureError, LibraryError
   */
  async start(wish: EditWish, signal?: AbortSignal): Promise<ImageJob> {
    const { edit, document, sendsMask, sendsSize, confirm } = wish;
    const { jobs, pictures } = this.#options;
    // First, so that nothing of a picture that cannot be edited stays behind.
    const { image, mask } = await pictures.prepare(edit, signal);
    const recipe = await this.#archiveRecipe(wish, signal);
    const { width, height } = edit.frame.sent;
    const request: EditRequest = {
      ...wish.request,
      kind: 'edit',
      images: [image],
      ...(sendsMask && mask && { mask }),
      ...(sendsSize && { size: `${width}x${height}` as const }),
      format: 'png',
    };
    signal?.throwIfAborted();
    return jobs.start({ request, origin: document, sources: [document], recipe, confirm }, signal);
  }

  /**
   * Answers for this file that are neither kept nor discarded and still in the archive, the oldest first. Equal
   * bytes are one answer, with the recipe of the latest.
   */
  async notKept(document: ImageUri): Promise<readonly EditAnswer[]> {
    const { library } = this.#options;
    const { images } = await library.load();
    const open = images.filter(
      ({ keptAt, discarded, request }) =>
        keptAt === undefined && !discarded && request.recipe?.document === document,
    );
    const answers = new Map<ImageHash, EditAnswer>();
    for (const record of open.toSorted(byTimeAndIndex)) {
      const answer = editAnswer(record);
      if (!answer) continue;
      // The latest place, too.
      answers.delete(answer.hash);
      answers.set(answer.hash, answer);
    }
    const oldestFirst = [...answers.values()];
    const found = await Promise.all(oldestFirst.map(({ hash, format }) => library.find(hash, format)));
    return oldestFirst.filter((_, index) => found[index]);
  }

  /**
   * The answer as a picture of its own, archived: composed, or as it came where it is the whole picture and nothing
   * of the source is to be put back.
   * @throws LibraryError when the archive no longer holds what it needs.
   * @throws PictureError `unaligned` when the answer has another shape than what was sent: {@link keepRaw} can help.
   */
  compose(answer: EditAnswer, blend: Blend): Promise<ArchivedImage> {
    return this.#composites.of(answer, blend);
  }

  /** {@link compose}, then a new file. @throws PictureError, LibraryError */
  async keep(answer: EditAnswer, blend: Blend, destination: Destination): Promise<StoredImage> {
    return this.#options.library.keep(await this.compose(answer, blend), destination);
  }

  /** The answer as it came, as a new file: for one that does not fit its picture. @throws LibraryError */
  async keepRaw(answer: Pick<EditAnswer, 'hash' | 'format'>, destination: Destination): Promise<StoredImage> {
    return this.#options.library.keep(await this.#composites.raw(answer), destination);
  }

  /** {@link compose}, then into the document itself. @throws LibraryError `changed` unless it still holds `expected`. */
  async replaceOriginal(answer: EditAnswer, blend: Blend, expected: ImageHash): Promise<StoredImage> {
    const image = await this.compose(answer, blend);
    if (image.format !== 'png') {
      throw new LibraryError(
        'other',
        `The server answered with ${image.format.toUpperCase()}, which does not belong into a PNG file. Use Keep to save it as a new file.`,
        answer.recipe.document,
      );
    }
    return this.#options.library.replace(answer.recipe.document, image, expected);
  }

  /**
   * The bytes that stood in the file before Easel first replaced it.
   * @param current what the file holds now: `undefined` is returned where that is the original itself. Without it the
   * answer may be what the file holds, as when the window closed before the file was written.
   */
  async original(document: ImageUri, current?: ImageHash): Promise<ImageHash | undefined> {
    const original = originalOf((await this.#options.library.load()).replacements, document);
    return original === current ? undefined : original;
  }

  /** @throws LibraryError `changed` unless the file still holds `expected`, `missing` when Easel has not replaced it. */
  async restoreOriginal(document: ImageUri, expected: ImageHash): Promise<StoredImage> {
    const hash = await this.original(document);
    if (hash === undefined) {
      throw new LibraryError(
        'missing',
        'Easel has not replaced this file, so there is nothing to restore.',
        document,
      );
    }
    // Only PNG files are edited.
    return this.#options.library.replace(document, { hash, format: 'png' }, expected, { restores: true });
  }

  /** @throws LibraryError */
  async discard({ hash }: Pick<EditAnswer, 'hash'>, discarded: boolean): Promise<void> {
    await this.#options.library.append({ kind: 'discard', at: this.#now(), hash, discarded });
  }

  async #archiveRecipe({ edit, document }: EditWish, signal?: AbortSignal): Promise<EditRecipe> {
    const { library, pictures } = this.#options;
    const { extend, frame, blend } = edit;
    const source = await library.archive({ data: edit.source, format: 'png' });
    const mask = edit.mask && (await library.archive(await pictures.writeMask(edit.mask, signal)));
    return { source: source.hash, document, extend, ...(mask && { mask: mask.hash }), frame, blend };
  }

  #now(): string {
    return new Date(this.#clock.now()).toISOString();
  }
}

/** `undefined` for an image that is no edit of a part of a picture. */
export function editAnswer({
  hash,
  format,
  bytes,
  request,
}: Pick<ImageRecord, 'hash' | 'format' | 'bytes' | 'request'>): EditAnswer | undefined {
  const { model, prompt = '', recipe } = request;
  return recipe && { hash, format, bytes, model, prompt, recipe };
}

/** The images of one request often have one time. */
function byTimeAndIndex(a: ImageRecord, b: ImageRecord): number {
  if (a.at === b.at) return a.index - b.index;
  return a.at < b.at ? -1 : 1;
}
