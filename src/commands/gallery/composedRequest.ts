import type {
  EditRequest,
  GenerateRequest,
  ImageBackground,
  ImageQuality,
  ImageSize,
} from '../../images/imageProvider.ts';
import { isKnownFamily, type ModelFamily } from '../../images/models.ts';
import { generateRequest, type RequestChoices } from '../generation/requestChoices.ts';
import type { ComposedImages } from './imageComposer.ts';

export type ComposedRequest = GenerateRequest | EditRequest;

export interface RequestContext {
  readonly settings: RequestChoices;
  readonly model: string;
  readonly family: ModelFamily;
  /** What the setting says. */
  readonly partialImages: number;
}

/**
 * With references an edit without a mask; nothing in it that the model does not know. Of an unknown model nothing but
 * the count was offered to be chosen: the rest is what the settings say, whatever was chosen for another one.
 */
export function composedRequest(
  { prompt, choices, references, hasPreview }: ComposedImages,
  { settings, model, family, partialImages }: RequestContext,
): ComposedRequest {
  const offered = isKnownFamily(family) && {
    size: choices.size as ImageSize,
    quality: choices.quality as ImageQuality,
    background: choices.background as ImageBackground,
  };
  const wanted: RequestChoices = { ...settings, ...offered, count: choices.count };
  const generate = generateRequest(prompt, wanted, model, family);
  const previews = hasPreview && choices.count === 1 && family.stream !== 'never' ? partialImages : 0;
  const request = { ...generate, ...(previews > 0 && { partialImages: previews }) };
  if (references.length === 0) return request;
  const { moderation: _, ...edit } = request;
  return { ...edit, kind: 'edit', images: references.map(({ data, format }) => ({ data, format })) };
}
