import type {
  EditRequest,
  GenerateRequest,
  ImageBackground,
  ImageQuality,
  ImageSize,
} from '../../images/imageProvider.ts';
import type { ModelFamily } from '../../images/models.ts';
import { type ChoiceKey, generateRequest, type RequestChoices } from '../generation/requestChoices.ts';
import type { ComposedImages } from './imageComposer.ts';

export type ComposedRequest = GenerateRequest | EditRequest;

export interface RequestContext {
  readonly settings: RequestChoices;
  readonly model: string;
  readonly family: ModelFamily;
  /** What the setting says. */
  readonly partialImages: number;
}

/** With references an edit without a mask; nothing in it that the model does not know. */
export function composedRequest(
  { prompt, choices, references, hasPreview }: ComposedImages,
  { settings, model, family, partialImages }: RequestContext,
): ComposedRequest {
  const wanted = {
    size: choices.size as ImageSize,
    quality: choices.quality as ImageQuality,
    background: choices.background as ImageBackground,
    count: choices.count,
  };
  const changed = (['size', 'quality', 'background'] as const).filter((key) => wanted[key] !== settings[key]);
  const chosen: ReadonlySet<ChoiceKey> = new Set([...settings.chosen, ...changed]);
  const generate = generateRequest(prompt, { ...settings, ...wanted, chosen }, model, family);
  const previews = hasPreview && choices.count === 1 && family.stream !== 'never' ? partialImages : 0;
  const request = { ...generate, ...(previews > 0 && { partialImages: previews }) };
  if (references.length === 0) return request;
  const { moderation: _, ...edit } = request;
  return { ...edit, kind: 'edit', images: references.map(({ data, format }) => ({ data, format })) };
}
