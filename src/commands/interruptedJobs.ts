import type { ImageLibrary } from '../images/imageLibrary.ts';
import { isOfThisWindow } from './jobOrigin.ts';
import { type LeftBehind, leftBehind } from './leftBehind.ts';

/** More is nothing that anybody goes through. */
const most = 50;

/** Jobs of closed and reloaded windows that still owe images, until they are retried or forgotten. */
export class InterruptedJobs {
  readonly #library: Pick<ImageLibrary, 'load' | 'append'>;
  readonly #retried = new Set<string>();

  constructor(library: Pick<ImageLibrary, 'load' | 'append'>) {
    this.#library = library;
  }

  /** Newest first. @throws LibraryError */
  async list(): Promise<readonly LeftBehind[]> {
    const left = leftBehind(
      await this.#library.load(),
      ({ state, origin }) => state === 'interrupted' && isOfThisWindow(origin),
    );
    return left.filter(({ job, missing }) => missing > 0 && !this.#retried.has(job.job)).slice(0, most);
  }

  /**
   * Starts it again, once: a message and the gallery offer the same job, and both could be charged.
   * @param start `undefined` when the person gave up; then it is offered again.
   * @returns what `start` gave, or `undefined` when the job is under way already or gone. @throws LibraryError
   */
  async retry<Run>(left: LeftBehind, start: () => Promise<Run | undefined>): Promise<Run | undefined> {
    const { job } = left.job;
    if (!(await this.list()).some((listed) => listed.job.job === job) || this.#retried.has(job))
      return undefined;
    this.#retried.add(job);
    let run: Run | undefined;
    try {
      run = await start();
    } finally {
      if (run === undefined) this.#retried.delete(job);
    }
    if (run !== undefined) await this.forget(left);
    return run;
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
