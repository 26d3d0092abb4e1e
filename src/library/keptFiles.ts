import { type ArchivedImage, type Destination, LibraryError } from '../images/imageLibrary.ts';
import type { ImageUri } from '../images/imageProvider.ts';
import type { FileSystem } from './fileSystem.ts';
import { imageExtension } from './imageExtension.ts';
import { assertInsideWorkspace } from './insideWorkspace.ts';
import { folderError, keepError } from './keepError.ts';
import type { NameClaims } from './nameClaims.ts';
import { numberedNames } from './numberedNames.ts';
import { storageFailure } from './storageFailure.ts';
import { joinUri } from './uriPath.ts';

/** Far more than anybody keeps under one name; a file system that calls every name taken must not hang us. */
const maxAttempts = 10_000;

/** Writes archived images into the user's folders, unchanged and under names that were free. */
export class KeptFiles {
  readonly #files: FileSystem;
  readonly #claims: NameClaims;

  constructor(files: FileSystem, claims: NameClaims) {
    this.#files = files;
    this.#claims = claims;
  }

  /** @returns the file. @throws LibraryError, and then leaves nothing half-written. */
  async write(image: ArchivedImage, { folder, name, within }: Destination): Promise<ImageUri> {
    const file = `${name}.${imageExtension(image.format)}`;
    try {
      if (within !== undefined) await assertInsideWorkspace(folder, within, this.#files);
      await this.#createFolder(folder);
      let attempts = 0;
      for (const candidate of numberedNames(name)) {
        const target = joinUri(folder, `${candidate}.${imageExtension(image.format)}`);
        if (await this.#writeNew(image, target)) return target;
        attempts += 1;
        if (attempts === maxAttempts) break;
      }
    } catch (error) {
      throw keepError(error, file, folder);
    }
    throw new LibraryError(
      'invalidName',
      `Every name like “${file}” is taken. Choose another in the setting easel.fileName.`,
      folder,
    );
  }

  async #createFolder(folder: ImageUri): Promise<void> {
    try {
      await this.#files.createDirectory(folder);
    } catch (error) {
      throw folderError(error, folder);
    }
  }

  /** @returns false when the name is taken. */
  async #writeNew(image: ArchivedImage, target: ImageUri): Promise<boolean> {
    if (await this.#files.stat(target)) return false;
    const release = await this.#claims.claim(target);
    if (!release) return false;
    try {
      await this.#files.copy(image.uri, target);
      return true;
    } catch (error) {
      if (storageFailure(error) === 'exists') return false;
      if (await this.#isWhole(image, target)) return true;
      throw error;
    } finally {
      await release();
    }
  }

  /**
   * After a copy that failed: a part of our image is removed, any other file is not ours to touch. Where only the
   * last step failed, such as setting permissions on a disk without them, the image may be whole.
   */
  async #isWhole(image: ArchivedImage, target: ImageUri): Promise<boolean> {
    try {
      if (!(await this.#files.stat(target))) return false;
      const [written, whole] = await Promise.all([
        this.#files.readFile(target),
        this.#files.readFile(image.uri),
      ]);
      if (Buffer.compare(written, whole) === 0) return true;
      if (Buffer.compare(written, whole.subarray(0, written.byteLength)) === 0) {
        await this.#files.delete(target);
      }
    } catch {
      // The first error says more.
    }
    return false;
  }
}
