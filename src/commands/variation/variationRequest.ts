import { uriName } from '../../host/uriName.ts';
import type { EditRequest, ImageOptions, ImageSize, VariationRequest } from '../../images/imageProvider.ts';
import { inputLimits } from '../../images/inputLimits.ts';
import { isKnownFamily, type ModelFamily, parseSize } from '../../images/models.ts';
import { unsupportedOptions } from '../../images/unsupportedOptions.ts';
import { imageOptions, type RequestChoices } from '../generation/requestChoices.ts';
import { nearestSize } from './nearestSize.ts';
import { type Strength, variationPrompt } from './variationPrompt.ts';
import type { DescribedSource } from './variationSource.ts';

export interface VariationChoices extends RequestChoices {
  readonly strength: Strength;
  /** What the person adds to the prompt; may be empty. */
  readonly words: string;
  /** The result takes the size and format of its source, by encoding the answer again. */
  readonly likeSource: boolean;
}

/** What a source gives to a request. */
export type RequestSource = Pick<DescribedSource, 'uri' | 'format' | 'facts' | 'image' | 'description'>;

/**
 * A source's request: an edit without mask, or the legacy `/images/variations` where the model has it, then with the
 * source as it is, still to be fitted by `fittedRequest`.
 */
export function variationRequest(
  source: RequestSource,
  choices: VariationChoices,
  model: string,
  family: ModelFamily,
): EditRequest | VariationRequest {
  const { facts, image, description } = source;
  const { count, strength, words, style } = choices;
  if (family.variations) {
    const size = coveringSize(Math.max(facts.width, facts.height), family);
    return { kind: 'variation', model, count, image, ...(size && { size }) };
  }
  const size = nearestSize(facts, family);
  const prompt = variationPrompt(
    { strength, words: words.trim(), description, style: style.trim() },
    family.maxPromptLength,
  );
  return {
    kind: 'edit',
    model,
    count,
    prompt,
    images: [image],
    ...(size && { size }),
    ...options(source, choices, family),
  };
}

/** Why the request cannot be sent, as a sentence; `undefined` when it can. */
export function refusalOf(
  { uri, format }: Pick<RequestSource, 'uri' | 'format'>,
  request: EditRequest | VariationRequest,
  family: ModelFamily,
): { readonly option: string; readonly sentence: string } | undefined {
  const name = uriName(uri);
  const source = (sentence: string) => ({ option: 'source', sentence });
  if (request.kind === 'variation' && format !== 'png') {
    return source(
      `${request.model} takes PNG only. Make a PNG copy of “${name}” with “Edit Image with Mask”, or choose another model.`,
    );
  }
  if (request.kind === 'edit' && (request.images[0]?.data.length ?? 0) >= inputLimits.bytes) {
    return source(`“${name}” has more than 50 MB, and no model takes that. Make it smaller first.`);
  }
  const [unsupported] = unsupportedOptions(
    { ...request, count: Math.min(request.count, family.maxCount) },
    family,
  );
  return unsupported;
}

function options(
  { facts: { hasAlpha } }: RequestSource,
  choices: VariationChoices,
  family: ModelFamily,
): ImageOptions {
  const { quality, background: _, format, compression } = imageOptions(choices, family);
  const isKnown = isKnownFamily(family);
  // Without a word about it a model may make holes in a picture that has none.
  const wanted = hasAlpha ? 'transparent' : choices.background === 'auto' ? 'opaque' : choices.background;
  const background = isKnown ? family.backgrounds.includes(wanted) : choices.chosen.has('background');
  // Encoded again, it is to lose nothing on the way; and JPEG knows no transparency.
  const isPng = choices.likeSource || (background && wanted === 'transparent' && format === 'jpeg');
  return {
    ...(quality && { quality }),
    ...(background && { background: wanted }),
    ...(isPng
      ? isKnown && family.formats.includes('png') && { format: 'png' }
      : { ...(format && { format }), ...(compression !== undefined && { compression }) }),
  };
}

/** The smallest square that loses no detail, else the largest. */
function coveringSize(edge: number, { sizes }: ModelFamily): ImageSize | undefined {
  const edges = squareEdges(sizes);
  const covering = edges.find((candidate) => candidate >= edge) ?? edges.at(-1);
  return covering === undefined ? undefined : `${covering}x${covering}`;
}

/** The edges of the squares that a model makes, in pixels and the smallest first. */
export function squareEdges(sizes: ModelFamily['sizes']): readonly number[] {
  if (sizes.kind !== 'list') return [];
  return sizes.sizes
    .flatMap((size) => parseSize(size) ?? [])
    .filter(({ width, height }) => width === height)
    .map(({ width }) => width)
    .toSorted((a, b) => a - b);
}
