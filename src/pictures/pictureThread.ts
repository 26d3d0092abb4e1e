import type { Size } from '../geometry/rectangle.ts';
import type { ImageBytes } from '../images/imageProvider.ts';
import type {
  ImageFacts,
  Mask,
  PictureEdit,
  PictureFacts,
  Pictures,
  PreparedEdit,
  Provenance,
} from '../images/pictures.ts';
import { Slots } from '../images/slots.ts';
import { untilAborted } from '../images/untilAborted.ts';
import type { PictureCalls } from './pictureCalls.ts';
import { type RunningThread, startPictureThread } from './startPictureThread.ts';

export interface PictureThreadOptions {
  /** After so long without work the thread ends, and gives its memory back. */
  readonly idleMilliseconds?: number;
  /** Of JavaScript objects; pixels do not count. */
  readonly heapMegabytes?: number;
}

const never = new AbortController().signal;

/**
 * The picture work on a thread of its own, which starts with the first call and again after its end. Calls run one
 * after the other; one that is aborted rejects at once and, if it has not begun, does not begin.
 */
export class PictureThread implements Pictures {
  readonly #workerFile: string | URL;
  readonly #idleMilliseconds: number;
  readonly #heapMegabytes: number;
  readonly #turns = new Slots(1);
  #thread: RunningThread | undefined;
  #idle: ReturnType<typeof setTimeout> | undefined;
  #disposed = false;

  /** @param workerFile `pictureWorker`, as a path or `file:` URL. */
  constructor(workerFile: string | URL, options: PictureThreadOptions = {}) {
    this.#workerFile = workerFile;
    this.#idleMilliseconds = options.idleMilliseconds ?? 30_000;
    this.#heapMegabytes = options.heapMegabytes ?? 1024;
  }

  inspect(png: Uint8Array, signal?: AbortSignal): Promise<PictureFacts> {
    return this.#call((calls) => calls.inspect({ png }), signal);
  }

  prepare(edit: PictureEdit, signal?: AbortSignal): Promise<PreparedEdit> {
    return this.#call((calls) => calls.prepare({ edit }), signal);
  }

  compose(edit: PictureEdit, answer: ImageBytes, by: Provenance, signal?: AbortSignal): Promise<ImageBytes> {
    return this.#call((calls) => calls.compose({ edit, answer, by }), signal);
  }

  readMask(png: Uint8Array, signal?: AbortSignal): Promise<Mask> {
    return this.#call((calls) => calls.readMask({ png }), signal);
  }

  writeMask(mask: Mask, signal?: AbortSignal): Promise<ImageBytes> {
    return this.#call((calls) => calls.writeMask({ mask }), signal);
  }

  measure(image: ImageBytes, signal?: AbortSignal): Promise<ImageFacts> {
    return this.#call((calls) => calls.measure({ image }), signal);
  }

  square(png: Uint8Array, edge: number, signal?: AbortSignal): Promise<ImageBytes> {
    return this.#call((calls) => calls.square({ png, edge }), signal);
  }

  fill(png: Uint8Array, size: Size, by?: Provenance, signal?: AbortSignal): Promise<ImageBytes> {
    return this.#call((calls) => calls.fill({ png, size, ...(by && { by }) }), signal);
  }

  /** Rejects what runs and what waits; later calls too. */
  dispose(): void {
    this.#disposed = true;
    this.#end();
  }

  async #call<T>(work: (calls: PictureCalls) => Promise<T>, signal = never): Promise<T> {
    const giveTurn = await this.#turns.take(signal);
    const outcome = this.#run(work).finally(giveTurn);
    return untilAborted(outcome, signal);
  }

  async #run<T>(work: (calls: PictureCalls) => Promise<T>): Promise<T> {
    if (this.#disposed) throw new Error('Easel was closed.');
    clearTimeout(this.#idle);
    this.#thread ??= this.#start();
    const thread = this.#thread;
    thread.keepAlive(true);
    try {
      return await Promise.race([work(thread.calls), thread.death]);
    } finally {
      thread.keepAlive(false);
      this.#idle = setTimeout(() => this.#end(), this.#idleMilliseconds);
      this.#idle.unref();
    }
  }

  #start(): RunningThread {
    const thread = startPictureThread(this.#workerFile, this.#heapMegabytes);
    thread.death.catch(() => {
      if (this.#thread === thread) this.#thread = undefined;
    });
    return thread;
  }

  #end(): void {
    clearTimeout(this.#idle);
    this.#thread?.end();
    this.#thread = undefined;
  }
}
