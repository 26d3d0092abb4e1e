import type { ImageOrder } from './imageOrder.ts';

/** Output tokens of one image of 1024×1024 pixels; they grow with the pixels. */
const outputTokens: Readonly<Record<string, number>> = {
  low: 272,
  medium: 1056,
  high: 4160,
  xhigh: 6240,
  max: 8320,
};
const tokensPerPartial = 100;
const tile = 512;
const tokensPerTile = 129;
const tokensPerInputImage = 65;

export interface Usage {
  readonly input_tokens: number;
  readonly input_tokens_details: { readonly image_tokens: number; readonly text_tokens: number };
  readonly output_tokens: number;
  readonly total_tokens: number;
  readonly output_tokens_details?: { readonly image_tokens: number; readonly text_tokens: number };
}

/** Plausible figures that grow with prompt, sources, size, quality and previews as OpenAI's do. */
export function usageOf(order: ImageOrder, images: number): Usage {
  const text = Math.ceil(order.prompt.length / 4) + 6;
  const image = order.sources.reduce(
    (sum, { width, height }) =>
      sum + tokensPerInputImage + tokensPerTile * Math.ceil(width / tile) * Math.ceil(height / tile),
    0,
  );
  const each = ((outputTokens[order.quality] ?? 0) * order.size.width * order.size.height) / 1024 ** 2;
  const output = images * (Math.round(each) + order.partialImages * tokensPerPartial);
  return {
    input_tokens: text + image,
    input_tokens_details: { image_tokens: image, text_tokens: text },
    output_tokens: output,
    total_tokens: text + image + output,
    output_tokens_details: { image_tokens: output, text_tokens: 0 },
  };
}
