import {
  type ArchivedImage,
  type Destination,
  type ImageLibrary,
  LibraryError,
  type LoadedRecords,
  type StoredImage,
} from '../images/imageLibrary.ts';
import type { ImageBytes, ImageFormat, ImageUri } from '../images/imageProvider.ts';
import type { ImageHash, RecordLine } from '../images/imageRecord.ts';
import type { Log } from '../images/log.ts';
import type { Archive } from './archive.ts';
import { safeName } from './fileName.ts';
import type { KeptFiles } from './keptFiles.ts';
import type { Records } from './records.ts';
import type { ReplacedFiles } from './replacedFiles.ts';

export interface WorkspaceImageLibraryOptions {
  readonly archive: Archive;
  readonly records: Records;
  readonly keptFiles: KeptFiles;
  readonly replacedFiles: ReplacedFiles;
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
    await this.#recordPlace(image.hash, uri);
    return { uri, hash: image.hash };
  }

  async replace(
    uri: ImageUri,
    image: Pick<ArchivedImage, 'hash' | 'format'>,
    expected: ImageHash,
    { restores } = { restores: false },
  ): Promise<StoredImage> {
    await this.#options.replacedFiles.write(image, { uri, expected, restores });
    await this.#recordPlace(image.hash, uri);
    return { uri, hash: image.hash };
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
  async #recordPlace(hash: ImageHash, uri: ImageUri): Promise<void> {
    const { records, log, now } = this.#options;
    try {
      await records.append({ kind: 'place', at: new Date(now()).toISOString(), hash, uri });
    } catch (error) {
      log.warn(`Cannot record where an image was kept: ${error instanceof Error ? error.message : error}`);
    }
  }
}
