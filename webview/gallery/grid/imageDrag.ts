import type { Gallery } from '../state/gallery.ts';

/** The data of a dragged image: its opaque id; of several, one a line. */
export const imageType = 'application/vnd.easel.image';

/** Lets the images be dropped on a document, or on the composer: the whole selection, if the dragged one is in it. */
export function imageDrag(event: DragEvent, gallery: Gallery, id: string): void {
  const { dataTransfer, target } = event;
  if (!dataTransfer) return;
  const ids = gallery.selection.has(id) ? gallery.selection.selected : [id];
  gallery.dragged = ids;
  dataTransfer.setData(imageType, ids.join('\n'));
  dataTransfer.effectAllowed = 'copy';
  const picture = target instanceof Element ? target.querySelector('img') : null;
  if (picture) dataTransfer.setDragImage(picture, 16, 16);
}
