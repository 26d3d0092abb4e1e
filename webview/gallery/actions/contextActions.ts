import type { GalleryAction } from '../../../src/protocol/gallery.ts';
import type { Gallery } from '../state/gallery.ts';
import { inOrder } from './actionNames.ts';

/** What a selection of several cannot be asked for: nobody would see what all of them cost, and one picture is copied. */
const onlyOfOne: readonly GalleryAction[] = ['generateAgain', 'copyImage'];

/** The actions that all of these images have together, as far as it is known what they are. */
export function commonActions(gallery: Gallery, ids: readonly string[]): readonly GalleryAction[] {
  let common: readonly GalleryAction[] | undefined;
  for (const id of ids) {
    const item = gallery.contextImage?.id === id ? gallery.contextImage : gallery.descriptions.get(id);
    if (!item) continue;
    common = common ? common.filter((action) => item.actions.includes(action)) : item.actions;
  }
  return inOrder(common ?? []).filter((action) => ids.length === 1 || !onlyOfOne.includes(action));
}

/**
 * What VS Code's context menu is about: `webviewSection`, and in `galleryActions` the names of the actions with a
 * space around each, for `galleryActions =~ / keep /`.
 *
 * VS Code looks for it at the light DOM of the page alone, so it belongs on the page's own element.
 */
export function imageContext(gallery: Gallery): string {
  const actions = commonActions(gallery, gallery.targets);
  return JSON.stringify({
    webviewSection: 'image',
    preventDefaultContextMenuItems: true,
    galleryActions: ` ${actions.join(' ')} `,
    gallerySelection: gallery.targets.length,
  });
}
