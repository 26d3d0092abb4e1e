import * as vscode from 'vscode';
import { isCancellation, showFailure } from '../../host/showFailure.ts';
import type { ImageJob, ImageJobSpec } from '../../images/imageJob.ts';
import type { ImageJobs } from '../../images/imageJobs.ts';
import type { ArchivedImage, Destination } from '../../images/imageLibrary.ts';
import type { Delivered, ImageDelivery } from './imageDelivery.ts';
import type { InsertedLink } from './insertedLink.ts';
import type { LinkPlace } from './linkPlace.ts';
import { showJobProgress } from './showJobProgress.ts';

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

/** How many finished generations can be tried again. */
const remembered = 50;

/** Runs generations, and remembers those that can be tried again in this window. */
export class Generations implements vscode.Disposable {
  readonly #jobs: ImageJobs;
  readonly #delivery: ImageDelivery;
  readonly #finished = new Map<string, Generation>();
  /** Deliveries ask and write into documents, so they come one after another. */
  #delivering: Promise<unknown> = Promise.resolve();

  constructor(jobs: ImageJobs, delivery: ImageDelivery) {
    this.#jobs = jobs;
    this.#delivery = delivery;
  }

  /** Resolves when every job has ended and its images are where they belong; failures are shown, not thrown. */
  async run(generations: readonly Generation[]): Promise<void> {
    const running = generations.map((generation) => ({ generation, job: this.#jobs.start(generation.spec) }));
    const outcomes = running.map(({ generation, job }) => this.#outcome(generation, job));
    await showJobProgress(
      running.map(({ job }) => job),
      this.#jobs,
    );
    const failures = (await Promise.all(outcomes)).filter((outcome) => outcome !== undefined);
    for (const { generation, error } of failures) {
      if (isCancellation(error)) generation.place?.dispose();
    }
    const [first, ...more] = failures.filter(({ error }) => !isCancellation(error));
    if (first) void this.#showFailures(first, more);
  }

  /** Keeps every image and shows nothing but progress. @throws whatever the job or the library throws. */
  async runQuietly(generation: Generation): Promise<vscode.Uri[]> {
    const job = this.#jobs.start(generation.spec);
    await showJobProgress([job], this.#jobs);
    const failed = await job.finished.then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
    // What arrived before a failure is paid for, so it is kept all the same.
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

  dispose(): void {
    for (const { link } of this.#finished.values()) link?.dispose();
    this.#finished.clear();
  }

  async #outcome(
    generation: Generation,
    job: ImageJob,
  ): Promise<{ generation: Generation; job: ImageJob; error: unknown } | undefined> {
    const error = await job.finished.then(
      () => undefined,
      (reason: unknown) => reason ?? new Error('The job failed.'),
    );
    // What arrived before a failure is paid for: it is delivered all the same.
    if (job.images.length > 0) await this.#deliver(generation, job);
    return error === undefined ? undefined : { generation, job, error };
  }

  async #deliver(generation: Generation, job: ImageJob): Promise<void> {
    const turn = this.#delivering.then(() => this.#delivery.deliver(generation, job.images, job.id));
    this.#delivering = turn.catch(() => undefined);
    try {
      this.#remember(job.id, generation, await turn);
    } catch (error) {
      void showFailure(error, { saveElsewhere: () => this.#saveElsewhere(generation, job.images, job.id) });
    }
  }

  #remember(id: string, generation: Generation, { link }: Delivered): void {
    generation.place?.dispose();
    const { place: _, editPrompt: __, ...again } = generation;
    this.#finished.set(id, {
      ...again,
      // The price was not on the button, so above the limit it is asked for.
      spec: { ...generation.spec, confirm: 'aboveLimit' },
      ...(link && { link }),
    });
    const [oldest] = this.#finished.keys();
    if (this.#finished.size > remembered && oldest !== undefined) this.#finished.delete(oldest);
  }

  async #saveElsewhere(generation: Generation, images: readonly ArchivedImage[], id: string): Promise<void> {
    const delivered = await this.#delivery.deliverElsewhere(generation, images, id);
    if (delivered) this.#remember(id, generation, delivered);
  }

  async #showFailures(
    { generation, job, error }: { generation: Generation; job: ImageJob; error: unknown },
    more: readonly { generation: Generation }[],
  ): Promise<void> {
    await this.#delivery.rescue(job.unarchived, generation.prompt);
    const failed = [generation, ...more.map((failure) => failure.generation)];
    const remedied = await showFailure(error, {
      tryAgain: () => this.run(failed),
      ...(generation.editPrompt && { editPrompt: generation.editPrompt }),
    });
    if (!remedied) for (const { place } of failed) place?.dispose();
  }
}
