import { jobStatus } from '../../host/jobStatus.ts';
import { Emitter } from '../../images/emitter.ts';
import type { EditWish } from '../../images/imageEdits.ts';
import type { ImageJob } from '../../images/imageJob.ts';
import type { ImageJobs } from '../../images/imageJobs.ts';
import type { FileMove } from '../../images/imageLibrary.ts';
import type { ImageUri } from '../../images/imageProvider.ts';
import type { Log } from '../../images/log.ts';
import type { EditJob } from '../../protocol/maskEditor.ts';
import { renamedUri } from './renamedUri.ts';

/** A job that somebody started in a mask editor, which may be closed by now. */
export interface RunningEdit {
  /** Its document goes by the name of today. */
  readonly wish: EditWish;
  readonly job: ImageJob;
}

/** The jobs of all mask editors of a window: they go on while their editor is hidden or closed. */
export class EditJobs {
  readonly #running = new Map<string, RunningEdit>();
  readonly #changed: Emitter<RunningEdit>;
  readonly #ended: Emitter<RunningEdit>;
  readonly #subscription: { dispose(): void };

  constructor(jobs: Pick<ImageJobs, 'onDidChange'>, log: Log) {
    const failed = (error: unknown) => log.error(`A mask editor failed: ${String(error)}`);
    this.#changed = new Emitter(failed);
    this.#ended = new Emitter(failed);
    this.#subscription = jobs.onDidChange(({ id }) => {
      const edit = this.#running.get(id);
      if (edit) this.#changed.fire(edit);
    });
  }

  /** A job's state changed, previews included. */
  get onDidChange() {
    return this.#changed.event;
  }

  /** A job is over, well or not, and no longer among {@link of}. */
  get onDidEnd() {
    return this.#ended.event;
  }

  add(edit: RunningEdit): void {
    const { job } = edit;
    this.#running.set(job.id, edit);
    const end = () => {
      const ended = this.#running.get(job.id) ?? edit;
      this.#running.delete(job.id);
      this.#ended.fire(ended);
    };
    job.finished.then(end, end);
    this.#changed.fire(edit);
  }

  /** A file or folder was renamed: jobs go along, or the file's next editor would know of none and pay for another. */
  move(move: FileMove): void {
    for (const { job, wish } of [...this.#running.values()]) {
      const document = renamedUri(wish.document, move);
      if (document === undefined) continue;
      const moved = { job, wish: { ...wish, document } };
      this.#running.set(job.id, moved);
      this.#changed.fire(moved);
    }
  }

  of(document: ImageUri): RunningEdit | undefined {
    return [...this.#running.values()].find((edit) => edit.wish.document === document);
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}

/** What a page shows of a job. */
export function describeEdit({ job, wish }: RunningEdit): EditJob {
  const { state, spec, images } = job;
  const { count } = spec.request;
  const isGenerating = (state.kind === 'running' && !state.wait) || state.kind === 'partial';
  const arrived = images.length > 0 ? `${images.length} of ${count} images are there` : undefined;
  const status = isGenerating && count > 1 ? (arrived ?? `Generating ${count} images`) : jobStatus(state);
  const { frame, extend } = wish.edit;
  return { id: job.id, status, frame, extend };
}
