import type { ImageJob, ImageJobSpec } from '../../images/imageJob.ts';
import type { ImageJobs } from '../../images/imageJobs.ts';
import type { ArchivedImage, Destination, ImageLibrary, StoredImage } from '../../images/imageLibrary.ts';
import { rescueImages } from '../generation/rescueImages.ts';

/** A request with what its images need afterwards. */
export interface RunWish {
  readonly spec: ImageJobSpec;
  /** Absent: the images wait in the archive, as the answers to an edit with a mask do. */
  readonly destination?: Destination;
  /** What is kept of an answer, in the archive already; absent: the answer itself. */
  readonly shaped?: (answer: ArchivedImage) => Promise<ArchivedImage>;
}

/** A job that the gallery started. */
export interface GalleryRun {
  readonly job: ImageJob;
  /** Resolves when all is where it belongs; failures are told, not thrown. */
  readonly ended: Promise<EndedRun>;
}

export interface EndedRun {
  readonly stored: readonly StoredImage[];
  /** Why images are missing. */
  readonly failure?: unknown;
  /** Why images are in the archive, but no files. */
  readonly keepFailure?: unknown;
  /** Asks, and pays, for what is missing. */
  readonly again: () => GalleryRun;
}

/** Runs jobs that the gallery shows itself: no notification says how they go. */
export class GalleryRuns {
  readonly #jobs: Pick<ImageJobs, 'start'>;
  readonly #library: Pick<ImageLibrary, 'keep'>;

  constructor(jobs: Pick<ImageJobs, 'start'>, library: Pick<ImageLibrary, 'keep'>) {
    this.#jobs = jobs;
    this.#library = library;
  }

  start(wish: RunWish): GalleryRun {
    const job = this.#jobs.start(wish.spec);
    return { job, ended: this.#ended(job, wish) };
  }

  async #ended(job: ImageJob, wish: RunWish): Promise<EndedRun> {
    const failure: unknown = await job.finished.then(
      () => undefined,
      (reason: unknown) => reason ?? new Error('The job failed.'),
    );
    const { request } = wish.spec;
    // What arrived before a failure is paid for: it is kept all the same.
    await rescueImages(job.unarchived, 'prompt' in request ? request.prompt : '');
    const stored: StoredImage[] = [];
    let keepFailure: unknown;
    try {
      for (const answer of wish.destination ? job.images : []) {
        const { image, failure } = await shapedOrAsItCame(answer, wish);
        keepFailure ??= failure;
        if (wish.destination) stored.push(await this.#library.keep(image, wish.destination));
      }
    } catch (error) {
      keepFailure = error;
    }
    return {
      stored,
      ...(failure !== undefined && { failure }),
      ...(keepFailure !== undefined && { keepFailure }),
      again: () => this.start(stillMissing(wish, job)),
    };
  }
}

/** It is paid for: what cannot be shaped is kept all the same. */
async function shapedOrAsItCame(
  answer: ArchivedImage,
  { shaped }: RunWish,
): Promise<{ readonly image: ArchivedImage; readonly failure?: unknown }> {
  try {
    return { image: shaped ? await shaped(answer) : answer };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const failure = new Error(`The image was kept as the server sent it. ${reason}`, { cause: error });
    return { image: answer, failure };
  }
}

function stillMissing({ spec, ...rest }: RunWish, { images }: ImageJob): RunWish {
  const count = Math.max(1, spec.request.count - images.length);
  return { ...rest, spec: { ...spec, request: { ...spec.request, count }, confirm: 'aboveLimit' } };
}
