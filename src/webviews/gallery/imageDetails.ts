import type { GalleryDetails, GalleryItem } from '../../protocol/gallery.ts';
import { detailRows } from './detailRows.ts';
import type { FileFacts, FileFactsReader } from './fileFacts.ts';
import type { GalleryImage } from './galleryImages.ts';
import { galleryItem } from './galleryItems.ts';
import type { ImageLineage } from './imageLineage.ts';
import type { ImageLook, ImageLooks } from './imageLooks.ts';
import type { ImageUrls } from './imageUrls.ts';

export interface ImageDetailsParts {
  readonly looks: ImageLooks;
  readonly urls: ImageUrls;
  readonly lineage: ImageLineage;
  readonly fileFacts: Pick<FileFactsReader, 'of'>;
}

/** The story of an image: how it was made, from what, and what came of it. @throws LibraryError */
export async function imageDetails(
  look: ImageLook,
  { looks, urls, lineage, fileFacts }: ImageDetailsParts,
): Promise<GalleryDetails> {
  const itemsOf = async (images: readonly GalleryImage[]): Promise<readonly GalleryItem[]> =>
    Promise.all((await looks.all(images)).map((seen) => galleryItem(seen, urls)));
  const [item, url, facts, from, cameOfIt] = await Promise.all([
    galleryItem(look, urls),
    urls.whole(look),
    ownFacts(look, fileFacts),
    lineage.from(look).then(itemsOf),
    lineage.cameOf(look).then(itemsOf),
  ]);
  const { prompt } = look.record?.request ?? {};
  const { revisedPrompt } = look.record ?? {};
  return {
    item,
    url,
    ...(prompt !== undefined && { prompt }),
    ...(revisedPrompt !== undefined && { revisedPrompt }),
    rows: detailRows(look, facts),
    from,
    cameOfIt,
  };
}

/** Of a file that holds something else than the answer: nothing recorded says what. */
async function ownFacts(
  { record, state, file, hash }: ImageLook,
  fileFacts: Pick<FileFactsReader, 'of'>,
): Promise<FileFacts | undefined> {
  if (!file) return undefined;
  const isSame = hash === undefined ? file.stat.bytes === record?.bytes : hash === record?.hash;
  return state === 'changed' || !isSame ? fileFacts.of(file.uri, file.stat) : undefined;
}
