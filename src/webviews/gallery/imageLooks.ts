import type { ImageLibrary } from '../../images/imageLibrary.ts';
import type { ImageFormat, ImageUri } from '../../images/imageProvider.ts';
import type { ImageHash, ImagePlace, ImageRecord, RemovedFile } from '../../images/imageRecord.ts';
import type { FileStat } from '../../library/files/fileSystem.ts';
import { imageExtension } from '../../library/files/imageExtension.ts';
import type { SearchableImage } from '../../library/search/searchImages.ts';
import type { FileLooks } from './fileLooks.ts';
import type { GalleryImage, GalleryImages } from './galleryImages.ts';
import { fileNameOf, formatOf, imageName } from './imageName.ts';

const atOnce = 64;

/** What an image is now, as far as a quick look tells. */
export interface ImageLook {
  readonly image: GalleryImage;
  readonly name: string;
  readonly record?: ImageRecord;
  /**
   * `changed`: the file holds something else than the record says. `missing`: its file was deleted elsewhere.
   * `archived`: no file holds what this one held.
   */
  readonly state: SearchableImage['state'] | 'changed' | 'missing' | 'archived';
  /** The file that it is; of an answer that is `changed`, the one that holds something else by now. */
  readonly file?: { readonly uri: ImageUri; readonly stat: FileStat };
  /** The file that it was. */
  readonly removed?: RemovedFile;
  /** Of what is shown; absent for a file that nobody has read. */
  readonly hash?: ImageHash;
  readonly format: ImageFormat;
  /** Size in bytes, where it is known. */
  readonly bytes?: number;
}

/** The file that holds what is shown; `undefined` where only the archive does. */
export function shownFile(look: Pick<ImageLook, 'image' | 'state' | 'file' | 'hash'>): ImageLook['file'] {
  return isOtherThanFile(look) && look.hash !== undefined ? undefined : look.file;
}

/** An answer whose file is another picture by now: nothing that is done with it may reach that file. */
export function isOtherThanFile({ image, state }: Pick<ImageLook, 'image' | 'state'>): boolean {
  return image.kind === 'record' && state === 'changed';
}

/** Looks at images one by one, for those that somebody sees. */
export class ImageLooks {
  readonly #images: GalleryImages;
  readonly #library: Pick<ImageLibrary, 'find'>;
  readonly #fileLooks: FileLooks;
  readonly #missing: (place: ImagePlace) => void;

  /** @param missing told of a file that is not where it was put. */
  constructor(
    images: GalleryImages,
    library: Pick<ImageLibrary, 'find'>,
    fileLooks: FileLooks,
    missing: (place: ImagePlace) => void,
  ) {
    this.#images = images;
    this.#library = library;
    this.#fileLooks = fileLooks;
    this.#missing = missing;
  }

  /** Those that are still there, by the latest records. @throws LibraryError, and the signal's reason. */
  async ofIds(ids: readonly string[], signal?: AbortSignal): Promise<readonly ImageLook[]> {
    await this.#images.load();
    const images = ids.map((id) => this.#images.get(id)).filter((image) => image !== undefined);
    return this.all(images, signal);
  }

  /** Those that are still there. @throws the signal's reason. */
  async all(images: readonly GalleryImage[], signal?: AbortSignal): Promise<readonly ImageLook[]> {
    const looks: ImageLook[] = [];
    // Whoever selected everything would have thousands of files looked at, all at once.
    for (let start = 0; start < images.length; start += atOnce) {
      signal?.throwIfAborted();
      const some = images.slice(start, start + atOnce).map((image) => this.at(image));
      for (const look of await Promise.all(some)) if (look) looks.push(look);
    }
    return looks;
  }

  /** `undefined`: there is nothing any more. */
  async at(image: GalleryImage): Promise<ImageLook | undefined> {
    switch (image.kind) {
      case 'record':
        return this.#record(image, image.record);
      case 'file':
        return this.#file(image, image.uri);
      case 'removed':
        return this.#removed(image, image.removed);
      case 'archived': {
        const { hash, format, uri } = image.source;
        const name = uri === undefined ? `image.${imageExtension(format)}` : fileNameOf(uri);
        return { image, name, state: 'archived', hash, format };
      }
    }
  }

  #removed(image: GalleryImage, removed: RemovedFile): ImageLook {
    const { hash, format, uri } = removed;
    const record = this.#images.byFile.of(hash);
    return {
      image,
      name: fileNameOf(uri),
      ...(record && { record }),
      state: 'deleted',
      removed,
      hash,
      format,
    };
  }

  async #record(image: GalleryImage, record: ImageRecord): Promise<ImageLook> {
    const { shownFiles } = this.#images;
    const state = shownFiles.stateOf(record);
    if (state === 'file') return this.#placed(image, record);
    const removed = state === 'deleted' ? shownFiles.removedOf(record) : undefined;
    if (removed) return { ...this.#removed(image, removed), record };
    const { hash, format, bytes } = record;
    return { image, record, name: imageName(record), state, hash, format, bytes };
  }

  /** The first of its files that is there. */
  async #placed(image: GalleryImage, record: ImageRecord): Promise<ImageLook> {
    const places = this.#images.shownFiles.placesOf(record);
    for (const place of places) {
      const { state, stat } = await this.#fileLooks.place(record, place);
      if (state === 'missing' || !stat) continue;
      const format = formatOf(place.uri) ?? record.format;
      // Of what was changed the archive shows what it was, as long as it can.
      const isShown = state !== 'changed' || (await this.#library.find(place.hash, format)) !== undefined;
      return {
        image,
        record,
        name: fileNameOf(place.uri),
        state: state === 'changed' ? 'changed' : 'file',
        file: { uri: place.uri, stat },
        ...(isShown && { hash: place.hash }),
        format,
        bytes: (isShown ? place.bytes : undefined) ?? stat.bytes,
      };
    }
    const [own] = places;
    if (own) this.#missing(own);
    const hash = own?.hash ?? record.hash;
    const format = (own && formatOf(own.uri)) ?? record.format;
    const name = own ? fileNameOf(own.uri) : imageName(record);
    return { image, record, name, state: 'missing', hash, format };
  }

  async #file(image: GalleryImage, uri: ImageUri): Promise<ImageLook | undefined> {
    const stat = await this.#fileLooks.stat(uri);
    const format = formatOf(uri);
    if (!stat || !format) return undefined;
    const recorded = this.#images.byFile.at(uri);
    const place = recorded?.places.find((candidate) => candidate.uri === uri);
    const state = recorded && place ? (await this.#fileLooks.place(recorded, place)).state : 'missing';
    const record = state === 'missing' ? this.#fileLooks.recordOf(uri, stat, this.#images) : recorded;
    return {
      image,
      name: fileNameOf(uri),
      ...(record && { record }),
      state: state === 'changed' ? 'changed' : 'file',
      file: { uri, stat },
      ...(state === 'same' && place && { hash: place.hash }),
      format,
      bytes: stat.bytes,
    };
  }
}
