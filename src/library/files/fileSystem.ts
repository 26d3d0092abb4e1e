import type { ImageUri } from '../../images/imageProvider.ts';

export interface FileStat {
  /** The rest is said of what the link leads to. */
  readonly symbolicLink: boolean;
  readonly folder: boolean;
  /** Size in bytes. */
  readonly bytes: number;
  /** When its bytes last changed, in milliseconds since 1970. */
  readonly changedAt: number;
}

/**
 * What the library asks of the disk that holds the user's files, which may be on another machine. Failures are the
 * errors of VS Code or Node as they come; see `storageFailure.ts`.
 */
export interface FileSystem {
  /** `undefined` when nothing is there; a link to nothing is something. */
  stat(uri: ImageUri): Promise<FileStat | undefined>;
  /** Makes missing parents too; an existing folder is fine. */
  createDirectory(uri: ImageUri): Promise<void>;
  /** Fails when there is a file at `target`. */
  copy(source: ImageUri, target: ImageUri): Promise<void>;
  readFile(uri: ImageUri): Promise<Uint8Array>;
  /** Makes the file or gives it these bytes; a failure may leave a part of them. */
  writeFile(uri: ImageUri, data: Uint8Array): Promise<void>;
  delete(uri: ImageUri): Promise<void>;
  /** Deletes a file to the trash where the disk has one, else for good. */
  trash(uri: ImageUri): Promise<void>;
  /** A `file:` URI with all links followed; `undefined` when nothing is there. */
  realUri(uri: ImageUri): Promise<ImageUri | undefined>;
}
