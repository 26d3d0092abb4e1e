import { formatDollars } from './formatPrice.ts';
import type { LoadedRecords } from './imageLibrary.ts';
import type { ImageRequest } from './imageProvider.ts';
import type { ImageRecord, JobRecord, RecordedRequest } from './imageRecord.ts';
import type { PriceEstimate } from './pricing.ts';
import { untilAborted } from './untilAborted.ts';

/** The request was not sent: it could exceed `easel.monthlyBudget`. `message` is a sentence for a person. */
export class BudgetError extends Error {
  override readonly name = 'BudgetError';
}

export function isBudgetError(error: unknown): error is BudgetError {
  return error instanceof Error && error.name === 'BudgetError';
}

export type Estimate = (
  request: ImageRequest | RecordedRequest,
  history: readonly ImageRecord[],
) => PriceEstimate | undefined;

/**
 * Holds requests against `easel.monthlyBudget`, in US dollars a calendar month (UTC, as bills have it), all windows
 * of this machine together. Jobs that still run, and those that ended so that they may have been billed, count with
 * the upper end of their estimate.
 */
export class Budget {
  readonly #limit: () => number;
  readonly #load: () => Promise<LoadedRecords>;
  readonly #estimate: Estimate;
  readonly #now: () => number;
  /** What this window's jobs may still cost, from before they are recorded. */
  readonly #reserved = new Map<string, number>();

  /** `limit` 0 is none. */
  constructor(
    limit: () => number,
    load: () => Promise<LoadedRecords>,
    estimate: Estimate,
    now: () => number,
  ) {
    this.#limit = limit;
    this.#load = load;
    this.#estimate = estimate;
    this.#now = now;
  }

  /** Counts the request as spent until {@link release}. @throws BudgetError, LibraryError, the signal's reason */
  async reserve(job: string, request: ImageRequest, signal: AbortSignal): Promise<void> {
    if (this.#limit() <= 0) return;
    // Taken before the load: a job that ends meanwhile may be missing from both the records and the reservations.
    const reservedBefore = [...this.#reserved];
    const records = await untilAborted(this.#load(), signal);
    const limit = this.#limit();
    if (limit <= 0) return;
    const price = this.#estimate(request, records.images)?.high;
    if (price === undefined) {
      throw new BudgetError(
        `What ${request.model} costs is not known, so it cannot be held against your budget of ${formatDollars(limit)} a month. ` +
          'Add its price to the setting easel.prices, or set easel.monthlyBudget to 0.',
      );
    }
    const spent = this.#spent(records, new Map([...reservedBefore, ...this.#reserved]));
    if (spent + price > limit + 1e-9) {
      throw new BudgetError(
        `This could cost ${formatDollars(price)} and exceed your budget of ${formatDollars(limit)} a month: ` +
          `${formatDollars(spent)} are spent or reserved for running jobs. Raise the setting easel.monthlyBudget to go on.`,
      );
    }
    this.#reserved.set(job, price);
  }

  /** To be called once the job's images are recorded. */
  release(job: string): void {
    this.#reserved.delete(job);
  }

  #spent({ images, jobs }: LoadedRecords, reserved: ReadonlyMap<string, number>): number {
    const month = new Date(this.#now()).toISOString().slice(0, 'YYYY-MM'.length);
    const byJob = new Map<string, number>();
    for (const image of images.filter(({ at }) => at.startsWith(month))) {
      byJob.set(image.job, (byJob.get(image.job) ?? 0) + this.#priceOf(image));
    }
    const atLeast = (job: string, price: number) => byJob.set(job, Math.max(byJob.get(job) ?? 0, price));
    for (const job of jobs) {
      if (isOpen(job) && job.queuedAt.startsWith(month)) {
        atLeast(job.job, this.#estimate(job.request, images)?.high ?? 0);
      }
    }
    for (const [job, price] of reserved) atLeast(job, price);
    return [...byJob.values()].reduce((sum, price) => sum + price, 0);
  }

  /** Where the server did not say what an image took, it counts as published. */
  #priceOf({ price, request }: ImageRecord): number {
    return price ?? (this.#estimate(request, [])?.high ?? 0) / request.count;
  }
}

function isOpen({ state, maybeBilled }: JobRecord): boolean {
  return state === 'queued' || state === 'running' || (maybeBilled ?? state === 'interrupted');
}
