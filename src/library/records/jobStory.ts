import type { ImageJobState, JobLine, JobRecord, RecordedRequest } from '../../images/imageRecord.ts';

/**
 * A job by its first line, which says what was asked, and its latest; lines come in any order. What is not needed of
 * them is not kept: there are a hundred thousand.
 */
export class JobStory {
  readonly job: string;
  #queuedAt: string;
  #request: RecordedRequest | undefined;
  #origin: JobLine['origin'];
  #lastAt: string;
  #state: ImageJobState;
  #error: JobLine['error'];
  #maybeBilled: JobLine['maybeBilled'];
  #window: string;
  /** Kept until something changes: all jobs are read for each one that did. */
  #record: JobRecord | undefined;

  /** @param window who wrote the line: an open job runs only as long as its window does. */
  constructor(line: JobLine, window: string) {
    this.job = line.job;
    this.#queuedAt = line.at;
    this.#request = line.request;
    this.#origin = line.origin;
    this.#lastAt = line.at;
    this.#state = line.state;
    this.#error = line.error;
    this.#maybeBilled = line.maybeBilled;
    this.#window = window;
  }

  get queuedAt(): string {
    return this.#queuedAt;
  }

  get request(): RecordedRequest | undefined {
    return this.#request;
  }

  add(line: JobLine, window: string): void {
    this.#record = undefined;
    this.#window = window;
    if (line.at < this.#queuedAt) {
      this.#queuedAt = line.at;
      this.#request = line.request;
      this.#origin = line.origin;
    }
    if (line.at >= this.#lastAt) {
      this.#lastAt = line.at;
      this.#state = line.state;
      this.#error = line.error;
      this.#maybeBilled = line.maybeBilled;
    }
  }

  /** `undefined` for a job whose request is not known, because its first line was torn. */
  read(isAlive: (window: string) => boolean): JobRecord | undefined {
    if (!this.#request) return undefined;
    const isOpen = this.#state === 'queued' || this.#state === 'running';
    const isInterrupted = isOpen && !isAlive(this.#window);
    const state = isInterrupted ? 'interrupted' : this.#state;
    if (this.#record?.state === state) return this.#record;
    const maybeBilled = isInterrupted ? this.#state === 'running' : this.#maybeBilled;
    this.#record = {
      job: this.job,
      queuedAt: this.#queuedAt,
      state,
      request: this.#request,
      ...(this.#origin !== undefined && { origin: this.#origin }),
      ...(this.#error !== undefined && { error: this.#error }),
      ...(maybeBilled !== undefined && { maybeBilled }),
    };
    return this.#record;
  }
}
