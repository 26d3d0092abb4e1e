import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { imageFormatOf } from '../../images/imageFormat.ts';
import type { ImageUri } from '../../images/imageProvider.ts';
import type { ImageHash } from '../../images/imageRecord.ts';
import type { FileStat } from '../files/fileSystem.ts';
import { storageFailure } from '../storageFailure.ts';
import { storeError } from '../storeError.ts';

/** Names a small picture: lower-case hex. */
export type ThumbnailKey = string;

/** The bytes say it all. */
export function thumbnailOfBytes(hash: ImageHash): ThumbnailKey {
  return hash;
}

/** Of a file that nobody has hashed: changed, it has another. */
export function thumbnailOfFile(
  uri: ImageUri,
  { bytes, changedAt }: Pick<FileStat, 'bytes' | 'changedAt'>,
): ThumbnailKey {
  return createHash('sha256').update(`${uri}\n${changedAt}\n${bytes}`).digest('hex');
}

/** A picture that is larger than this is none. In bytes. */
const largest = 1024 * 1024;
/** So much at most, in bytes, and so much of it once the oldest went. */
const defaultLimit = 100 * 1024 * 1024;
const keptShare = 0.9;
const extension = '.webp';

/** Small WebP pictures of large images, on disk. Losing one costs nothing but time. */
export class Thumbnails {
  readonly #directory: string;
  readonly #limit: number;
  /** On disk, in bytes, about: other windows write too. */
  #total = Number.POSITIVE_INFINITY;
  #tidying: Promise<void> = Promise.resolve();

  /** @param directory absolute path, shared by all windows; made when first needed. @param limit in bytes. */
  constructor(directory: string, limit = defaultLimit) {
    this.#directory = directory;
    this.#limit = limit;
  }

  /** The absolute path of the picture, if there is one. */
  async find(key: ThumbnailKey): Promise<string | undefined> {
    const path = this.#path(key);
    return (await sizeOf(path)) === undefined ? undefined : path;
  }

  /**
   * @returns the absolute path.
   * @throws RangeError for what is no small WebP. @throws LibraryError
   */
  async put(key: ThumbnailKey, image: Uint8Array): Promise<string> {
    if (imageFormatOf(image) !== 'webp' || image.byteLength > largest) {
      throw new RangeError('A thumbnail is a WebP picture of at most a megabyte.');
    }
    const path = this.#path(key);
    const temporary = join(this.#directory, `.${randomUUID()}.tmp`);
    try {
      await mkdir(this.#directory, { recursive: true });
      await writeFile(temporary, image, { flag: 'wx' });
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => {});
      // Windows refuses to replace a file that somebody reads: the one that is there is as good.
      if ((await sizeOf(path)) === undefined) throw storeError(error, this.#directory);
    }
    this.#total += image.byteLength;
    await this.#tidy();
    return path;
  }

  /** One at a time, and each anew: what failed once need not fail again. */
  #tidy(): Promise<void> {
    const tidied = this.#tidying.then(() => this.#removeSurplus());
    this.#tidying = tidied.catch(() => {});
    return tidied;
  }

  async #removeSurplus(): Promise<void> {
    while (this.#total > this.#limit) {
      // What comes meanwhile counts, if need be twice.
      this.#total = 0;
      let left = Number.POSITIVE_INFINITY;
      try {
        left = await this.#removeOldest();
      } finally {
        this.#total += left;
      }
    }
  }

  /** @returns the bytes that are left. */
  async #removeOldest(): Promise<number> {
    const files = (await this.#list()).sort((a, b) => b.writtenAt - a.writtenAt);
    const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
    if (total <= this.#limit) return total;
    let left = total;
    while (left > this.#limit * keptShare) {
      const oldest = files.pop();
      if (!oldest) break;
      await rm(oldest.path, { force: true }).catch(() => {});
      left -= oldest.bytes;
    }
    return left;
  }

  async #list() {
    const files: { readonly path: string; readonly bytes: number; readonly writtenAt: number }[] = [];
    for (const name of await this.#names()) {
      const path = join(this.#directory, name);
      const found = await stat(path).catch(() => undefined);
      if (found) files.push({ path, bytes: found.size, writtenAt: found.mtimeMs });
    }
    return files;
  }

  async #names(): Promise<readonly string[]> {
    try {
      return (await readdir(this.#directory)).filter((name) => name.endsWith(extension));
    } catch (error) {
      if (storageFailure(error) === 'missing') return [];
      throw storeError(error, this.#directory);
    }
  }

  #path(key: ThumbnailKey): string {
    if (!/^[0-9a-f]{64}$/.test(key)) throw new RangeError('This is no key of a thumbnail.');
    return join(this.#directory, key + extension);
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.size;
}
