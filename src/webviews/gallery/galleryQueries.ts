import type { ImageRecord } from '../../images/imageRecord.ts';
import { ImageSearch, type SearchableImage } from '../../library/imageSearch.ts';
import { inSlices } from '../../library/inSlices.ts';
import type { WorkspaceImages } from '../../library/workspaceImages.ts';
import type { GalleryQuery, GalleryResult } from '../../protocol/gallery.ts';
import type { GalleryImage, GalleryImages } from './galleryImages.ts';
import { fileNameOf, imageName } from './imageName.ts';
import { recordedState } from './imageState.ts';

/** Finds images of either source; no file is looked at. */
export class GalleryQueries {
  readonly #images: GalleryImages;
  readonly #workspaceImages: Pick<WorkspaceImages, 'list'>;
  readonly #search = new ImageSearch();

  constructor(images: GalleryImages, workspaceImages: Pick<WorkspaceImages, 'list'>) {
    this.#images = images;
    this.#workspaceImages = workspaceImages;
  }

  /** @throws LibraryError */
  async find(query: GalleryQuery): Promise<GalleryResult> {
    const all = query.source === 'records' ? await this.#records() : await this.#files();
    const { matches, total, models } = await this.#search.search(all, query);
    return { ids: matches.map(({ image }) => image.id), total, models };
  }

  async #records(): Promise<readonly Searched[]> {
    await this.#images.load();
    const records: Searched[] = [];
    await inSlices(this.#images.records.images, (record) => {
      records.push(new SearchedRecord(this.#images.ofRecord(record), record));
    });
    return records;
  }

  async #files(): Promise<readonly Searched[]> {
    const [{ uris }] = await Promise.all([this.#workspaceImages.list(), this.#images.load()]);
    const files: Searched[] = [];
    await inSlices(uris, (uri) => {
      const record = this.#images.byFile.at(uri);
      const image = this.#images.ofFile(uri);
      files.push({ image, name: fileNameOf(uri), state: 'file', ...(record && { record }) });
    });
    return files;
  }
}

interface Searched extends SearchableImage {
  readonly image: GalleryImage;
}

/** Most queries need no names, and thousands of them take their time. */
class SearchedRecord implements Searched {
  constructor(
    readonly image: GalleryImage,
    readonly record: ImageRecord,
  ) {}

  get name(): string {
    return imageName(this.record);
  }

  get state(): SearchableImage['state'] {
    return recordedState(this.record);
  }
}
