import type { ImageRequest } from './imageProvider.ts';
import { isKnownFamily, isLegalSize, type ModelFamily } from './models.ts';

export interface UnsupportedOption {
  readonly option:
    | 'kind'
    | 'prompt'
    | 'count'
    | 'size'
    | 'quality'
    | 'background'
    | 'format'
    | 'compression'
    | 'moderation'
    | 'partialImages'
    | 'images'
    | 'mask';
  /** For a person: what the model cannot do and what it can, as in "… Choose 1024x1024 or auto." */
  readonly sentence: string;
}

/** What the request sets and its model would refuse; empty for an unknown family, of which nothing is known. */
export function unsupportedOptions(request: ImageRequest, family: ModelFamily): readonly UnsupportedOption[] {
  if (!isKnownFamily(family)) return [];
  return [...unsupportedKind(request, family), ...unsupportedValues(request, family)];
}

function* unsupportedKind(request: ImageRequest, family: ModelFamily): Generator<UnsupportedOption> {
  const { model, kind } = request;
  if (kind === 'generate' && !family.generate) {
    yield { option: 'kind', sentence: `${model} cannot make images from text. Choose another model.` };
  }
  if (kind === 'edit' && family.maxEditImages === 0) {
    yield { option: 'kind', sentence: `${model} cannot edit images. Choose another model.` };
  } else if (kind === 'edit' && request.images.length > family.maxEditImages) {
    const most = family.maxEditImages === 1 ? 'one image' : `${family.maxEditImages} images`;
    yield { option: 'images', sentence: `${model} edits at most ${most} at a time. Leave some out.` };
  }
  if (kind === 'edit' && request.moderation !== undefined) {
    yield { option: 'moderation', sentence: 'An edit takes no moderation. Leave it out.' };
  }
  if (kind === 'edit' && request.mask && !family.mask) {
    yield { option: 'mask', sentence: `${model} takes no mask. Choose another model.` };
  }
  if (kind === 'variation' && !family.variations) {
    yield { option: 'kind', sentence: `${model} has no variations of its own. Choose another model.` };
  }
  if (kind !== 'variation' && request.prompt.length > family.maxPromptLength) {
    const most = family.maxPromptLength.toLocaleString('en');
    yield { option: 'prompt', sentence: `${model} reads at most ${most} characters. Shorten the text.` };
  }
}

function* unsupportedValues(request: ImageRequest, family: ModelFamily): Generator<UnsupportedOption> {
  const { model, count, size, compression, partialImages } = request;
  if (count > family.maxCount) {
    const most = family.maxCount === 1 ? 'one image' : `${family.maxCount} images`;
    yield { option: 'count', sentence: `${model} makes at most ${most} at a time. Ask for fewer.` };
  }
  if (size !== undefined && !isLegalSize(size, family)) {
    yield { option: 'size', sentence: `${model} makes no images of ${size}. ${sizeAdvice(family)}` };
  }
  for (const [option, known] of [
    ['quality', family.qualities],
    ['background', family.backgrounds],
    ['format', family.formats],
    ['moderation', family.moderations],
  ] as const) {
    const value: string | undefined = request[option];
    const values: readonly string[] = known;
    if (value === undefined || values.includes(value)) continue;
    const advice = values.length > 0 ? `Choose ${anyOf(values)}.` : `Leave it out.`;
    yield { option, sentence: `${model} has no ${option} “${value}”. ${advice}` };
  }
  if (request.background === 'transparent' && request.format === 'jpeg') {
    yield { option: 'background', sentence: 'JPEG has no transparency. Choose png or webp.' };
  }
  if (compression !== undefined && request.format !== 'jpeg' && request.format !== 'webp') {
    yield { option: 'compression', sentence: 'Only JPEG and WebP can be compressed. Choose one of them.' };
  }
  if (partialImages && count > 1) {
    yield { option: 'partialImages', sentence: 'Previews need a single image. Ask for one image.' };
  }
}

/** What sizes the family takes, as a sentence; empty for an unknown family. */
export function sizeAdvice({ sizes }: ModelFamily): string {
  if (sizes.kind === 'any') return '';
  if (sizes.kind === 'list') return `Choose ${anyOf([...sizes.sizes, ...(sizes.auto ? ['auto'] : [])])}.`;
  const { multiple, maxEdge, maxRatio, minPixels, maxPixels } = sizes;
  const [fewest, most] = [minPixels, maxPixels].map((pixels) => pixels.toLocaleString('en'));
  return (
    `Width and height are multiples of ${multiple} up to ${maxEdge}, ` +
    `one at most ${maxRatio} times the other, with ${fewest} to ${most} pixels in all.`
  );
}

function anyOf(values: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(values);
}
