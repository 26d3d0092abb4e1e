import type {
  ImageRecord,
  JobRecord,
  RecordedRequest,
  ReplaceLine,
  Replacement,
} from '../../images/imageRecord.ts';
import type { FileHistory } from './fileHistory.ts';

/** Records name files as they were called then; these name them as they are called now. */
export class NamesOfToday {
  readonly #history: FileHistory;
  readonly #queuedAt: (job: string) => string | undefined;

  /** @param queuedAt when a job was asked for: its answers name files as they were called then. */
  constructor(history: FileHistory, queuedAt: (job: string) => string | undefined) {
    this.#history = history;
    this.#queuedAt = queuedAt;
  }

  image(image: ImageRecord): ImageRecord {
    const request = this.#request(image.request, this.#queuedAt(image.job) ?? image.at);
    return request === image.request ? image : { ...image, request };
  }

  job(job: JobRecord): JobRecord {
    const request = this.#request(job.request, job.queuedAt);
    const origin = job.origin && this.#history.nameOf(job.origin, job.queuedAt);
    if (request === job.request && origin === job.origin) return job;
    return { ...job, request, ...(origin !== undefined && { origin }) };
  }

  replacement({ kind: _, uri, ...replacement }: ReplaceLine): Replacement {
    // A file that is deleted and restored keeps the way back to its original.
    const { names, end } = this.#history.follow(uri, replacement.at, 'removed');
    return end ? replacement : { ...replacement, uri: (names.at(-1) ?? names[0]).uri };
  }

  #request(request: RecordedRequest, at: string): RecordedRequest {
    const { images, recipe } = request;
    const named = images?.map((image) =>
      image.uri === undefined ? image : { ...image, uri: this.#history.nameOf(image.uri, at) },
    );
    const document = recipe && this.#history.nameOf(recipe.document, at);
    const isSame =
      document === recipe?.document && !named?.some(({ uri }, index) => uri !== images?.[index]?.uri);
    if (isSame) return request;
    return {
      ...request,
      ...(named && { images: named }),
      ...(recipe && document !== undefined && { recipe: { ...recipe, document } }),
    };
  }
}
