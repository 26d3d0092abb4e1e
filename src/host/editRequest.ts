import type { EditWish } from '../images/imageEdits.ts';
import type { ImageQuality } from '../images/imageProvider.ts';
import { isKnownFamily, type ModelFamily } from '../images/models.ts';
import type { PictureFacts } from '../images/pictures.ts';
import { removePrompt } from '../images/removePrompt.ts';
import type { EditSettings } from './editSettings.ts';

export interface EditChoices {
  /** As the person wrote it; `undefined` removes what is painted over. */
  readonly prompt: string | undefined;
  readonly model: string;
  readonly quality: ImageQuality;
  readonly isQualitySet: boolean;
  readonly count: number;
  /** Whether somebody sees previews. */
  readonly hasPreview: boolean;
}

/** All of an edit's request but its pictures, with nothing in it that the model does not know. */
export function editRequest(
  { prompt, model, quality, isQualitySet, count, hasPreview }: EditChoices,
  { style, partialImages, familyOf }: Pick<EditSettings, 'style' | 'partialImages' | 'familyOf'>,
  facts: Pick<PictureFacts, 'hasAlpha'>,
): EditWish['request'] {
  const family = familyOf(model);
  const isKnown = isKnownFamily(family);
  const previews = hasPreview && count === 1 && family.stream !== 'never' ? partialImages : 0;
  // Without a word about it a model may make holes in a picture that has none.
  const background = facts.hasAlpha ? 'transparent' : 'opaque';
  return {
    model,
    count,
    prompt: styled(prompt, style),
    ...((isKnown ? family.qualities.includes(quality) : isQualitySet) && { quality }),
    ...(isKnown && family.backgrounds.includes(background) && { background }),
    ...(previews > 0 && { partialImages: previews }),
  };
}

/** False: the answer to a picture with transparent parts will be opaque, or nobody knows. */
export function keepsTransparency(family: ModelFamily): boolean {
  return isKnownFamily(family) && family.backgrounds.includes('transparent');
}

/** A removal continues what is there, whatever the house style. */
function styled(prompt: string | undefined, style: string): string {
  if (prompt === undefined) return removePrompt;
  return style === '' ? prompt : `${prompt}\n\n${style}`;
}
