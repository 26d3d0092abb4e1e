import sharp from 'sharp';
import { enterKey } from './easelFlow.ts';
import { GalleryPage } from './galleryPage.ts';
import { markedPicture } from './markedPicture.ts';
import type { WorkbenchContext } from './openWorkbench.ts';

const harbour = await markedPicture();
/** The files of a test: two images that can be told apart. */
export const files = { 'one.png': harbour, 'two.png': await sharp(harbour).flop().png().toBuffer() };

/** Varies both from the explorer's context menu, as the first request of a new server. */
export async function varyBoth({ workbench }: WorkbenchContext, words: string): Promise<void> {
  await workbench.selectInExplorer('one.png', 'two.png');
  await workbench.chooseFromContextMenu(workbench.explorerItem('two.png'), 'Create Variation');
  await enterKey(workbench);
  // Else the box that asked for the key is still there to take some of the letters.
  await workbench.quickInput
    .rows(/Create 2 variations of 2 images/)
    .first()
    .waitFor();
  await workbench.quickInput.type(words);
  await acceptVariation({ workbench });
}

/** Waits for the request with its price, and sends it with Enter. */
export async function acceptVariation({ workbench }: Pick<WorkbenchContext, 'workbench'>): Promise<void> {
  await workbench.quickInput
    .rows(/Create \d variations?.*\$/)
    .first()
    .waitFor();
  await workbench.quickInput.accept();
  await workbench.quickInput.closed();
}

export async function openGallery({ workbench }: WorkbenchContext): Promise<GalleryPage> {
  await workbench.runCommand('Easel: Open Gallery');
  const gallery = new GalleryPage(workbench.page);
  await gallery.search.waitFor();
  return gallery;
}
