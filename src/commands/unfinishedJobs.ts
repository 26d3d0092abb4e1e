import * as vscode from 'vscode';
import { showFailure } from '../host/showFailure.ts';
import { uriName } from '../host/uriName.ts';
import { type ArchivedImage, heartbeatMs, type ImageLibrary } from '../images/imageLibrary.ts';
import type { ImageRecord, JobRecord } from '../images/imageRecord.ts';
import type { Log } from '../images/log.ts';
import { specFromRecord } from '../images/recordedRequest.ts';
import type { FileSystem } from '../library/files/fileSystem.ts';
import { agreeToTotal } from './generation/agreeToTotal.ts';
import type { Generation, Generations } from './generation/generations.ts';
import { outputDestination } from './generation/outputDestination.ts';
import type { InterruptedJobs } from './interruptedJobs.ts';
import { askerOf, isOfThisWindow } from './jobOrigin.ts';
import { type LeftBehind, leftBehind } from './leftBehind.ts';
import { siblingDestinations } from './variation/variationDestination.ts';

/** Where the ids of the jobs are remembered that were spoken of. */
const spokenOfKey = 'unfinishedJobsSpokenOf';
/** Longer ago, nobody knows any more what it was about; in milliseconds. */
const recentMs = 7 * 24 * 60 * 60_000;
/** A crashed extension host's jobs read as running until three beats are missed; one more to be sure. */
const lookAgainMs = 4 * heartbeatMs;

export interface UnfinishedJobsParts {
  readonly library: ImageLibrary;
  readonly files: FileSystem;
  readonly generations: Generations;
  readonly interrupted: InterruptedJobs;
  /** Shared by all windows: a job that belongs to no workspace is spoken of in one of them. */
  readonly memento: vscode.Memento;
  readonly log: Log;
  /** @throws LibraryError */
  readonly archived: (image: ImageRecord) => ArchivedImage;
}

/** Jobs that a closed or reloaded window left behind: each is said once, with a way to go on. */
export class UnfinishedJobs implements vscode.Disposable {
  readonly #parts: UnfinishedJobsParts;
  /** What was asked for since then is this window's own and not left behind. */
  readonly #openedAt = new Date().toISOString();
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: UnfinishedJobsParts) {
    this.#parts = parts;
  }

  /** Speaks of them now, and once more when the jobs of a host that crashed just now show as interrupted. */
  start(): void {
    void this.#look();
    this.#timer = setTimeout(() => void this.#look(), lookAgainMs).unref();
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  async #look(): Promise<void> {
    try {
      const left = await this.#unspoken();
      await Promise.all([
        this.#speakOfInterrupted(left.filter(({ missing }) => missing > 0)),
        this.#speakOfUnkept(left.filter(({ unkept }) => unkept.length > 0)),
      ]);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#parts.log.warn(`Unfinished requests were not looked for: ${reason}`);
    }
  }

  async #unspoken(): Promise<readonly LeftBehind[]> {
    const { library, memento } = this.#parts;
    const records = await library.load();
    const since = new Date(Date.now() - recentMs).toISOString();
    const spokenOf = new Set(memento.get<readonly string[]>(spokenOfKey));
    const left = leftBehind(
      records,
      ({ job, queuedAt, origin, request }) =>
        queuedAt > since &&
        queuedAt < this.#openedAt &&
        // A mask editor speaks of its own.
        request.recipe === undefined &&
        !spokenOf.has(job) &&
        isOfThisWindow(origin),
    );
    if (left.length === 0) return left;
    for (const { job } of left) spokenOf.add(job.job);
    const recent = records.jobs.filter(({ job, queuedAt }) => queuedAt > since && spokenOf.has(job));
    await memento.update(
      spokenOfKey,
      recent.map(({ job }) => job),
    );
    return left;
  }

  async #speakOfInterrupted(left: readonly LeftBehind[]): Promise<void> {
    const [latest] = left;
    if (!latest) return;
    const billed = left.some(({ job }) => job.maybeBilled);
    const again = billed ? 'Try Again (Will Be Charged Again)' : 'Try Again';
    const answer = await vscode.window.showWarningMessage(
      `${left.length === 1 ? 'An image request was' : `${left.length} image requests were`} interrupted when the window closed` +
        `${billed ? ', and may have been billed' : ''}${title(latest.job)}`,
      again,
    );
    if (answer !== again) return;
    const generations: Generation[] = [];
    const { interrupted, library } = this.#parts;
    const owed = left.map((job) => ({ job, stillOwed: stillOwed(job) }));
    const requests = owed.map(({ stillOwed }) => stillOwed.request);
    if (!(await agreeToTotal(requests, (await library.load()).images))) return;
    for (const { job, stillOwed } of owed) {
      const generation = await interrupted.retry(job, () => this.#generation(stillOwed));
      if (generation) generations.push(generation);
    }
    await this.#parts.generations.run(generations);
  }

  async #speakOfUnkept(left: readonly LeftBehind[]): Promise<void> {
    const [latest] = left;
    if (!latest) return;
    const count = left.reduce((sum, { unkept }) => sum + unkept.length, 0);
    const keep = left.some(({ unkept }) => unkept.length > 1) ? 'Choose…' : 'Keep';
    const answer = await vscode.window.showInformationMessage(
      `${count === 1 ? 'An image from before was' : `${count} images from before were`} not kept${title(latest.job)}`,
      keep,
    );
    if (answer !== keep) return;
    for (const { job, unkept } of left) {
      const generation = await this.#generation(job);
      if (generation) await this.#deliver(generation, unkept, job.job);
    }
  }

  async #deliver(generation: Generation, images: readonly ImageRecord[], job: string): Promise<void> {
    const { generations, archived } = this.#parts;
    try {
      await generations.deliver(generation, images.map(archived), job);
    } catch (error) {
      void showFailure(error);
    }
  }

  /** `undefined` when the person was asked for a folder and gave up, or when it failed, which is shown. */
  async #generation(job: JobRecord): Promise<Generation | undefined> {
    const { library, files } = this.#parts;
    try {
      const spec = await specFromRecord(job, library, 'done');
      const source = sourceOf(job);
      if (source) {
        const beside = await siblingDestinations([source], files);
        return beside && { prompt: uriName(source), spec, destination: beside.of(source) };
      }
      const asker = await askerOf(job.origin);
      const output = await outputDestination(asker, files);
      if (!output) return undefined;
      const prompt = promptOf(job);
      const { document } = asker;
      return {
        prompt,
        spec,
        destination: await output.of(prompt, spec.request),
        ...(document && { document }),
      };
    } catch (error) {
      void showFailure(error);
      return undefined;
    }
  }
}

function stillOwed({ job, missing }: LeftBehind): JobRecord {
  return { ...job, request: { ...job.request, count: missing } };
}

/** The first paragraph: the house style, which is recorded too, comes after an empty line. */
function promptOf({ request }: JobRecord): string {
  return request.prompt?.split('\n\n', 1)[0] ?? '';
}

/** What a variation is of: it goes beside that. */
function sourceOf({ request, origin }: JobRecord): vscode.Uri | undefined {
  return request.operation === 'variation' && origin !== undefined ? vscode.Uri.parse(origin) : undefined;
}

function title(job: JobRecord): string {
  const source = sourceOf(job);
  if (source) return `: a variation of “${uriName(source)}”`;
  const prompt = promptOf(job);
  if (prompt === '') return '.';
  return `: “${prompt.length > 60 ? `${prompt.slice(0, 59)}…` : prompt}”`;
}
