import { Budget } from './budget.ts';
import type { Clock } from './clock.ts';
import { Emitter, type Event } from './emitter.ts';
import type { ImageJob, ImageJobSpec } from './imageJob.ts';
import { ImageJobRun, type JobContext } from './imageJobRun.ts';
import { heartbeatMs, type ImageLibrary } from './imageLibrary.ts';
import type { ImageProvider, ImageRequest } from './imageProvider.ts';
import type { ImageRecord, JobLine, RecordedRequest } from './imageRecord.ts';
import type { Log } from './log.ts';
import type { ModelFamily } from './models.ts';
import type { Pace } from './pace.ts';
import { estimatePrice, isAboveLimit, type PriceEstimate } from './pricing.ts';
import { Slots } from './slots.ts';
import { type PriceSetting, pricesFor } from './tokenPrices.ts';

/** Read anew for each job. */
export interface ImageJobsSettings {
  imagesPerMinute(): number;
  /** US dollars. */
  confirmAbove(): number;
  /** US dollars; 0 is no limit. */
  monthlyBudget(): number;
  prices(): PriceSetting;
  familyOf(model: string): ModelFamily;
}

export interface ImageJobsOptions {
  /** Called once a job. @throws ImageProviderError */
  readonly openProvider: (signal: AbortSignal) => Promise<ImageProvider>;
  readonly library: ImageLibrary;
  readonly pace: Pace;
  readonly settings: ImageJobsSettings;
  /** Shows the request and its price, unknown when `undefined`; false: declined. The signal aborts with the job. */
  readonly confirm: (
    spec: ImageJobSpec,
    estimate: PriceEstimate | undefined,
    signal: AbortSignal,
  ) => Promise<boolean>;
  readonly clock: Clock;
  readonly log: Log;
  /** Requests under way at the same time; 2 unless given. */
  readonly concurrency?: number;
  readonly random?: () => number;
  readonly newId?: () => string;
}

/** Makes images: every request of a window goes through here, whoever asks. */
export class ImageJobs {
  readonly #options: ImageJobsOptions;
  readonly #context: JobContext;
  readonly #emitter: Emitter<ImageJob>;
  readonly #jobs = new Map<string, ImageJobRun>();
  #heart: AbortController | undefined;
  #isClosing = false;

  constructor(options: ImageJobsOptions) {
    const { settings, library, clock, log } = options;
    this.#options = options;
    this.#emitter = new Emitter((error) => log.error(`A listener to jobs failed: ${String(error)}`));
    this.#context = {
      ...options,
      random: options.random ?? Math.random,
      slots: new Slots(options.concurrency ?? 2),
      budget: new Budget(
        () => settings.monthlyBudget(),
        () => library.load(),
        (request, history) => this.#estimate(request, history),
        () => clock.now(),
      ),
      agreed: (spec, signal) => this.#agreed(spec, signal),
      imagesAtOnce: (model) => this.#imagesAtOnce(model),
      pricesFor: (model) => pricesFor(model, settings.familyOf(model), settings.prices()),
      onChange: (job) => this.#changed(job),
    };
  }

  /** Jobs that have not ended, the oldest first. */
  get jobs(): readonly ImageJob[] {
    return [...this.#jobs.values()];
  }

  /** A job began, changed its state or ended; one that ended is no longer among {@link jobs}. */
  get onDidChange(): Event<ImageJob> {
    return this.#emitter.event;
  }

  /** What the request is likely to cost; `undefined` when that is unknown. @throws LibraryError */
  async estimate(request: ImageRequest): Promise<PriceEstimate | undefined> {
    return this.#estimate(request, (await this.#options.library.load()).images);
  }

  /** Aborting `signal` cancels the job. */
  start(spec: ImageJobSpec, signal?: AbortSignal): ImageJob {
    const id = this.#options.newId?.() ?? crypto.randomUUID();
    const job = new ImageJobRun(id, spec, this.#context);
    this.#jobs.set(id, job);
    this.#startHeart();
    const cancel = () => job.cancel();
    const unlisten = () => signal?.removeEventListener('abort', cancel);
    signal?.addEventListener('abort', cancel);
    job.finished.then(unlisten, unlisten);
    if (signal?.aborted || this.#isClosing) job.cancel();
    this.#emitter.fire(job);
    return job;
  }

  /**
   * Aborts every job because the window closes; later ones are cancelled at once.
   * @returns what the caller must record, synchronously if need be.
   */
  interruptAll(): readonly JobLine[] {
    this.#isClosing = true;
    return [...this.#jobs.values()].map((job) => job.interrupt()).filter((line) => line !== undefined);
  }

  #changed(job: ImageJob): void {
    if (['done', 'failed', 'cancelled', 'interrupted'].includes(job.state.kind)) this.#jobs.delete(job.id);
    if (this.#jobs.size === 0) this.#heart?.abort();
    this.#emitter.fire(job);
  }

  async #agreed(spec: ImageJobSpec, signal: AbortSignal): Promise<boolean> {
    if (spec.confirm === 'done') return true;
    const { library, settings, confirm } = this.#options;
    const estimate = this.#estimate(spec.request, (await library.load()).images);
    const mustAsk = spec.confirm === 'always' || isAboveLimit(estimate, settings.confirmAbove());
    return signal.aborted || !mustAsk || confirm(spec, estimate, signal);
  }

  #estimate(
    request: ImageRequest | RecordedRequest,
    history: readonly ImageRecord[],
  ): PriceEstimate | undefined {
    const { settings } = this.#options;
    return estimatePrice(request, settings.familyOf(request.model), settings.prices(), history);
  }

  #imagesAtOnce(model: string): number {
    const perMinute = this.#options.settings.imagesPerMinute() || Number.POSITIVE_INFINITY;
    return Math.max(1, Math.min(this.#options.settings.familyOf(model).maxCount, perMinute));
  }

  #startHeart(): void {
    if (this.#heart && !this.#heart.signal.aborted) return;
    this.#heart = new AbortController();
    void this.#beat(this.#heart.signal);
  }

  async #beat(signal: AbortSignal): Promise<void> {
    const { clock, library, log } = this.#options;
    for (;;) {
      try {
        await clock.sleep(heartbeatMs, signal);
      } catch {
        return;
      }
      await library.touch().catch((error) => log.warn(`The records cannot be touched: ${String(error)}`));
    }
  }
}
