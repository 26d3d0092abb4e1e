import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ArchivedImage } from '../../images/imageLibrary.ts';
import { LibraryError } from '../../images/imageLibrary.ts';
import type { ImageBytes, ImageFormat } from '../../images/imageProvider.ts';
import type { ImageHash } from '../../images/imageRecord.ts';
import { formatOfExtension, imageExtension } from '../files/imageExtension.ts';
import { storageFailure } from '../storageFailure.ts';
import { storeError } from '../storeError.ts';
import { sha256 } from './sha256.ts';

export interface ArchivedFile {
  readonly hash: ImageHash;
  readonly format: ImageFormat;
  /** Size in bytes. */
  readonly bytes: number;
  /** When these bytes were last handed in, in milliseconds since 1970. */
  readonly archivedAt: number;
}

/** More than a typical answer, so that a nearly full disk shows before anything is paid for. */
const probeBytes = 4 * 1024 * 1024;

/** Years of images, all at once, would hold everything else up. */
const statsAtOnce = 64;

/** Images on this machine's disk, named by their own SHA-256: nothing in it is ever overwritten. */
export class Archive {
  readonly #directory: string;

  /** @param directory absolute path; made when first needed. */
  constructor(directory: string) {
    this.#directory = directory;
  }

  /** @throws LibraryError unless an image could be written now. */
  async assertWritable(): Promise<void> {
    const probe = this.#temporaryPath();
    try {
      await mkdir(this.#directory, { recursive: true });
      await writeFile(probe, new Uint8Array(probeBytes), { flag: 'wx' });
    } catch (error) {
      throw storeError(error, this.#directory);
    } finally {
      await rm(probe, { force: true }).catch(() => {});
    }
  }

  /** Resolves when the bytes would survive a power cut. @throws LibraryError */
  async put(image: ImageBytes): Promise<ArchivedImage> {
    const temporary = this.#temporaryPath();
    try {
      await mkdir(this.#directory, { recursive: true });
      // Neither the hash nor the disk waits for the other, and neither blocks the extension host.
      const [hash] = await settled(sha256(image.data), writeDurably(temporary, image.data));
      const path = this.#path(hash, image.format);
      await this.#publish(temporary, path, image.data.byteLength);
      return {
        hash,
        format: image.format,
        bytes: image.data.byteLength,
        uri: pathToFileURL(path).href,
      };
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => {});
      throw storeError(error, this.#directory);
    }
  }

  /** @throws LibraryError */
  async read(hash: ImageHash, format: ImageFormat): Promise<ImageBytes> {
    const path = this.path(hash, format);
    try {
      return { data: await readFile(path), format };
    } catch (error) {
      if (storageFailure(error) !== 'missing') throw storeError(error, this.#directory);
      throw new LibraryError(
        'missing',
        'This image is no longer in Easel’s archive. Open it from the workspace, or generate it again.',
        pathToFileURL(path).href,
        { cause: error },
      );
    }
  }

  /** `undefined` when it is not there. @throws LibraryError when `hash` is no SHA-256. */
  async find(hash: ImageHash, format: ImageFormat): Promise<ArchivedImage | undefined> {
    const path = this.path(hash, format);
    const bytes = await sizeOf(path);
    return bytes === undefined ? undefined : { hash, format, bytes, uri: pathToFileURL(path).href };
  }

  /** @throws LibraryError when `hash` is no SHA-256: records are files, and a name out of one must not lead elsewhere. */
  path(hash: ImageHash, format: ImageFormat): string {
    if (!/^[0-9a-f]{64}$/.test(hash)) {
      throw new LibraryError('missing', 'This record does not name an image that Easel has archived.');
    }
    return this.#path(hash, format);
  }

  /** Every whole image, in no order. @throws LibraryError */
  async list(): Promise<readonly ArchivedFile[]> {
    try {
      const names = await readdir(this.#directory);
      const files: ArchivedFile[] = [];
      for (let start = 0; start < names.length; start += statsAtOnce) {
        const some = names.slice(start, start + statsAtOnce).map((name) => this.#describe(name));
        for (const file of await Promise.all(some)) if (file) files.push(file);
      }
      return files;
    } catch (error) {
      if (storageFailure(error) === 'missing') return [];
      throw storeError(error, this.#directory);
    }
  }

  /** @throws LibraryError */
  async remove(file: Pick<ArchivedFile, 'hash' | 'format'>): Promise<void> {
    try {
      await rm(this.path(file.hash, file.format), { force: true });
    } catch (error) {
      throw storeError(error, this.#directory);
    }
  }

  async #describe(name: string): Promise<ArchivedFile | undefined> {
    const [, hash, extension] = /^([0-9a-f]{64})\.(\w+)$/.exec(name) ?? [];
    const format = formatOfExtension(extension ?? '');
    if (!hash || !format) return undefined;
    const found = await stat(join(this.#directory, name)).catch(() => undefined);
    return found && { hash, format, bytes: found.size, archivedAt: found.mtimeMs };
  }

  /** Another window may publish the same bytes at the same time: either file is as good. */
  async #publish(temporary: string, path: string, bytes: number): Promise<void> {
    try {
      await rename(temporary, path);
    } catch (error) {
      // Windows refuses to replace a file that somebody reads.
      if ((await sizeOf(path)) !== bytes) throw error;
      await rm(temporary, { force: true });
    }
    await syncDirectory(this.#directory);
  }

  #path(hash: ImageHash, format: ImageFormat): string {
    return join(this.#directory, `${hash}.${imageExtension(format)}`);
  }

  #temporaryPath(): string {
    return join(this.#directory, `.${randomUUID()}.tmp`);
  }
}

async function writeDurably(path: string, data: Uint8Array): Promise<void> {
  await writeFile(path, data, { flag: 'wx', flush: true });
}

/** Like `Promise.all`, but fails only when both have stopped, so that nothing is written after the clean-up. */
async function settled<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([first, second]);
  return Promise.all([first, second]);
}

async function sizeOf(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.size;
}

/** Makes the new name itself durable. Windows has no such call and needs none. */
async function syncDirectory(directory: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
