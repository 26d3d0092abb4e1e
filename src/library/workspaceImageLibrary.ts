import {
  type ArchivedImage,
  type Destination,
  type FileMove,
  type ImageLibrary,
  LibraryError,
  type LoadedRecords,
  type StoredImage,
} from '../images/imageLibrary.ts';
import type { ImageBytes, ImageFormat, ImageUri } from '../images/imageProvider.ts';
import type { ImageHash, RecordLine } from '../images/imageRecord.ts';
import type { Log } from '../images/log.ts';
import type { Archive } from './archive/archive.ts';
import { safeName } from './destination/fileName.ts';
import type { KeptFiles } from './files/keptFiles.ts';
import type { RemovedFiles } from './files/removedFiles.ts';
import type { ReplacedFiles } from './files/replacedFiles.ts';
import { recordedMoves } from './records/recordedMoves.ts';
import type { Records } from './records/records.ts';

export interface WorkspaceImageLibraryOptions {
  readonly archive: Archive;
  readonly records: Records;
  readonly keptFiles: KeptFiles;
  readonly replacedFiles: ReplacedFiles;
  readonly removedFiles: RemovedFiles;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Answers in an archive on this machine, kept images as files in the workspace, and the stories of both. */
export class WorkspaceImageLibrary implements ImageLibrary {
  readonly #options: WorkspaceImageLibraryOptions;

  constructor(options: WorkspaceImageLibraryOptions) {
    this.#options = options;
  }

  assertWritable(): Promise<void> {
    return this.#options.archive.assertWritable();
  }

  archive(image: ImageBytes): Promise<ArchivedImage> {
    return this.#options.archive.put(image);
  }

  async find(hash: ImageHash, format: ImageFormat): Promise<ArchivedImage | undefined> {
    return this.#options.archive.find(hash, format);
  }

  read(hash: ImageHash, format: ImageFormat): Promise<ImageBytes> {
    return this.#options.archive.read(hash, format);
  }

  async keep(image: ArchivedImage, destination: Destination): Promise<StoredImage> {
    if (destination.name !== safeName(destination.name)) {
      throw new LibraryError(
        'invalidName',
        `“${destination.name}” cannot be a file name. Choose one without “/”, “:” and the like.`,
      );
    }
    const uri = await this.#options.keptFiles.write(image, destination);
    await this.#recordPlace(image, uri);
    return { uri, hash: image.hash };
  }

  async replace(
    uri: ImageUri,
    image: Pick<ArchivedImage, 'hash' | 'format'>,
    expected: ImageHash,
    { restores } = { restores: false },
  ): Promise<StoredImage> {
    await this.#options.replacedFiles.write(image, { uri, expected, restores });
    await this.#recordPlace(image, uri);
    return { uri, hash: image.hash };
  }

  remove(uri: ImageUri, expected?: ImageHash): Promise<ArchivedImage> {
    return this.#options.removedFiles.remove(uri, expected);
  }

  async restore(image: Pick<ArchivedImage, 'hash' | 'format'>, uri: ImageUri): Promise<StoredImage> {
    const written = await this.#options.removedFiles.restore(image, uri);
    await this.#recordPlace(image, written);
    return { uri: written, hash: image.hash };
  }

  async moved(moves: readonly FileMove[]): Promise<void> {
    const { records, now } = this.#options;
    const at = new Date(now()).toISOString();
    const recorded = await recordedMoves(moves, await records.load());
    await Promise.all(recorded.map((move) => records.append({ kind: 'move', at, ...move })));
  }

  append(line: RecordLine): Promise<void> {
    return this.#options.records.append(line);
  }

  touch(): Promise<void> {
    return this.#options.records.touch();
  }

  load(): Promise<LoadedRecords> {
    return this.#options.records.load();
  }

  /** The file is there, and that is what was asked for: a missing line is no failure. */
  async #recordPlace({ hash, format }: Pick<ArchivedImage, 'hash' | 'format'>, uri: ImageUri): Promise<void> {
    const { archive, records, log, now } = this.#options;
    try {
      const bytes = (await archive.find(hash, format))?.bytes;
      const at = new Date(now()).toISOString();
      await records.append({ kind: 'place', at, hash, uri, ...(bytes !== undefined && { bytes }) });
    } catch (error) {
      log.warn(`Cannot record where an image was kept: ${error instanceof Error ? error.message : error}`);
    }
  }
}
