import * as vscode from 'vscode';
import type { ImageLibrary } from '../../images/imageLibrary.ts';
import {
  type ThumbnailKey,
  type Thumbnails,
  thumbnailOfBytes,
  thumbnailOfFile,
} from '../../library/archive/thumbnails.ts';
import type { ArchiveUri } from '../archiveUris.ts';
import type { ImageLook } from './imageLooks.ts';

export interface ImageUrlsParts {
  readonly library: Pick<ImageLibrary, 'find'>;
  readonly thumbnails: Pick<Thumbnails, 'find' | 'put'>;
  readonly archiveUri: ArchiveUri;
}

/** Smaller files are decoded as fast as their small picture would be; in bytes. */
const smallBytes = 100_000;

interface SmallPicture {
  readonly url: string;
  readonly wantsThumbnail: boolean;
  /** False: the page may not load it, for it is in no folder of this window. */
  readonly isWithinReach: boolean;
}

interface Shown {
  readonly url: string;
  readonly file?: NonNullable<ImageLook['file']>;
}

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
  async small(look: ImageLook): Promise<SmallPicture> {
    const { bytes = Number.POSITIVE_INFINITY, hash } = look;
    const isLarge = bytes > smallBytes;
    const ofBytes = isLarge && hash !== undefined ? await this.#find(thumbnailOfBytes(hash)) : undefined;
    if (ofBytes !== undefined) return { url: ofBytes, wantsThumbnail: false, isWithinReach: true };
    const { url, file } = await this.#shown(look);
    const ofFile = isLarge && file ? await this.#find(thumbnailOfFile(file.uri, file.stat)) : undefined;
    if (ofFile !== undefined) return { url: ofFile, wantsThumbnail: false, isWithinReach: true };
    const isWithinReach =
      !file || vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(file.uri)) !== undefined;
    return { url, wantsThumbnail: isLarge && (file ?? hash) !== undefined, isWithinReach };
  }

  /** The image itself: of an answer whose file was changed since, what it was, as long as the archive has that. */
  async whole(look: ImageLook): Promise<string> {
    return (await this.#shown(look)).url;
  }

  archived(hash: string, format: ImageLook['format']): string {
    return this.#urlOf(this.#parts.archiveUri(hash, format));
  }

  /**
   * @param url of what was made small.
   * @throws RangeError for what is no small WebP, and where the image is shown from elsewhere by now. @throws LibraryError
   */
  async saveSmall(look: ImageLook, url: string, image: Uint8Array): Promise<void> {
    const { url: present, file } = await this.#shown(look);
    if (present !== url) throw new RangeError('This image has changed.');
    const key = file ? thumbnailOfFile(file.uri, file.stat) : look.hash && thumbnailOfBytes(look.hash);
    if (key !== undefined) await this.#parts.thumbnails.put(key, image);
  }

  /** An answer is shown out of the archive, whose bytes are what their name says; what a file holds nobody may have read. */
  async #shown({ image, hash, format, file }: ImageLook): Promise<Shown> {
    const isFile = file && image.kind === 'file';
    const archived = !isFile && hash !== undefined ? await this.#parts.library.find(hash, format) : undefined;
    if (!file || archived) return { url: this.archived(hash ?? '', format) };
    const { changedAt, bytes } = file.stat;
    return { url: this.#urlOf(vscode.Uri.parse(file.uri).with({ query: `v=${changedAt}-${bytes}` })), file };
  }

  async #find(key: ThumbnailKey): Promise<string | undefined> {
    const path = await this.#parts.thumbnails.find(key);
    return path === undefined ? undefined : this.#urlOf(vscode.Uri.file(path));
  }
}
