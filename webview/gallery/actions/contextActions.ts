import { type GalleryAction, onlyOfOne } from '../../../src/protocol/gallery.ts';
import type { Gallery } from '../state/gallery.ts';
import { inOrder } from './actionNames.ts';

/**
 * The actions that all of these images have together, as far as it is known what they are. Where only some are
 * starred, the rest can be.
 */
export function commonActions(gallery: Gallery, ids: readonly string[]): readonly GalleryAction[] {
  const items = ids.flatMap(
    (id) => (gallery.contextImage?.id === id ? gallery.contextImage : gallery.descriptions.get(id)) ?? [],
  );
  const [first] = items;
  if (!first) return [];
  const common = first.actions.filter((action) => items.every(({ actions }) => actions.includes(action)));
  if (!common.some(isAboutStar) && items.every(({ actions }) => actions.some(isAboutStar)))
    common.push('star');
  return inOrder(common).filter((action) => ids.length === 1 || onlyOfOne[action] === undefined);
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

function isAboutStar(action: GalleryAction): boolean {
  return action === 'star' || action === 'unstar';
}
