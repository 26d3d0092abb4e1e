import { imageFormatOf } from '../../images/imageFormat.ts';
import type { ArchivedImage } from '../../images/imageLibrary.ts';
import type { ImageUri } from '../../images/imageProvider.ts';
import type { ImageHash, PlaceLine, ReplaceLine } from '../../images/imageRecord.ts';
import type { Log } from '../../images/log.ts';
import type { Archive } from '../archive/archive.ts';
import { sha256 } from '../archive/sha256.ts';
import { leadsInside } from '../destination/insideWorkspace.ts';
import type { Records } from '../records/records.ts';
import type { FileSystem } from './fileSystem.ts';
import { changedError, linkError, replaceError, tornError } from './replaceError.ts';

export interface ReplacedFilesOptions {
  readonly files: FileSystem;
  readonly archive: Pick<Archive, 'put' | 'read'>;
  readonly records: Pick<Records, 'append'>;
  /** `undefined` for a file that the person opened from elsewhere. */
  readonly workspaceFolderOf: (uri: ImageUri) => ImageUri | undefined;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface Replacing {
  readonly uri: ImageUri;
  /** What the file holds, or nothing is written. */
  readonly expected: ImageHash;
  /** It is the file's original that is written. */
  readonly restores: boolean;
}

type WithoutTime<Line> = Line extends unknown ? Omit<Line, 'at'> : never;

/**
 * Gives files of the user's other bytes, and keeps the way back open wherever it is cut short.
 *
 * The old bytes go to the archive; then the file is looked at again, because that took its time; then comes the
 * record; then the file is written. A crash before the record changes nothing. One after it leaves a file that is
 * whole, old or new, or torn, and a record from which the original is found either way (see `originalOf`). To
 * restore, the record comes last: until the original is back, the earlier records must lead to it.
 *
 * Nothing locks a file against other programs. What one writes between the second look and ours is lost, as with
 * every editor; two windows that replace one file at once lose nothing, since both archive what they find.
 */
export class ReplacedFiles {
  readonly #options: ReplacedFilesOptions;

  constructor(options: ReplacedFilesOptions) {
    this.#options = options;
  }

  /** @throws LibraryError `changed`, `readOnly`, `outsideWorkspace`, …: the sentence says what became of the file. */
  async write(image: Pick<ArchivedImage, 'hash' | 'format'>, replacing: Replacing): Promise<void> {
    const { uri, expected, restores } = replacing;
    try {
      await this.#assertInside(uri);
      const old = await this.#archiveOld(replacing);
      const { data } = await this.#options.archive.read(image.hash, image.format);
      await this.#readExpected(replacing);
      if (image.hash === expected) return;
      if (!restores) await this.#append({ kind: 'replace', uri, before: expected, after: image.hash });
      await this.#writeWhole(data, image.hash, old, replacing);
    } catch (error) {
      throw replaceError(error, uri, restores);
    }
    if (restores)
      await this.#appendIfPossible({ kind: 'replace', uri, before: expected, after: image.hash, restores });
  }

  async #assertInside(uri: ImageUri): Promise<void> {
    const { files, workspaceFolderOf } = this.#options;
    const folder = workspaceFolderOf(uri);
    if (folder !== undefined && !(await leadsInside(uri, folder, files))) throw linkError(uri, folder);
  }

  async #archiveOld(replacing: Replacing): Promise<ArchivedImage> {
    const data = await this.#readExpected(replacing);
    // What a crash tore may not even have its first bytes; only PNG files are replaced.
    return this.#options.archive.put({ data, format: imageFormatOf(data) ?? 'png' });
  }

  async #readExpected({ uri, expected }: Replacing): Promise<Uint8Array> {
    const data = await this.#options.files.readFile(uri);
    if ((await sha256(data)) !== expected) throw changedError(uri);
    return data;
  }

  async #writeWhole(
    data: Uint8Array,
    hash: ImageHash,
    old: ArchivedImage,
    { uri, expected, restores }: Replacing,
  ): Promise<void> {
    try {
      await this.#options.files.writeFile(uri, data);
    } catch (error) {
      const left = await this.#hashAfterFailure(uri, data, old);
      // Where only the last step failed, such as setting permissions on a disk without them, all is there.
      if (left === hash) return;
      if (left === undefined) throw tornError(error, uri);
      if (!restores) await this.#appendIfPossible({ kind: 'replace', uri, before: hash, after: expected });
      if (!restores && left === expected)
        await this.#appendIfPossible({ kind: 'place', uri, hash: expected });
      throw error;
    }
  }

  /** Puts the old bytes back where only a part of ours is. @returns what the file holds then; `undefined`: a part. */
  async #hashAfterFailure(
    uri: ImageUri,
    data: Uint8Array,
    old: ArchivedImage,
  ): Promise<ImageHash | undefined> {
    const { files, archive } = this.#options;
    try {
      const left = await files.readFile(uri);
      if (!isPart(left, data)) return await sha256(left);
      const { data: whole } = await archive.read(old.hash, old.format);
      await files.writeFile(uri, whole).catch(() => undefined);
      const repaired = await sha256(await files.readFile(uri));
      return repaired === old.hash ? repaired : undefined;
    } catch {
      // The first error says more.
      return undefined;
    }
  }

  async #appendIfPossible(line: WithoutTime<PlaceLine | ReplaceLine>): Promise<void> {
    try {
      await this.#append(line);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#options.log.warn(`Cannot record what became of a file: ${message}`);
    }
  }

  #append(line: WithoutTime<PlaceLine | ReplaceLine>): Promise<void> {
    const { records, now } = this.#options;
    return records.append({ ...line, at: new Date(now()).toISOString() });
  }
}

function isPart(left: Uint8Array, data: Uint8Array): boolean {
  return left.byteLength < data.byteLength && Buffer.compare(left, data.subarray(0, left.byteLength)) === 0;
}
