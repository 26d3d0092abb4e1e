import type { ArchivedImage } from '../../images/imageLibrary.ts';
import type { ImageUri } from '../../images/imageProvider.ts';
import { joinUri } from '../destination/uriPath.ts';
import { storageFailure } from '../storageFailure.ts';
import type { FileSystem } from './fileSystem.ts';
import type { NameClaims } from './nameClaims.ts';
import { numberedNames } from './numberedNames.ts';

/** Far more than anybody keeps under one name; a file system that calls every name taken must not hang us. */
const maxAttempts = 10_000;

/** Writes archived images, unchanged, under names that were free. */
export class NewFiles {
  readonly #files: FileSystem;
  readonly #claims: NameClaims;

  constructor(files: FileSystem, claims: NameClaims) {
    this.#files = files;
    this.#claims = claims;
  }

  /**
   * Takes the first free name of `name`, `name-1`, …, as `numberedNames` has them.
   * @param extension with its dot.
   * @returns the file; `undefined` when every name is taken. Failures come as the disk has them, and leave nothing
   * half-written.
   */
  async write(
    image: ArchivedImage,
    folder: ImageUri,
    name: string,
    extension: string,
  ): Promise<ImageUri | undefined> {
    let attempts = 0;
    for (const candidate of numberedNames(name)) {
      const target = joinUri(folder, candidate + extension);
      if (await this.#writeNew(image, target)) return target;
      attempts += 1;
      if (attempts === maxAttempts) break;
    }
    return undefined;
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
