import type { ImageLibrary } from '../../images/imageLibrary.ts';
import { isOfThisWindow } from '../jobOrigin.ts';
import { type LeftBehind, leftBehind } from '../leftBehind.ts';

/** More is nothing that anybody goes through. */
const most = 50;

/** Jobs of closed and reloaded windows that still owe images, until they are retried or forgotten. */
export class InterruptedJobs {
  readonly #library: Pick<ImageLibrary, 'load' | 'append'>;

  constructor(library: Pick<ImageLibrary, 'load' | 'append'>) {
    this.#library = library;
  }

  /** Newest first. @throws LibraryError */
  async list(): Promise<readonly LeftBehind[]> {
    const left = leftBehind(
      await this.#library.load(),
      ({ state, origin }) => state === 'interrupted' && isOfThisWindow(origin),
    );
    return left.filter(({ missing }) => missing > 0).slice(0, most);
  }

  /** From now on it reads as cancelled, in every window. @throws LibraryError */
  async forget({ job: { job, maybeBilled } }: LeftBehind): Promise<void> {
    await this.#library.append({
      kind: 'job',
      at: new Date().toISOString(),
      job,
      state: 'cancelled',
      ...(maybeBilled !== undefined && { maybeBilled }),
    });
  }
}
