import { Answer } from './answer.ts';
import type { Budget } from './budget.ts';
import type { ImageJob, ImageJobSpec, ImageJobState, JobWait } from './imageJob.ts';
import type { ArchivedImage, ImageLibrary } from './imageLibrary.ts';
import type { ImageBytes, ImageEvent, ImageProvider, ImageRequest } from './imageProvider.ts';
import { ImageProviderError, isImageProviderError } from './imageProviderError.ts';
import type { JobLine, RecordedRequest, ImageJobState as RecordedState, RecordLine } from './imageRecord.ts';
import { mayBeBilled } from './mayBeBilled.ts';
import type { TokenPrices } from './models.ts';
import { recordRequest } from './recordedRequest.ts';
import { type SendQueue, sendRequest } from './sendRequest.ts';
import { untilAborted } from './untilAborted.ts';

/** What the jobs of a window share. */
export interface JobContext extends SendQueue {
  readonly openProvider: (signal: AbortSignal) => Promise<ImageProvider>;
  readonly library: ImageLibrary;
  readonly budget: Budget;
  /** False: the person declined. */
  readonly agreed: (spec: ImageJobSpec, signal: AbortSignal) => Promise<boolean>;
  /** The most images that one request for this model may ask for. */
  readonly imagesAtOnce: (model: string) => number;
  readonly pricesFor: (model: string) => TokenPrices | undefined;
  readonly onChange: (job: ImageJob) => void;
}

/** One job on its way: checked, agreed to, recorded, sent, archived. */
export class ImageJobRun implements ImageJob {
  readonly id: string;
  readonly spec: ImageJobSpec;
  readonly finished: Promise<readonly ArchivedImage[]>;
  readonly #context: JobContext;
  readonly #controller = new AbortController();
  readonly #signal = this.#controller.signal;
  readonly #images: ArchivedImage[] = [];
  readonly #unarchived: ImageBytes[] = [];
  #state: ImageJobState = { kind: 'queued' };
  #isRecorded = false;
  #hasSent = false;
  #lastMaybeBilled = false;
  #isEnding = false;

  constructor(id: string, spec: ImageJobSpec, context: JobContext) {
    this.id = id;
    this.spec = spec;
    this.#context = context;
    this.finished = this.#finish();
    // Whoever only watches the state has no use for the rejection.
    this.finished.catch(() => undefined);
  }

  get state(): ImageJobState {
    return this.#state;
  }

  get images(): readonly ArchivedImage[] {
    return this.#images;
  }

  get unarchived(): readonly ImageBytes[] {
    return this.#unarchived;
  }

  cancel(): void {
    this.#controller.abort(cancelled());
  }

  /** Ends the job because the window closes. @returns what is to be recorded, if anything. */
  interrupt(): JobLine | undefined {
    if (this.#isEnding) return undefined;
    this.#isEnding = true;
    this.cancel();
    this.#change({ kind: 'interrupted', maybeBilled: this.#maybeBilled });
    return this.#isRecorded ? { ...this.#line('interrupted'), maybeBilled: this.#maybeBilled } : undefined;
  }

  async #finish(): Promise<readonly ArchivedImage[]> {
    try {
      await this.#run();
    } catch (error) {
      const failure = this.#signal.aborted ? cancelled() : this.#explained(error);
      if (this.#signal.aborted) await this.#end({ kind: 'cancelled', maybeBilled: this.#maybeBilled });
      else await this.#end({ kind: 'failed', maybeBilled: this.#maybeBilled, error: failure });
      throw failure;
    }
    await this.#end({ kind: 'done' });
    return this.#images;
  }

  async #run(): Promise<void> {
    const { library, openProvider, agreed, budget, imagesAtOnce, pricesFor } = this.#context;
    const { request } = this.spec;
    const signal = this.#signal;
    await untilAborted(library.assertWritable(), signal);
    const provider = await untilAborted(openProvider(signal), signal);
    if (!(await untilAborted(agreed(this.spec, signal), signal))) this.cancel();
    signal.throwIfAborted();
    await budget.reserve(this.id, request, signal);
    // Settings that cannot be read must fail the job here, not while it holds an image.
    const atOnce = imagesAtOnce(request.model);
    const prices = pricesFor(request.model);
    const recorded = await this.#recordQueued();
    for (let first = 0; first < request.count; first += atOnce) {
      const count = Math.min(atOnce, request.count - first);
      const answer = new Answer(library, {
        job: this.id,
        request: recorded,
        firstIndex: first,
        prices,
        record: (line) => this.#record({ ...line, at: this.#now() }),
      });
      await this.#send({ ...request, count }, provider, answer, first);
      // What arrived in spite of a cancellation is safe, but nobody waits for it any more.
      signal.throwIfAborted();
    }
  }

  async #recordQueued(): Promise<RecordedRequest> {
    const { origin } = this.spec;
    const recorded = await untilAborted(recordRequest(this.spec, this.#context.library), this.#signal);
    // Not left behind by an abort: the line must stand before the one that says how the job ended.
    await this.#context.library.append({
      ...this.#line('queued'),
      request: recorded,
      ...(origin !== undefined && { origin }),
    });
    this.#isRecorded = true;
    return recorded;
  }

  async #send(
    request: ImageRequest,
    provider: ImageProvider,
    answer: Answer,
    firstIndex: number,
  ): Promise<void> {
    const observer = {
      waiting: (attempt: number, wait: JobWait) =>
        this.#progress(this.#hasSent ? { kind: 'running', attempt, wait } : { kind: 'queued', wait }),
      sending: (attempt: number) => this.#markSending(attempt),
      received: (event: ImageEvent, attempt: number) => this.#receive(event, answer, firstIndex, attempt),
      failed: (error: unknown) => {
        this.#lastMaybeBilled &&= mayBeBilled(error);
      },
    };
    try {
      await sendRequest(request, provider, this.#context, observer, this.#signal);
    } finally {
      this.#unarchived.push(...answer.unarchived);
      await answer.close();
    }
    if (answer.isEmpty) {
      throw new ImageProviderError(
        'badResponse',
        'The server answered without an image. Try again, or try another model.',
      );
    }
  }

  async #markSending(attempt: number): Promise<void> {
    // A record that cannot be written stops the job: nothing is paid for yet.
    if (!this.#hasSent) await this.#context.library.append(this.#line('running'));
    if (this.#signal.aborted) return;
    this.#hasSent = true;
    this.#lastMaybeBilled = true;
    this.#progress({ kind: 'running', attempt });
  }

  async #receive(event: ImageEvent, answer: Answer, firstIndex: number, attempt: number): Promise<void> {
    if (event.type === 'usage') answer.setUsage(event.usage);
    if (event.type === 'partial') {
      this.#progress({ kind: 'partial', attempt, index: firstIndex + event.index, image: event.image });
    }
    if (event.type === 'image') {
      const archived = await answer.add(event);
      if (archived) this.#images.push(archived);
      this.#progress({ kind: 'running', attempt });
    }
  }

  async #end(state: Extract<ImageJobState, { kind: 'done' | 'failed' | 'cancelled' }>): Promise<void> {
    const wasInterrupted = this.#isEnding;
    this.#isEnding = true;
    if (!wasInterrupted && this.#isRecorded) await this.#record(this.#endLine(state));
    this.#context.budget.release(this.id);
    if (!wasInterrupted) this.#change(state);
  }

  #endLine(state: Extract<ImageJobState, { kind: 'done' | 'failed' | 'cancelled' }>): JobLine {
    if (state.kind === 'done') return this.#line('done');
    const line = { ...this.#line(state.kind), maybeBilled: state.maybeBilled };
    return state.kind === 'failed' ? { ...line, error: messageOf(state.error) } : line;
  }

  get #maybeBilled(): boolean {
    return this.#lastMaybeBilled || this.#images.length + this.#unarchived.length > 0;
  }

  #explained(error: unknown): unknown {
    const arrived = this.#images.length;
    if (arrived === 0 || !isImageProviderError(error)) return error;
    const message = `${arrived} of ${this.spec.request.count} images arrived and are kept. ${error.message}`;
    return new ImageProviderError(error.reason, message, error.details, { cause: error });
  }

  #progress(state: ImageJobState): void {
    if (!this.#signal.aborted) this.#change(state);
  }

  #change(state: ImageJobState): void {
    this.#state = state;
    this.#context.onChange(this);
  }

  async #record(line: RecordLine): Promise<void> {
    try {
      await this.#context.library.append(line);
    } catch (error) {
      this.#context.log.error(`A record of job ${this.id} could not be written: ${messageOf(error)}`);
    }
  }

  #line(state: RecordedState): JobLine {
    return { kind: 'job', at: this.#now(), job: this.id, state };
  }

  #now(): string {
    return new Date(this.#context.clock.now()).toISOString();
  }
}

function cancelled(): ImageProviderError {
  return new ImageProviderError('cancelled', 'Cancelled.');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
