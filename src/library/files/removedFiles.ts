import { posix } from 'node:path';
import { imageFormatOf } from '../../images/imageFormat.ts';
import type { ArchivedImage } from '../../images/imageLibrary.ts';
import type { ImageBytes, ImageUri } from '../../images/imageProvider.ts';
import type { ImageHash } from '../../images/imageRecord.ts';
import type { Log } from '../../images/log.ts';
import type { Archive } from '../archive/archive.ts';
import { sha256 } from '../archive/sha256.ts';
import { leadsInside } from '../destination/insideWorkspace.ts';
import { parentUri, uriPath } from '../destination/uriPath.ts';
import type { Records } from '../records/records.ts';
import type { FileSystem } from './fileSystem.ts';
import { formatOfName } from './imageExtension.ts';
import type { NewFiles } from './newFiles.ts';
import * as failures from './removeError.ts';

export interface RemovedFilesOptions {
  readonly files: FileSystem;
  readonly newFiles: NewFiles;
  readonly archive: Pick<Archive, 'put' | 'find' | 'path'>;
  readonly records: Pick<Records, 'append'>;
  /** `undefined` for a file that the person keeps elsewhere. */
  readonly workspaceFolderOf: (uri: ImageUri) => ImageUri | undefined;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Deletes files of the user's, and brings them back.
 *
 * The bytes go to the archive first; then the file is looked at again, because that took its time; then comes the
 * record; then the file is deleted. A crash before the record changes nothing. One after it leaves a file that is
 * listed as deleted and still there: to restore it finds its own bytes.
 */
export class RemovedFiles {
  readonly #options: RemovedFilesOptions;

  constructor(options: RemovedFilesOptions) {
    this.#options = options;
  }

  /** @throws LibraryError, and then the file is as it was. */
  async remove(uri: ImageUri, expected?: ImageHash): Promise<ArchivedImage> {
    const { archive } = this.#options;
    try {
      const image = await this.#read(uri);
      const archived = await archive.put(image);
      if (expected !== undefined && archived.hash !== expected) throw failures.changedError(uri);
      if ((await this.#hashOf(uri)) !== archived.hash) throw failures.changedError(uri);
      await this.#delete(uri, archived);
      return archived;
    } catch (error) {
      throw failures.removeError(error, uri);
    }
  }

  /** @returns the file. @throws LibraryError */
  async restore({ hash, format }: Pick<ArchivedImage, 'hash' | 'format'>, uri: ImageUri): Promise<ImageUri> {
    const { files, newFiles, archive } = this.#options;
    try {
      await this.#assertInside(uri);
      if (await this.#holds(uri, hash)) return uri;
      const image = await archive.find(hash, format);
      if (!image) throw failures.freedError(uri);
      const folder = parentUri(uri);
      const extension = posix.extname(uriPath(uri));
      await files.createDirectory(folder);
      const written = await newFiles.write(image, folder, posix.basename(uriPath(uri), extension), extension);
      if (written === undefined) throw failures.takenError(uri);
      return written;
    } catch (error) {
      throw failures.restoreError(error, uri);
    }
  }

  async #read(uri: ImageUri): Promise<ImageBytes> {
    const { files } = this.#options;
    const found = await files.stat(uri);
    if (!found) throw failures.missingError(uri);
    if (found.folder) throw failures.folderError(uri);
    await this.#assertInside(uri);
    const data = await files.readFile(uri);
    // One that is damaged is archived under what it is called.
    const format = imageFormatOf(data) ?? formatOfName(uriPath(uri));
    if (!format) throw failures.noImageError(uri);
    return { data, format };
  }

  async #assertInside(uri: ImageUri): Promise<void> {
    const { files, workspaceFolderOf } = this.#options;
    const folder = workspaceFolderOf(uri);
    if (folder !== undefined && !(await leadsInside(uri, folder, files))) {
      throw failures.linkError(uri, folder);
    }
  }

  async #hashOf(uri: ImageUri): Promise<ImageHash> {
    return sha256(await this.#options.files.readFile(uri));
  }

  async #holds(uri: ImageUri, hash: ImageHash): Promise<boolean> {
    const found = await this.#options.files.stat(uri);
    return found !== undefined && !found.folder && (await this.#hashOf(uri)) === hash;
  }

  async #delete(uri: ImageUri, { hash, format, bytes }: ArchivedImage): Promise<void> {
    const { files, records, now } = this.#options;
    const removedAt = now();
    await records.append({ kind: 'remove', at: text(removedAt), hash, format, uri });
    try {
      await files.trash(uri);
    } catch (error) {
      if (!(await this.#isThere(uri))) return;
      // Later than the line that it takes back, however coarse the clock.
      const at = text(Math.max(now(), removedAt + 1));
      await records.append({ kind: 'place', at, hash, uri, bytes }).catch((failure: unknown) => {
        this.#options.log.warn(`Cannot record that a file was not deleted: ${failure}`);
      });
      throw error;
    }
  }

  /** Where nobody can tell, it may be. */
  async #isThere(uri: ImageUri): Promise<boolean> {
    try {
      return (await this.#options.files.stat(uri)) !== undefined;
    } catch {
      return true;
    }
  }
}

function text(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
