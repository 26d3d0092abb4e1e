import { type GalleryAction, onlyOfOne } from '../../../src/protocol/gallery.ts';
import type { Gallery } from '../state/gallery.ts';
import { copyImage } from './copyImage.ts';

/** Does it, or has the host do it; what goes wrong is said. */
export async function act(gallery: Gallery, action: GalleryAction, ids: readonly string[]): Promise<void> {
  const [first] = ids;
  if (first === undefined)
    return gallery.say({ severity: 'info', text: 'Select an image in the gallery first.' });
  const onlyOne = ids.length > 1 ? onlyOfOne[action] : undefined;
  if (onlyOne !== undefined) return gallery.say({ severity: 'info', text: onlyOne });
  gallery.say(undefined);
  if (action === 'copyImage') return copy(gallery, first);
  await gallery.attempt(() => gallery.host.act({ action, ids }));
  // Its question was a dialog, and those give the focus back to the frame around the page alone.
  if (action === 'delete') window.focus();
}

async function copy(gallery: Gallery, id: string): Promise<void> {
  const isCopied = await gallery.attempt(async () => {
    await copyImage(async () => {
      const details = await gallery.host.details({ id });
      if (!details) throw new Error('This image is gone.');
      return details.url;
    });
    return true;
  });
  if (isCopied) gallery.announce('The image is copied.');
}
