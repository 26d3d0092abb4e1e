import { type ImageJob, type ImageJobSpec, imagesOwed } from '../../images/imageJob.ts';
import type { ImageJobs } from '../../images/imageJobs.ts';
import type { Destination, StoredImage } from '../../images/imageLibrary.ts';
import { type AnswerParts, askedForm } from '../generation/answerAsAsked.ts';
import { keepAnswers, undecided } from '../generation/keepAnswers.ts';
import { rescueImages } from '../generation/rescueImages.ts';

/** A request with what its images need afterwards. */
export interface RunWish {
  readonly spec: ImageJobSpec;
  /** Absent: the images wait in the archive, as the answers to an edit with a mask do. */
  readonly destination?: Destination;
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
  readonly #parts: AnswerParts;

  constructor(jobs: Pick<ImageJobs, 'start'>, parts: AnswerParts) {
    this.#jobs = jobs;
    this.#parts = parts;
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
    const { spec, destination } = wish;
    const prompt = 'prompt' in spec.request ? spec.request.prompt : '';
    // What arrived before a failure is paid for: it is kept all the same.
    await rescueImages(job.unarchived, prompt);
    const { stored, keepFailure } = destination
      ? await keepAnswers(
          await undecided(job.images, job.id, this.#parts.library),
          askedForm(spec),
          destination,
          this.#parts,
        )
      : { stored: [], keepFailure: undefined };
    return {
      stored,
      ...(failure !== undefined && { failure }),
      ...(keepFailure !== undefined && { keepFailure }),
      again: () => this.start(stillMissing(wish, job)),
    };
  }
}

function stillMissing({ spec, ...rest }: RunWish, job: ImageJob): RunWish {
  const request = { ...spec.request, count: imagesOwed(job) };
  return { ...rest, spec: { ...spec, request, confirm: 'aboveLimit' } };
}
