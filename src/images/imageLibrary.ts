import type { ImageBytes, ImageFormat, ImageUri } from './imageProvider.ts';
import type {
  CompositeRecord,
  ImageHash,
  ImageRecord,
  JobRecord,
  RecordLine,
  RemovedFile,
  Replacement,
} from './imageRecord.ts';

/** An answer that is safe in Easel's own store, whatever becomes of it. */
export interface ArchivedImage {
  readonly hash: ImageHash;
  readonly format: ImageFormat;
  /** Size in bytes. */
  readonly bytes: number;
  /** Where the archive holds it: a `file:` URI. */
  readonly uri: ImageUri;
}

/** A file of the user's. */
export interface StoredImage {
  readonly uri: ImageUri;
  readonly hash: ImageHash;
}

/** A file or folder of the user's that has another name, or stands elsewhere. */
export interface FileMove {
  readonly from: ImageUri;
  readonly to: ImageUri;
}

/** Where an image is to be kept: the name carries no extension, the library adds it and, when taken, `-1`. */
export interface Destination {
  readonly folder: ImageUri;
  readonly name: string;
  /** The workspace folder that must hold it, links followed; absent when a person chose the folder by hand. */
  readonly within?: ImageUri;
}

/** How often a window with running jobs is to call {@link ImageLibrary.touch}, in milliseconds. */
export const heartbeatMs = 30_000;

/** The port to where images and their stories are kept. */
export interface ImageLibrary {
  /** Asked before every request, so that nothing is paid for that cannot be kept. @throws LibraryError */
  assertWritable(): Promise<void>;
  /** Resolves when the bytes would survive a crash. @throws LibraryError */
  archive(image: ImageBytes): Promise<ArchivedImage>;
  /** What the archive holds of these bytes, which are not read; `undefined` once they have left it. */
  find(hash: ImageHash, format: ImageFormat): Promise<ArchivedImage | undefined>;
  /** @throws LibraryError when the archive no longer holds it. */
  read(hash: ImageHash, format: ImageFormat): Promise<ImageBytes>;
  /** Writes the archived bytes, unchanged, to a file of the user's; never overwrites. @throws LibraryError */
  keep(image: ArchivedImage, destination: Destination): Promise<StoredImage>;
  /**
   * Writes the archived bytes, unchanged, into a file of the user's in place of the `expected` ones, which go to the
   * archive first; whatever happens, the file's earlier bytes can be had back. Writing back the file's original says
   * `restores`.
   * @throws LibraryError with reason `changed` when the file holds anything but `expected`.
   */
  replace(
    uri: ImageUri,
    image: Pick<ArchivedImage, 'hash' | 'format'>,
    expected: ImageHash,
    options?: { readonly restores: boolean },
  ): Promise<StoredImage>;
  /**
   * Deletes a file of the user's, to the trash where the disk has one; its bytes go to the archive first, so that
   * {@link restore} brings it back either way.
   * @param expected what the file holds; absent: whatever it is.
   * @throws LibraryError `changed` when the file holds anything but `expected`; the file is left as it is.
   */
  remove(uri: ImageUri, expected?: ImageHash): Promise<ArchivedImage>;
  /**
   * Writes archived bytes, unchanged, back to where a file stood; under the next free name where something else stands
   * there now, and not at all where they already do.
   * @throws LibraryError `missing` once the archive no longer holds them.
   */
  restore(image: Pick<ArchivedImage, 'hash' | 'format'>, uri: ImageUri): Promise<StoredImage>;
  /** Files or folders of the user's were renamed or moved: all that is recorded of them follows. @throws LibraryError */
  moved(moves: readonly FileMove[]): Promise<void>;
  /** @throws LibraryError */
  append(line: RecordLine): Promise<void>;
  /** Says that this window's jobs still run, every {@link heartbeatMs}; see `JobLine`. */
  touch(): Promise<void>;
  /** Everything recorded on this machine, all windows merged, newest first unless it says otherwise. */
  load(): Promise<LoadedRecords>;
}

export interface LoadedRecords {
  readonly images: readonly ImageRecord[];
  readonly jobs: readonly JobRecord[];
  /** In no order. */
  readonly composites: readonly CompositeRecord[];
  /** The oldest first; clearing records leaves them. */
  readonly replacements: readonly Replacement[];
  /** Every file that was deleted and can be restored, also those that Easel did not make; the oldest first. */
  readonly removals: readonly RemovedFile[];
}

export type LibraryErrorReason =
  | 'storeUnwritable'
  | 'diskFull'
  | 'readOnly'
  | 'outsideWorkspace'
  | 'invalidName'
  | 'missing'
  /** A file of the user's is not what it was. */
  | 'changed'
  | 'other';

/** `message` is a sentence for a person. */
export class LibraryError extends Error {
  override readonly name = 'LibraryError';

  constructor(
    readonly reason: LibraryErrorReason,
    message: string,
    readonly uri?: ImageUri,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export function isLibraryError(error: unknown): error is LibraryError {
  return error instanceof Error && error.name === 'LibraryError' && 'reason' in error;
}
