import * as vscode from 'vscode';
import type { ImageLibrary } from '../../images/imageLibrary.ts';
import {
  type ThumbnailKey,
  type Thumbnails,
  thumbnailOfBytes,
  thumbnailOfFile,
} from '../../library/thumbnails.ts';
import type { ArchiveUri } from '../archiveUris.ts';
import type { ImageLook } from './imageLooks.ts';

export interface ImageUrlsParts {
  readonly library: Pick<ImageLibrary, 'find'>;
  readonly thumbnails: Pick<Thumbnails, 'find' | 'put'>;
  readonly archiveUri: ArchiveUri;
}

/** Smaller files are decoded as fast as their small picture would be; in bytes. */
const smallBytes = 100_000;

/** Where a page finds images. */
export class ImageUrls {
  readonly #parts: ImageUrlsParts;
  readonly #urlOf: (uri: vscode.Uri) => string;

  /** @param urlOf gives a webview URI. */
  constructor(parts: ImageUrlsParts, urlOf: (uri: vscode.Uri) => string) {
    this.#parts = parts;
    this.#urlOf = urlOf;
  }

  /** A small picture, if there is one. */
  async small(look: ImageLook): Promise<{ readonly url: string; readonly wantsThumbnail: boolean }> {
    const { bytes = Number.POSITIVE_INFINITY } = look;
    const key = thumbnailKey(look);
    const isLarge = bytes > smallBytes;
    const path = isLarge && key !== undefined ? await this.#parts.thumbnails.find(key) : undefined;
    if (path !== undefined) return { url: this.#urlOf(vscode.Uri.file(path)), wantsThumbnail: false };
    return { url: await this.whole(look), wantsThumbnail: isLarge && key !== undefined };
  }

  /** The image itself: of a file that was changed since, what it was. */
  async whole({ image, hash, format, file }: ImageLook): Promise<string> {
    const isFile = file && image.kind === 'file';
    const archived = !isFile && hash !== undefined ? await this.#parts.library.find(hash, format) : undefined;
    if (archived && hash !== undefined) return this.archived(hash, format);
    if (file) {
      const { changedAt, bytes } = file.stat;
      return this.#urlOf(vscode.Uri.parse(file.uri).with({ query: `v=${changedAt}-${bytes}` }));
    }
    return this.archived(hash ?? '', format);
  }

  archived(hash: string, format: ImageLook['format']): string {
    return this.#urlOf(this.#parts.archiveUri(hash, format));
  }

  /** @throws RangeError for what is no small WebP, LibraryError */
  async saveSmall(look: ImageLook, image: Uint8Array): Promise<void> {
    const key = thumbnailKey(look);
    if (key !== undefined) await this.#parts.thumbnails.put(key, image);
  }
}

/** Of a file that was changed since, its record's picture and its own are two. */
function thumbnailKey({ image, state, hash, file }: ImageLook): ThumbnailKey | undefined {
  if (hash !== undefined && !(state === 'changed' && image.kind === 'file')) return thumbnailOfBytes(hash);
  return file && thumbnailOfFile(file.uri, file.stat);
}
