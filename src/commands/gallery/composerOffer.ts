import { resolveModel } from '../../host/serverModels.ts';
import { shutdownNotice } from '../../host/shutdownNotice.ts';
import type { ListedModel } from '../../images/imageProvider.ts';
import { familyOf, isKnownFamily, isLegalSize, knownModel, type ModelFamily } from '../../images/models.ts';
import type { ComposerChoices, ComposerOptions } from '../../protocol/gallery.ts';
import type { RequestChoices } from '../generation/requestChoices.ts';

export interface ComposerOffer {
  readonly options: ComposerOptions;
  /** What the settings say. */
  readonly choices: ComposerChoices;
}

/** Easel asks as often as a model needs. */
const maxCount = 10;

/** What the model of the settings takes, and what the settings ask of it. */
export function composerOffer(
  settings: RequestChoices,
  listed: readonly ListedModel[],
  aliases: Readonly<Record<string, string>>,
): ComposerOffer {
  const model = resolveModel(settings.model, listed);
  const family = familyOf(model, aliases);
  const warning = modelWarning(model, family, listed);
  const style = settings.style.trim();
  // Of an unknown model nobody knows what it takes: it gets what the settings say.
  const isKnown = isKnownFamily(family);
  return {
    options: {
      model,
      modelLabel: knownModel(model)?.label ?? model,
      ...(warning !== undefined && { modelWarning: warning }),
      sizes: sizesOf(family, settings),
      qualities: isKnown ? family.qualities : [],
      backgrounds: isKnown ? family.backgrounds : [],
      maxCount,
      maxPromptLength: family.maxPromptLength - (style === '' ? 0 : style.length + 2),
      maxReferences: family.maxEditImages,
    },
    choices: {
      size: settings.size,
      quality: settings.quality,
      background: settings.background,
      count: settings.count,
    },
  };
}

function sizesOf(family: ModelFamily, { size }: Pick<RequestChoices, 'size'>): readonly string[] {
  const { sizes } = family;
  if (sizes.kind === 'any') return [];
  const offered = [...(sizes.kind === 'list' ? sizes.sizes : sizes.presets), ...(sizes.auto ? ['auto'] : [])];
  return offered.includes(size) || !isLegalSize(size, family) ? offered : [size, ...offered];
}

function modelWarning(
  model: string,
  family: ModelFamily,
  listed: readonly ListedModel[],
): string | undefined {
  if (!family.generate) return 'This model cannot make images from text. Choose another one.';
  const notice = shutdownNotice(model, listed, new Date());
  return notice && `${notice}.`;
}
