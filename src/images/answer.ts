import type { ArchivedImage, ImageLibrary } from './imageLibrary.ts';
import type { FinalImage, ImageBytes, ImageUsage } from './imageProvider.ts';
import type { ImageLine, RecordedRequest } from './imageRecord.ts';
import type { TokenPrices } from './models.ts';
import { priceOf } from './tokenPrices.ts';

export interface AnswerContext {
  readonly job: string;
  readonly request: RecordedRequest;
  /** The job's index of the first image of this answer. */
  readonly firstIndex: number;
  /** Absent: unknown. */
  readonly prices: TokenPrices | undefined;
  /** Never rejects: an image without a record is better than none. */
  readonly record: (line: Omit<ImageLine, 'at'>) => Promise<void>;
}

/** What one request brings: bytes go to the archive at once, then their record, then the record with the usage. */
export class Answer {
  readonly #library: Pick<ImageLibrary, 'archive'>;
  readonly #context: AnswerContext;
  readonly #lines: Omit<ImageLine, 'at'>[] = [];
  readonly #unarchived: ImageBytes[] = [];
  #usage: ImageUsage | undefined;
  #archiveError: unknown;

  constructor(library: Pick<ImageLibrary, 'archive'>, context: AnswerContext) {
    this.#library = library;
    this.#context = context;
  }

  /** What could not be archived. */
  get unarchived(): readonly ImageBytes[] {
    return this.#unarchived;
  }

  get isEmpty(): boolean {
    return this.#lines.length === 0 && this.#unarchived.length === 0;
  }

  /** @returns `undefined` when the archive fails; {@link close} throws then, once the other images are safe. */
  async add({ image, index, revisedPrompt, returned }: FinalImage): Promise<ArchivedImage | undefined> {
    const archived = await this.#archive(image);
    if (!archived) return undefined;
    const { job, request, firstIndex } = this.#context;
    const { hash, format, bytes } = archived;
    const line: Omit<ImageLine, 'at'> = {
      kind: 'image',
      hash,
      format,
      bytes,
      job,
      index: firstIndex + index,
      request,
      returned,
      ...(revisedPrompt !== undefined && { revisedPrompt }),
    };
    this.#lines.push(line);
    await this.#context.record({ ...line, ...this.#priceOf(undefined) });
    return archived;
  }

  /** The usage comes after the images, and is theirs together. */
  setUsage(usage: ImageUsage): void {
    this.#usage = usage;
  }

  /** Records again what is known only now; a crash before loses figures, no image. @throws LibraryError */
  async close(): Promise<void> {
    const usage = this.#usage;
    if (usage) {
      const images = this.#lines.length + this.#unarchived.length;
      for (const [index, line] of this.#lines.entries()) {
        const share = shareUsage(usage, index, images);
        await this.#context.record({ ...line, usage: share, ...this.#priceOf(share) });
      }
    }
    if (this.#unarchived.length > 0) throw this.#archiveError;
  }

  async #archive(image: ImageBytes): Promise<ArchivedImage | undefined> {
    try {
      return await this.#library.archive(image);
    } catch (error) {
      this.#unarchived.push(image);
      this.#archiveError = error;
      return undefined;
    }
  }

  #priceOf(usage: ImageUsage | undefined): { readonly price?: number } {
    const price = this.#context.prices && priceOf(usage, this.#context.prices);
    return price === undefined ? {} : { price };
  }
}

const counts = ['inputTokens', 'inputTextTokens', 'inputImageTokens', 'outputTokens'] as const;

/** What one of several images took; the shares of all of them add up to the whole. */
export function shareUsage(usage: ImageUsage, index: number, images: number): ImageUsage {
  const share: { -readonly [K in keyof ImageUsage]: ImageUsage[K] } = {};
  for (const name of counts) {
    const total = usage[name];
    if (total === undefined) continue;
    share[name] = Math.floor(((index + 1) * total) / images) - Math.floor((index * total) / images);
  }
  return share;
}
