import type { ImageRequest } from './imageProvider.ts';
import type { ImageRecord, RecordedRequest } from './imageRecord.ts';
import type { ModelFamily } from './models.ts';
import { publishedTokens, type TokenRange } from './publishedTokens.ts';
import { RecordedTokens } from './recordedTokens.ts';
import { dollars, isFree, overridden, type PriceSetting } from './tokenPrices.ts';

export type { PriceSetting };

/** US dollars for the whole request. */
export interface PriceEstimate {
  readonly low: number;
  /** What limits are held against. */
  readonly high: number;
  /**
   * `records`: from what this user's own images took. `published`: from the nearest published figures.
   * `override`: the user's prices say that it is free.
   */
  readonly basis: 'records' | 'published' | 'override';
}

type Request = ImageRequest | RecordedRequest;

/** https://developers.openai.com/api/docs/guides/image-generation, "Partial images cost". */
const tokensPerPartialImage = 100;
/** The most patches that GPT Image 2 makes of one input image; earlier models make fewer tokens of it. */
const tokensPerInputImage = 1_536;
const charactersPerToken = 4;

/**
 * What the request is likely to cost; `undefined` when the price is unknown.
 * @param history is this user's records, of any model; the same array must go on holding the same ones.
 */
export function estimatePrice(
  request: Request,
  family: ModelFamily,
  setting: PriceSetting,
  history: readonly ImageRecord[],
): PriceEstimate | undefined {
  const own = overridden(request.model, setting);
  const prices = own ?? family.prices;
  if (!prices) return undefined;
  if (isFree(prices)) return { low: 0, high: 0, basis: own ? 'override' : 'published' };
  const taken = RecordedTokens.of(history);
  const recorded = taken.output(request);
  const tokens =
    recorded ?? withPartialImages(publishedTokens(request.size, request.quality, family), request);
  if (!tokens) return undefined;
  // Servers bill each of several images as a request of its own, input included.
  const input =
    dollars(promptLength(request) / charactersPerToken, prices.textInput) +
    dollars(
      inputImages(request) * (taken.inputImage(request.model) ?? tokensPerInputImage),
      prices.imageInput,
    );
  const price = (output: number) => request.count * (input + dollars(output, prices.imageOutput));
  return { low: price(tokens.low), high: price(tokens.high), basis: recorded ? 'records' : 'published' };
}

/** One figure for several requests; `undefined` as soon as one of them is unknown. */
export function sumEstimates(estimates: readonly (PriceEstimate | undefined)[]): PriceEstimate | undefined {
  const known = estimates.filter((estimate) => estimate !== undefined);
  const [first] = known;
  if (!first || known.length < estimates.length) return undefined;
  return {
    low: known.reduce((sum, { low }) => sum + low, 0),
    high: known.reduce((sum, { high }) => sum + high, 0),
    basis: known.every(({ basis }) => basis === first.basis) ? first.basis : 'published',
  };
}

/** Whether a person must agree in a dialog, by `easel.confirmAbove` in US dollars. */
export function isAboveLimit(estimate: PriceEstimate | undefined, confirmAbove: number): boolean {
  return estimate === undefined || estimate.high > confirmAbove;
}

/** Records include what their previews took; published figures do not. */
function withPartialImages(tokens: TokenRange | undefined, request: Request): TokenRange | undefined {
  const partialImages = ('partialImages' in request && request.partialImages) || 0;
  const extra = partialImages * tokensPerPartialImage;
  return tokens && { low: tokens.low + extra, high: tokens.high + extra };
}

function promptLength(request: Request): number {
  return ('prompt' in request && request.prompt?.length) || 0;
}

function inputImages(request: Request): number {
  if ('kind' in request)
    return request.kind === 'edit' ? request.images.length : request.kind === 'variation' ? 1 : 0;
  return request.images?.length ?? 0;
}
