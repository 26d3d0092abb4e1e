import { promptWithoutStyle } from '../../images/promptWithoutStyle.ts';
import { spokenPrompt } from '../../images/spokenPrompt.ts';
import { wordsOf } from '../../images/variationWords.ts';
import type { GalleryAction, GalleryItem } from '../../protocol/gallery.ts';
import { type ImageLook, isOtherThanFile } from './imageLooks.ts';
import { variationTitle } from './imageName.ts';
import type { ImageUrls } from './imageUrls.ts';

const badges = {
  file: undefined,
  notKept: 'Not kept',
  discarded: 'Discarded',
  deleted: 'Deleted',
  changed: 'Changed since',
  missing: 'Missing',
  archived: 'As it was',
} as const satisfies Record<ImageLook['state'], string | undefined>;

const fileActions = [
  'open',
  'editWithMask',
  'createVariation',
  'insertLink',
  'copyPath',
  'copyMarkdown',
  'copyImage',
  'reveal',
  'delete',
] as const;

/** What a cell of the grid shows. */
export async function galleryItem(look: ImageLook, urls: ImageUrls): Promise<GalleryItem> {
  const { image, name, record, state } = look;
  const { isWithinReach, ...picture } = await urls.small(look);
  const badge = badges[state] ?? (isWithinReach ? undefined : 'Not in this workspace');
  return {
    id: image.id,
    name,
    ...picture,
    description: descriptionOf(look),
    starred: record?.starred ?? false,
    ...(badge !== undefined && { badge }),
    actions: actionsOf(look),
  };
}

/** What can be done with an image as it is now. */
export function actionsOf(look: ImageLook): readonly GalleryAction[] {
  const { state, record } = look;
  const ofRecord = record ? (['generateAgain', record.starred ? 'unstar' : 'star'] as const) : ([] as const);
  switch (state) {
    case 'file':
    case 'changed':
      if (!isOtherThanFile(look)) return [...fileActions, ...ofRecord];
      return ['open', ...(canBeKept(look) ? (['keep'] as const) : []), 'copyImage', 'reveal', ...ofRecord];
    case 'notKept':
      return ['open', 'keep', 'insertLink', 'copyImage', ...ofRecord, 'discard'];
    case 'missing':
      return ['open', 'keep', 'copyImage', ...ofRecord, 'discard'];
    case 'discarded':
    case 'deleted':
      return ['open', 'restore', 'copyImage', ...ofRecord];
    case 'archived':
      return ['open', 'copyImage'];
  }
}

/** In a person's words; of a variation without any, what it is one of. */
function descriptionOf({ record, name }: ImageLook): string {
  if (!record) return name;
  const { operation, prompt = '', images } = record.request;
  if (operation !== 'variation') return promptWithoutStyle(spokenPrompt(record.request)) || name;
  const source = images?.[0]?.uri;
  return wordsOf(prompt) ?? (source === undefined ? name : variationTitle(source));
}

/** As it is shown: of an edit, and of what was brought to another size, keeping would make another picture. */
function canBeKept({ record, hash }: ImageLook): boolean {
  return record !== undefined && hash === record.hash && !record.request.recipe;
}
