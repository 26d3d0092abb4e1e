import type { ComposerChoices, GalleryModel } from '../../../src/protocol/gallery.ts';

type Choosing = Pick<GalleryModel, 'options' | 'choices'>;

/**
 * What is asked of the model: what the person chose, else what the settings say, else the first that the model has.
 * Where there is nothing to choose it is the settings' again: what was chosen for another model, nobody would see.
 */
export function choicesFor(
  { options, choices }: Choosing,
  chosen: Partial<ComposerChoices>,
): ComposerChoices {
  return {
    size: within(options.sizes, choices.size, chosen.size),
    quality: within(options.qualities, choices.quality, chosen.quality),
    background: within(options.backgrounds, choices.background, chosen.background),
    count: Math.min(chosen.count ?? choices.count, options.maxCount),
  };
}

/** Leaves out what the settings say as well: from now on that follows them. */
export function ownChoices(
  chosen: Partial<ComposerChoices>,
  { options, choices }: Choosing,
): Partial<ComposerChoices> {
  // The settings hold what Easel cannot use, so that they say nothing.
  if (options.model === '') return chosen;
  const { size, quality, background, count } = chosen;
  return {
    ...(size !== undefined && size !== choices.size && { size }),
    ...(quality !== undefined && quality !== choices.quality && { quality }),
    ...(background !== undefined && background !== choices.background && { background }),
    ...(count !== undefined && count !== choices.count && { count }),
  };
}

function within(offered: readonly string[], setting: string, chosen = setting): string {
  return [chosen, setting].find((value) => offered.includes(value)) ?? offered[0] ?? setting;
}
