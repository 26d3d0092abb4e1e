import * as vscode from 'vscode';
import { isCancellation, showFailure } from '../../host/showFailure.ts';
import { formatPrice } from '../../images/formatPrice.ts';
import { type ImageJob, type ImageJobSpec, imagesOwed } from '../../images/imageJob.ts';
import type { ImageJobs } from '../../images/imageJobs.ts';
import type { ArchivedImage, Destination } from '../../images/imageLibrary.ts';
import type { ImageDelivery } from './imageDelivery.ts';
import type { InsertedLink } from './insertedLink.ts';
import type { LinkPlace } from './linkPlace.ts';
import { rescueImages } from './rescueImages.ts';
import { withJobProgress } from './withJobProgress.ts';

/** One request with all that its images need afterwards. */
export interface Generation {
  /** As the person wrote it, without the house style: names the file and describes the image. */
  readonly prompt: string;
  readonly spec: ImageJobSpec;
  readonly destination: Destination;
  /** Where the link goes; owned from the start of the run. */
  readonly place?: LinkPlace;
  /** What the link is relative to. */
  readonly document?: vscode.TextDocument;
  /** The link that the image replaces, when the request is made again. */
  readonly link?: InsertedLink;
  /** Asks again, with another prompt. */
  readonly editPrompt?: () => unknown;
}

interface Failure {
  readonly generation: Generation;
  readonly error: unknown;
}

/** How many finished generations can be tried again. */
const remembered = 50;

/** Runs generations, and remembers those that can be tried again in this window. */
export class Generations implements vscode.Disposable {
  readonly #jobs: ImageJobs;
  readonly #delivery: ImageDelivery;
  readonly #finished = new Map<string, Generation>();

  constructor(jobs: ImageJobs, delivery: ImageDelivery) {
    this.#jobs = jobs;
    this.#delivery = delivery;
  }

  /** Resolves when every job has ended and its images are where they belong; failures are shown, not thrown. */
  async run(generations: readonly Generation[]): Promise<void> {
    const requests = generations.map(({ spec }) => spec.request);
    const outcomes = await withJobProgress(requests, this.#jobs, async ({ follow }) => {
      const started = generations.map((generation) => {
        const job = this.#jobs.start(generation.spec);
        follow(job);
        return { job, outcome: this.#outcome(generation, job) };
      });
      await Promise.allSettled(started.map(({ job }) => job.finished));
      return started.map(({ outcome }) => outcome);
    });
    const failures = (await Promise.all(outcomes)).filter((outcome) => outcome !== undefined);
    const byMessage = Map.groupBy(failures, ({ error }) => String(error));
    for (const group of byMessage.values()) void this.#showFailures(group);
  }

  /** Keeps every image and shows nothing but progress. @throws whatever the job or the library throws. */
  async runQuietly(generation: Generation): Promise<vscode.Uri[]> {
    const job = this.#jobs.start(generation.spec);
    const failed = await withJobProgress([generation.spec.request], this.#jobs, ({ follow }) => {
      follow(job);
      return job.finished.then(
        () => undefined,
        (error: unknown) => ({ error }),
      );
    });
    // What arrived before a failure is paid for, so it is kept all the same.
    await rescueImages(job.unarchived, generation.prompt);
    const stored = await this.#delivery.keepAll(job.images, generation.destination);
    if (failed) throw failed.error;
    return stored.map(({ uri }) => vscode.Uri.parse(uri));
  }

  /** Runs a finished generation once more; the last one when none is named. */
  async tryAgain(id: string | undefined): Promise<void> {
    const generation = id === undefined ? [...this.#finished.values()].at(-1) : this.#finished.get(id);
    if (!generation) {
      vscode.window.showInformationMessage(
        'There is no finished image in this window that could be tried again.',
      );
      return;
    }
    await this.run([generation]);
  }

  /** Delivers what a job made, now or in a window before this one. */
  async deliver(generation: Generation, images: readonly ArchivedImage[], job: string): Promise<void> {
    this.#remember(job, generation);
    const price = await this.#jobs.estimate(generation.spec.request).catch(() => undefined);
    await this.#delivery.deliver({
      generation,
      images,
      job,
      tryAgain: price ? `Try Again · ${formatPrice(price)}` : 'Try Again',
      linked: (link) => this.#linked(job, link),
    });
  }

  dispose(): void {
    for (const job of [...this.#finished.keys()]) this.#forget(job);
  }

  async #outcome(generation: Generation, job: ImageJob): Promise<Failure | undefined> {
    const error = await job.finished.then(
      () => undefined,
      (reason: unknown) => reason ?? new Error('The job failed.'),
    );
    // What arrived before a failure is paid for: it is delivered all the same.
    await rescueImages(job.unarchived, generation.prompt);
    if (job.images.length > 0) await this.deliver(generation, job.images, job.id);
    return error === undefined ? undefined : { generation: stillMissing(generation, job), error };
  }

  #remember(job: string, { editPrompt: _, ...generation }: Generation): void {
    // The price was on the button, but nobody agreed to one above the limit.
    this.#finished.set(job, { ...generation, spec: { ...generation.spec, confirm: 'aboveLimit' } });
    const [oldest] = this.#finished.keys();
    if (this.#finished.size > remembered && oldest !== undefined) this.#forget(oldest);
  }

  #linked(job: string, link: InsertedLink): void {
    const generation = this.#finished.get(job);
    if (!generation) {
      link.dispose();
      return;
    }
    const { place, ...again } = generation;
    place?.dispose();
    this.#finished.set(job, { ...again, link });
  }

  #forget(job: string): void {
    const generation = this.#finished.get(job);
    this.#finished.delete(job);
    const others = [...this.#finished.values()];
    if (!others.some(({ link }) => link === generation?.link)) generation?.link?.dispose();
    if (!others.some(({ place }) => place === generation?.place)) generation?.place?.dispose();
  }

  /** One message for all that failed in the same way. */
  async #showFailures(failures: readonly Failure[]): Promise<void> {
    const [first] = failures;
    const generations = failures.map(({ generation }) => generation);
    const editPrompt = failures.length === 1 ? first?.generation.editPrompt : undefined;
    let isRunAgain = false;
    const runAgain = (work: () => unknown) => () => {
      isRunAgain = true;
      return work();
    };
    if (!isCancellation(first?.error)) {
      await showFailure(first?.error, {
        tryAgain: runAgain(() => this.run(generations)),
        ...(editPrompt && { editPrompt: runAgain(editPrompt) }),
      });
    }
    if (isRunAgain) return;
    const kept = [...this.#finished.values()].map(({ place }) => place);
    for (const { place } of generations) if (!kept.includes(place)) place?.dispose();
  }
}

function stillMissing(generation: Generation, job: ImageJob): Generation {
  const request = { ...job.spec.request, count: imagesOwed(job) };
  return { ...generation, spec: { ...generation.spec, request, confirm: 'aboveLimit' } };
}
