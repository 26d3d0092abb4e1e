import type { Blend } from '../geometry/blend.ts';
import { extended } from '../geometry/rectangle.ts';
import type { Clock } from './clock.ts';
import type { EditAnswer } from './imageEdits.ts';
import { type ArchivedImage, type ImageLibrary, LibraryError } from './imageLibrary.ts';
import type { PictureEdit, Pictures, Provenance } from './pictures.ts';
import { Slots } from './slots.ts';

export interface EditCompositesOptions {
  readonly library: ImageLibrary;
  readonly pictures: Pictures;
  /** Whether the prompt goes into files. */
  readonly embedPrompt: () => boolean;
  readonly clock: Pick<Clock, 'now'>;
}

/** Composites that a second wish for the same one finds again; names of files, no pixels. */
const remembered = 64;

/** Answers as pictures of their own, in the archive. */
export class EditComposites {
  readonly #options: EditCompositesOptions;
  readonly #recent = new Map<string, Promise<ArchivedImage>>();
  /** One at a time: each holds three large pictures. */
  readonly #slots = new Slots(1);

  constructor(options: EditCompositesOptions) {
    this.#options = options;
  }

  /** See `ImageEdits.compose`. @throws PictureError, LibraryError */
  async of(answer: EditAnswer, blend: Blend): Promise<ArchivedImage> {
    if (await this.#isWhole(answer, blend)) return this.raw(answer);
    const by = this.#provenance(answer);
    const key = JSON.stringify([answer.hash, answer.recipe, blend, by]);
    const recent = this.#recent.get(key);
    // Whoever freed space meanwhile gets it composed again.
    const known = recent && (await this.#stillArchived(await recent));
    return known ?? this.#remember(key, this.#compose(answer, blend, by));
  }

  /** The answer as it came. @throws LibraryError */
  async raw(answer: Pick<EditAnswer, 'hash' | 'format'>): Promise<ArchivedImage> {
    const image = await this.#stillArchived(answer);
    if (image) return image;
    throw new LibraryError('missing', 'This answer is no longer in Easel’s archive. Generate it again.');
  }

  #stillArchived({
    hash,
    format,
  }: Pick<ArchivedImage, 'hash' | 'format'>): Promise<ArchivedImage | undefined> {
    return this.#options.library.find(hash, format);
  }

  /** Whether the answer needs nothing from its source: it covers the canvas, and nothing of that is to be kept. */
  async #isWhole({ recipe }: EditAnswer, { keepUnmasked }: Blend): Promise<boolean> {
    const { source, extend, mask, frame } = recipe;
    const { x, y, width, height } = frame.region;
    if ((keepUnmasked && mask !== undefined) || x !== 0 || y !== 0) return false;
    const { library, pictures } = this.#options;
    const canvas = extended(await pictures.inspect((await library.read(source, 'png')).data), extend);
    return width === canvas.width && height === canvas.height;
  }

  async #compose(answer: EditAnswer, blend: Blend, by: Provenance): Promise<ArchivedImage> {
    const { library, pictures, clock } = this.#options;
    const release = await this.#slots.take(new AbortController().signal);
    try {
      const edit = await this.#editOf(answer, blend);
      const raw = await library.read(answer.hash, answer.format);
      const composite = await library.archive(await pictures.compose(edit, raw, by));
      const at = new Date(clock.now()).toISOString();
      await library.append({ kind: 'composite', at, hash: composite.hash, answer: answer.hash, blend });
      return composite;
    } finally {
      release();
    }
  }

  async #editOf({ recipe }: EditAnswer, blend: Blend): Promise<PictureEdit> {
    const { library, pictures } = this.#options;
    const { extend, frame, source, mask } = recipe;
    return {
      source: (await library.read(source, 'png')).data,
      extend,
      ...(mask !== undefined && { mask: await pictures.readMask((await library.read(mask, 'png')).data) }),
      frame,
      blend,
    };
  }

  #provenance({ model, prompt }: EditAnswer): Provenance {
    return { model, ...(this.#options.embedPrompt() && { prompt }) };
  }

  #remember(key: string, composite: Promise<ArchivedImage>): Promise<ArchivedImage> {
    this.#recent.delete(key);
    this.#recent.set(key, composite);
    // A failure is no composite: the next wish tries again.
    composite.catch(() => this.#recent.get(key) === composite && this.#recent.delete(key));
    for (const oldest of this.#recent.keys()) {
      if (this.#recent.size <= remembered) break;
      this.#recent.delete(oldest);
    }
    return composite;
  }
}
