import { readSetting } from '../../host/settings.ts';
import { uriName } from '../../host/uriName.ts';
import { type ImageJob, type ImageJobSpec, imagesOwed } from '../../images/imageJob.ts';
import type { ImageJobs } from '../../images/imageJobs.ts';
import type { ArchivedImage, Destination } from '../../images/imageLibrary.ts';
import type { EditRequest, VariationRequest } from '../../images/imageProvider.ts';
import { ImageProviderError } from '../../images/imageProviderError.ts';
import type { ImageShape } from '../../images/imageRecord.ts';
import { familyOf } from '../../images/models.ts';
import { type AnswerParts, askedForm } from '../generation/answerAsAsked.ts';
import { type KeptAnswers, keepAnswers, undecided } from '../generation/keepAnswers.ts';
import { rescueImages } from '../generation/rescueImages.ts';
import { type JobProgress, withJobProgress } from '../generation/withJobProgress.ts';
import { fittedRequest } from './fittedRequest.ts';
import type { VariationSource } from './variationSource.ts';

/** A source's request with all that its images need afterwards. */
export interface Variation {
  readonly source: VariationSource;
  /** Not fitted yet. */
  readonly request: EditRequest | VariationRequest;
  readonly destination: Destination;
  /** What the results are brought to; absent: they stay as the server sends them. */
  readonly like?: ImageShape;
  readonly confirm: ImageJobSpec['confirm'];
}

/** What became of a variation. */
export interface VariationOutcome extends KeptAnswers {
  /** With the request for what is still missing, and without pixels: those are in the file. */
  readonly variation: Variation;
  /** Why images are missing. */
  readonly failure?: unknown;
  /** Of what was cancelled: a request had left this machine. */
  readonly maybeBilled?: boolean;
}

export interface VariationsParts extends AnswerParts {
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
    const requests = variations.map(({ request }) => request);
    return withJobProgress(requests, this.#parts.jobs, async (progress) => {
      const outcomes: Promise<VariationOutcome>[] = [];
      for (const variation of variations) outcomes.push((await this.#start(variation, progress)).outcome);
      return Promise.all(outcomes);
    });
  }

  /** Keeps what is in the archive already. */
  async keep(variation: Variation, images: readonly ArchivedImage[]): Promise<VariationOutcome> {
    const { source, request, like, destination } = variation;
    const form = askedForm({ request, sources: [source.uri.toString()], ...(like && { like }) });
    const kept = await keepAnswers(images, form, destination, this.#parts);
    return { variation: withoutPixels(variation), ...kept };
  }

  /** Resolves when the job runs, or never will. */
  async #start(
    variation: Variation,
    { follow, signal }: JobProgress,
  ): Promise<{ readonly outcome: Promise<VariationOutcome> }> {
    const none = { variation: withoutPixels(variation), stored: [], unkept: [] };
    try {
      const spec = await this.#spec(variation);
      if (signal.aborted) throw new ImageProviderError('cancelled', 'Cancelled.');
      const job = this.#parts.jobs.start(spec);
      follow(job);
      return { outcome: this.#outcome(variation, job) };
    } catch (failure) {
      return { outcome: Promise.resolve({ ...none, failure }) };
    }
  }

  /** The source's bytes belong to the job from here on. @throws PictureError */
  async #spec({ source, request, like, confirm }: Variation): Promise<ImageJobSpec> {
    const family = familyOf(request.model, readSetting('modelAliases'));
    const uri = source.uri.toString();
    const isFile = request.kind === 'edit' && !source.facts.isTurned;
    return {
      request: await fittedRequest(request, family, this.#parts.pictures),
      operation: 'variation',
      origin: uri,
      sources: [uri],
      ...(!isFile && { source: source.hash }),
      ...(like && { like }),
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
    const answers = await undecided(job.images, job.id, this.#parts.library);
    const kept = await this.keep(variation, answers);
    if (failure === undefined) return kept;
    const maybeBilled = job.state.kind === 'cancelled' && job.state.maybeBilled;
    const missing = stillMissing(kept.variation, job);
    return { ...kept, variation: missing, failure, ...(maybeBilled && { maybeBilled }) };
  }
}

/** Of another source, or of the same one read anew. */
export function withSource(variation: Variation, source: VariationSource): Variation {
  const { request } = variation;
  const { image } = source;
  return {
    ...variation,
    source,
    request: request.kind === 'edit' ? { ...request, images: [image] } : { ...request, image },
  };
}

/** A message that nobody closes must not hold hundreds of megabytes. */
function withoutPixels(variation: Variation): Variation {
  const { source } = variation;
  return withSource(variation, { ...source, image: { ...source.image, data: new Uint8Array() } });
}

function stillMissing(variation: Variation, job: ImageJob): Variation {
  const request = { ...variation.request, count: imagesOwed(job) };
  return { ...variation, request, confirm: 'aboveLimit' };
}
