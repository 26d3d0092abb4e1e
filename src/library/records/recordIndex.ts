import { isDeepStrictEqual } from 'node:util';
import type { LoadedRecords } from '../../images/imageLibrary.ts';
import type {
  CompositeLine,
  CompositeRecord,
  ImageHash,
  ImageLine,
  ImageRecord,
  JobLine,
  JobRecord,
  RecordLine,
  RemovedFile,
  ReplaceLine,
} from '../../images/imageRecord.ts';
import { inSlices } from '../inSlices.ts';
import { sortedInSlices } from '../sortedInSlices.ts';
import { FileHistory } from './fileHistory.ts';
import { ImageStory } from './imageStory.ts';
import { JobStory } from './jobStory.ts';
import { NamesOfToday } from './namesOfToday.ts';

/** Earlier than any line. */
const never = '';

/** All windows' lines, merged as they are read, in any order between the windows. */
export class RecordIndex {
  readonly #history = new FileHistory();
  readonly #images = new Map<ImageHash, ImageStory>();
  readonly #jobs = new Map<string, JobStory>();
  /** Jobs of which an image was cleared: their prompt goes with their last image. */
  readonly #clearedJobs = new Set<string>();
  readonly #replacements: ReplaceLine[] = [];
  #allForgotten = never;

  /** @param window who wrote the line: an open job runs only as long as its window does. */
  add(line: RecordLine, window: string): void {
    if (line.kind === 'move' || line.kind === 'remove') this.#history.add(line);
    if (line.kind === 'move') return;
    if (line.kind === 'replace') this.#addReplacement(line);
    else if (line.kind === 'forget' && line.hash === undefined) this.#forgetAll(line.at);
    else if (line.at <= this.#allForgotten) return;
    else if (line.kind === 'job') this.#addJob(line, window);
    else if (line.kind === 'composite') this.#addComposite(line);
    else if (line.hash !== undefined) {
      const shared = line.kind === 'image' ? this.#sharing(line) : line;
      for (const job of this.#story(line.hash).add(shared)) this.#clearedJobs.add(job);
    }
  }

  /**
   * One record per answer, one per job and one per composite.
   *
   * Answers with equal bytes are one image to the eye but were paid for one by one, so each has its record; places
   * and stars belong to the bytes, and show on each.
   */
  async read(isAlive: (window: string) => boolean): Promise<LoadedRecords> {
    const images: ImageRecord[] = [];
    const composites = new Map<ImageHash, CompositeRecord>();
    const removals: RemovedFile[] = [];
    const today = new NamesOfToday(this.#history, (job) => this.#jobs.get(job)?.queuedAt);
    await inSlices(this.#images.values(), (story) => {
      for (const image of story.images()) images.push(today.image(image));
      for (const removal of story.places.removed()) removals.push(removal);
      for (const composite of story.composites()) composites.set(composite.hash, composite);
    });
    const shownJobs = new Set<string>();
    if (this.#clearedJobs.size > 0) await inSlices(images, ({ job }) => shownJobs.add(job));
    const jobs: JobRecord[] = [];
    await inSlices(this.#jobs.values(), (story) => {
      const isCleared = this.#clearedJobs.has(story.job) && !shownJobs.has(story.job);
      const record = isCleared ? undefined : story.read(isAlive);
      if (record) jobs.push(today.job(record));
    });
    return {
      images: await sortedInSlices(images, (a, b) => compareText(b.at, a.at)),
      jobs: await sortedInSlices(jobs, (a, b) => compareText(b.queuedAt, a.queuedAt)),
      composites: [...composites.values()],
      replacements: this.#replacements.toSorted(byTime).map((line) => today.replacement(line)),
      removals: removals.sort(byTime),
    };
  }

  #story(hash: ImageHash): ImageStory {
    let story = this.#images.get(hash);
    if (!story) {
      story = new ImageStory(hash, this.#history);
      this.#images.set(hash, story);
    }
    return story;
  }

  /** A job and its answers say the same request, each in full: one is enough to keep. */
  #sharing(line: ImageLine): ImageLine {
    const { job, request } = this.#jobs.get(line.job) ?? line;
    return request && isDeepStrictEqual(request, line.request) ? { ...line, job, request } : line;
  }

  /** Whatever stood in the file stands there no more; the bytes that came have a place line of their own. */
  #addReplacement(line: ReplaceLine): void {
    this.#replacements.push(line);
    this.#story(line.before).places.leave(line.uri, line.at);
  }

  #addComposite(line: CompositeLine): void {
    this.#story(line.answer).addComposite(line, this.#story(line.hash).places);
  }

  #addJob(line: JobLine, window: string): void {
    const known = this.#jobs.get(line.job);
    if (known) known.add(line, window);
    else this.#jobs.set(line.job, new JobStory(line, window));
  }

  #forgetAll(until: string): void {
    if (until > this.#allForgotten) this.#allForgotten = until;
    for (const story of this.#images.values()) story.forget(until);
    for (const [id, { queuedAt }] of this.#jobs) if (queuedAt <= until) this.#jobs.delete(id);
  }
}

function byTime(a: { readonly at: string }, b: { readonly at: string }): number {
  return compareText(a.at, b.at);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
