import type { ApiKeys } from '../../host/apiKeys.ts';
import type { Providers } from '../../host/providers.ts';
import type { ServerModels } from '../../host/serverModels.ts';
import { readSetting } from '../../host/settings.ts';
import type { ImageJobSpec } from '../../images/imageJob.ts';
import type { ImageLibrary } from '../../images/imageLibrary.ts';
import type { ImageRecord, JobRecord } from '../../images/imageRecord.ts';
import { specFromRecord } from '../../images/recordedRequest.ts';
import { needApiKey } from '../askApiKey.ts';
import type { GalleryRun, GalleryRuns } from './galleryRuns.ts';
import type { KeepImages } from './keepImages.ts';
import { withWhatIsThere } from './withWhatIsThere.ts';

export interface ImagesAgainParts {
  readonly library: ImageLibrary;
  readonly keys: ApiKeys;
  readonly providers: Providers;
  readonly models: Pick<ServerModels, 'listIfPossible'>;
  readonly keepImages: Pick<KeepImages, 'destinationOf'>;
  readonly runs: Pick<GalleryRuns, 'start'>;
}

/** Recorded requests, sent once more. */
export class ImagesAgain {
  readonly #parts: ImagesAgainParts;

  constructor(parts: ImagesAgainParts) {
    this.#parts = parts;
  }

  /**
   * The very request that made the image; what its model lacks today is said first, and left out only if the person
   * agrees. A variation that was brought to the size and format of its source is so again.
   * @returns `undefined` when the person gave up.
   * @throws LibraryError when the archive no longer holds what was sent; SettingError
   */
  async generateAgain(image: ImageRecord): Promise<GalleryRun | undefined> {
    const { request, job } = image;
    const { jobs } = await this.#parts.library.load();
    const origin = jobs.find((candidate) => candidate.job === job)?.origin;
    const confirm = readSetting('confirm') === 'always' ? 'always' : 'aboveLimit';
    return this.#send({ request, ...(origin !== undefined && { origin }) }, confirm);
  }

  /** What an interrupted job still owes. The button said that it costs, but not that it may cost more than the limit. */
  async retry(job: JobRecord, missing: number): Promise<GalleryRun | undefined> {
    return this.#send({ ...job, request: { ...job.request, count: missing } }, 'aboveLimit');
  }

  async #send(
    recorded: Pick<JobRecord, 'request' | 'origin'>,
    confirm: ImageJobSpec['confirm'],
  ): Promise<GalleryRun | undefined> {
    const { keys, providers, models, library, keepImages, runs } = this.#parts;
    if (!(await needApiKey(keys, providers))) return undefined;
    await library.assertWritable();
    const spec = await specFromRecord(recorded, library, confirm);
    const adapted = await withWhatIsThere(spec.request, await models.listIfPossible());
    if (!adapted) return undefined;
    // Answers to an edit with a mask are candidates: the person keeps those that are good.
    if (spec.recipe) return runs.start({ spec: { ...spec, request: adapted } });
    const destination = await keepImages.destinationOf(recorded.request, recorded.origin);
    return destination && runs.start({ spec: { ...spec, request: adapted }, destination });
  }
}
