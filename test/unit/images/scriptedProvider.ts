import type {
  FinalImage,
  ImageBytes,
  ImageEvent,
  ImageProvider,
  ImageRequest,
  ListedModel,
} from '../../../src/images/imageProvider.ts';
import { ImageProviderError } from '../../../src/images/imageProviderError.ts';

/** One request as the server sees it; the test plays the server. */
export class Exchange {
  readonly request: ImageRequest;
  readonly signal: AbortSignal;
  readonly #queue: (() => IteratorResult<ImageEvent>)[] = [];
  #wake: () => void = () => {};

  constructor(request: ImageRequest, signal: AbortSignal) {
    this.request = request;
    this.signal = signal;
  }

  send(...events: ImageEvent[]): void {
    for (const event of events) this.#push(() => ({ done: false, value: event }));
  }

  end(): void {
    this.#push(() => ({ done: true, value: undefined }));
  }

  fail(error: unknown): void {
    this.#push(() => {
      throw error;
    });
  }

  async next(): Promise<IteratorResult<ImageEvent>> {
    for (;;) {
      const take = this.#queue.shift();
      if (take) return take();
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  #push(take: () => IteratorResult<ImageEvent>): void {
    this.#queue.push(take);
    this.#wake();
  }
}

export class ScriptedProvider implements ImageProvider {
  readonly exchanges: Exchange[] = [];
  /** What an aborted request does; by default it ends at once, as the real one does. */
  onAbort = (exchange: Exchange): void =>
    exchange.fail(new ImageProviderError('cancelled', 'Cancelled.', { bodySent: true }));
  /** Plays the server for requests that the test does not care about. */
  play: ((exchange: Exchange) => void) | undefined;

  run(request: ImageRequest, signal: AbortSignal): AsyncIterable<ImageEvent> {
    const exchange = new Exchange(request, signal);
    this.exchanges.push(exchange);
    signal.addEventListener('abort', () => this.onAbort(exchange), { once: true });
    this.play?.(exchange);
    return { [Symbol.asyncIterator]: () => ({ next: () => exchange.next() }) };
  }

  async listModels(): Promise<readonly ListedModel[]> {
    return [];
  }

  get latest(): Exchange {
    const exchange = this.exchanges.at(-1);
    if (!exchange) throw new Error('Nothing was sent.');
    return exchange;
  }
}

export function picture(name: string): ImageBytes {
  return { data: new TextEncoder().encode(name), format: 'png' };
}

export function finalImage(name: string, index = 0): FinalImage {
  return { type: 'image', index, image: picture(name), returned: { size: '1024x1024' } };
}
