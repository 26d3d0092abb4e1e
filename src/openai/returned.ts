import type { FinalImage, ImageSize, ImageUsage } from '../images/imageProvider.ts';
import { readCount, readRecord, readText } from './json.ts';

const qualities = ['auto', 'low', 'medium', 'high', 'xhigh', 'max', 'standard', 'hd'] as const;
const backgrounds = ['auto', 'transparent', 'opaque'] as const;
const formats = ['png', 'jpeg', 'webp'] as const;

/** What the server says it made; what it says in words we do not know is left out. */
export function readReturned(body: unknown): FinalImage['returned'] {
  const size = readText(body, 'size');
  const quality = qualities.find((known) => known === readText(body, 'quality'));
  const background = backgrounds.find((known) => known === readText(body, 'background'));
  const format = formats.find((known) => known === readText(body, 'output_format'));
  return {
    ...(size !== undefined && isSize(size) && { size }),
    ...(quality && { quality }),
    ...(background && { background }),
    ...(format && { format }),
  };
}

/** The `usage` of an answer or a stream's last event; `undefined` when it counts nothing. */
export function readUsage(body: unknown): ImageUsage | undefined {
  const usage = readRecord(body, 'usage');
  const details = readRecord(usage, 'input_tokens_details');
  const counts = {
    inputTokens: readCount(usage, 'input_tokens'),
    inputTextTokens: readCount(details, 'text_tokens'),
    inputImageTokens: readCount(details, 'image_tokens'),
    outputTokens: readCount(usage, 'output_tokens'),
  };
  const known = Object.entries(counts).filter(([, count]) => count !== undefined);
  return known.length > 0 ? Object.fromEntries(known) : undefined;
}

function isSize(text: string): text is ImageSize {
  return /^(auto|[1-9]\d*x[1-9]\d*)$/.test(text);
}
