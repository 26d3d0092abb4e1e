import type { ImageRequest } from './imageProvider.ts';
import type { ImageRecord, RecordedRequest } from './imageRecord.ts';
import type { TokenRange } from './publishedTokens.ts';

/** What decides how many tokens an image takes. */
type Choice = Pick<ImageRequest | RecordedRequest, 'model' | 'size' | 'quality'>;

/** Loaded records never change, and lists of jobs and images are priced by the same ones. */
const known = new WeakMap<readonly ImageRecord[], RecordedTokens>();

/** What this user's own images took; goes through the records once, however many requests are priced by them. */
export class RecordedTokens {
  readonly #output: ReadonlyMap<string, TokenFigures>;
  readonly #inputImage: ReadonlyMap<string, TokenFigures>;

  private constructor(history: readonly ImageRecord[]) {
    const output = new Map<string, number[]>();
    const inputImage = new Map<string, number[]>();
    for (const { request, usage } of history) {
      if (usage?.outputTokens !== undefined) add(output, choiceOf(request), usage.outputTokens);
      const perImage = (usage?.inputImageTokens ?? Number.NaN) / (request.images?.length ?? 0);
      if (Number.isFinite(perImage)) add(inputImage, request.model, perImage);
    }
    this.#output = figures(output);
    this.#inputImage = figures(inputImage);
  }

  static of(history: readonly ImageRecord[]): RecordedTokens {
    const read = known.get(history) ?? new RecordedTokens(history);
    known.set(history, read);
    return read;
  }

  /** Of one image. With `auto` the model chooses, so all that it chose before is possible. */
  output(request: Choice): TokenRange | undefined {
    const found = this.#output.get(choiceOf(request));
    if (!found) return undefined;
    const isAuto = [request.size ?? 'auto', request.quality ?? 'auto'].includes('auto');
    return isAuto ? found : { low: found.median, high: found.median };
  }

  /** Of one image that is sent. */
  inputImage(model: string): number | undefined {
    return this.#inputImage.get(model)?.median;
  }
}

interface TokenFigures extends TokenRange {
  readonly median: number;
}

function choiceOf({ model, size, quality }: Choice): string {
  return `${model} ${size ?? 'auto'} ${quality ?? 'auto'}`;
}

function add(tokens: Map<string, number[]>, key: string, count: number): void {
  const counts = tokens.get(key);
  if (counts) counts.push(count);
  else tokens.set(key, [count]);
}

function figures(tokens: ReadonlyMap<string, readonly number[]>): ReadonlyMap<string, TokenFigures> {
  const byKey = new Map<string, TokenFigures>();
  for (const [key, counts] of tokens) {
    const sorted = counts.toSorted((a, b) => a - b);
    const [low = 0] = sorted;
    const high = sorted.at(-1) ?? low;
    const upper = sorted[Math.floor(sorted.length / 2)] ?? high;
    const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? low;
    byKey.set(key, { low, high, median: (lower + upper) / 2 });
  }
  return byKey;
}
