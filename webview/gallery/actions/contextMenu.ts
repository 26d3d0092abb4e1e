import { takesLetters } from '../../shared/textField.ts';
import type { Gallery } from '../state/gallery.ts';
import { imageContext } from './contextActions.ts';

/**
 * What a context menu here is about, as VS Code reads it from the page's own element; `undefined`: it is a text
 * field's. The image under the pointer becomes the selection, unless it is part of it.
 */
export function contextOf(event: MouseEvent, gallery: Gallery): string | undefined {
  const path = event.composedPath();
  if (takesLetters(path[0])) return undefined;
  gallery.contextImage = undefined;
  const image = path.find(
    (element): element is HTMLElement =>
      element instanceof HTMLElement && element.dataset['image'] !== undefined,
  )?.dataset['image'];
  if (image === undefined) return JSON.stringify({ preventDefaultContextMenuItems: true });
  if (gallery.results.indexOf(image) >= 0 && !isInDetails(path)) select(gallery, image);
  else gallery.contextImage = gallery.details.find(image);
  return imageContext(gallery);
}

function select(gallery: Gallery, image: string): void {
  if (gallery.selection.has(image)) return;
  gallery.selection.only(image);
  gallery.followActive();
}

function isInDetails(path: readonly EventTarget[]): boolean {
  return path.some((element) => element instanceof Element && element.localName === 'easel-details-panel');
}
