import { readSetting } from '../../host/settings.ts';
import { uriName } from '../../host/uriName.ts';
import type { ImageJob, ImageJobSpec } from '../../images/imageJob.ts';
import type { ImageJobs } from '../../images/imageJobs.ts';
import type { ArchivedImage, Destination, StoredImage } from '../../images/imageLibrary.ts';
import type { EditRequest, VariationRequest } from '../../images/imageProvider.ts';
import { familyOf } from '../../images/models.ts';
import { rescueImages } from '../generation/rescueImages.ts';
import { showJobProgress } from '../generation/showJobProgress.ts';
import { fittedRequest } from './fittedRequest.ts';
import { type LikeSourceParts, likeSource } from './likeSource.ts';
import type { VariationSource } from './variationSource.ts';

/** A source's request with all that its images need afterwards. */
export interface Variation {
  readonly source: VariationSource;
  /** Not fitted yet. */
  readonly request: EditRequest | VariationRequest;
  readonly destination: Destination;
  /** The results take the source's size and format. */
  readonly likeSource: boolean;
  readonly confirm: ImageJobSpec['confirm'];
}

/** What became of a variation. */
export interface VariationOutcome {
  /** With the request for what is still missing. */
  readonly variation: Variation;
  readonly stored: readonly StoredImage[];
  /** In the archive, but not where they belong. */
  readonly unkept: readonly ArchivedImage[];
  /** Why images are missing. */
  readonly failure?: unknown;
  /** Of what was cancelled: a request had left this machine. */
  readonly maybeBilled?: boolean;
  /** Why images were not kept, or not brought to the size of the source. */
  readonly keepFailure?: unknown;
}

export interface VariationsParts extends LikeSourceParts {
  readonly jobs: ImageJobs;
}

/** Makes variations: a job for each source, whose images are kept as soon as it ends. */
export class Variations {
  readonly #parts: VariationsParts;

  constructor(parts: VariationsParts) {
    this.#parts = parts;
  }

  /** Shows nothing but progress, whose Cancel ends every job. Resolves when all is kept; failures are told, not thrown. */
  async run(variations: readonly Variation[]): Promise<readonly VariationOutcome[]> {
    const started: ImageJob[] = [];
    const outcomes: Promise<VariationOutcome>[] = [];
    for (const variation of variations) {
      try {
        const job = this.#parts.jobs.start(await this.#spec(variation));
        started.push(job);
        outcomes.push(this.#outcome(variation, job));
      } catch (failure) {
        outcomes.push(Promise.resolve({ variation, stored: [], unkept: [], failure }));
      }
    }
    if (started.length > 0) await showJobProgress(started, this.#parts.jobs);
    return Promise.all(outcomes);
  }

  /** Keeps what is in the archive already. */
  async keep(variation: Variation, images: readonly ArchivedImage[]): Promise<VariationOutcome> {
    const stored: StoredImage[] = [];
    let keepFailure: unknown;
    for (const [index, image] of images.entries()) {
      const { image: wanted, failure } = await this.#shaped(image, variation);
      keepFailure ??= failure;
      try {
        stored.push(await this.#parts.library.keep(wanted, variation.destination));
      } catch (error) {
        return { variation, stored, unkept: images.slice(index), keepFailure: error };
      }
    }
    return { variation, stored, unkept: [], ...(keepFailure !== undefined && { keepFailure }) };
  }

  /** The source's bytes belong to the job from here on. @throws PictureError */
  async #spec({ source, request, confirm }: Variation): Promise<ImageJobSpec> {
    const family = familyOf(request.model, readSetting('modelAliases'));
    const uri = source.uri.toString();
    const isFile = request.kind === 'edit' && !source.facts.isTurned;
    return {
      request: await fittedRequest(request, family, this.#parts.pictures),
      operation: 'variation',
      origin: uri,
      sources: [uri],
      ...(!isFile && { source: source.hash }),
      confirm,
    };
  }

  async #outcome(variation: Variation, job: ImageJob): Promise<VariationOutcome> {
    const failure: unknown = await job.finished.then(
      () => undefined,
      (reason: unknown) => reason ?? new Error('The job failed.'),
    );
    // What arrived before a failure is paid for: it is kept all the same.
    await rescueImages(job.unarchived, uriName(variation.source.uri));
    const kept = await this.keep(variation, job.images);
    if (failure === undefined) return kept;
    const maybeBilled = job.state.kind === 'cancelled' && job.state.maybeBilled;
    return { ...kept, variation: stillMissing(variation, job), failure, ...(maybeBilled && { maybeBilled }) };
  }

  /** As it came where it cannot be brought to the size of its source: it is paid for. */
  async #shaped(
    image: ArchivedImage,
    { source, request, likeSource: isAsked }: Variation,
  ): Promise<{ readonly image: ArchivedImage; readonly failure?: unknown }> {
    if (!isAsked) return { image };
    try {
      return { image: await likeSource(image, source, request, this.#parts) };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const failure = new Error(`The variation was kept as the server sent it. ${reason}`, { cause: error });
      return { image, failure };
    }
  }
}

/** Only what a failed job still owes is asked, and paid, for again. */
function stillMissing(variation: Variation, { spec, images }: ImageJob): Variation {
  const count = Math.max(1, spec.request.count - images.length);
  return { ...variation, request: { ...variation.request, count }, confirm: 'aboveLimit' };
}
