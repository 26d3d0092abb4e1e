import { posix } from 'node:path';
import { LibraryError, type LibraryErrorReason } from '../../images/imageLibrary.ts';
import type { ImageUri } from '../../images/imageProvider.ts';
import { uriPath } from '../destination/uriPath.ts';
import { storageFailure } from '../storageFailure.ts';

/** Why a file could not be deleted, as a sentence for a person; it is still there. */
export function removeError(error: unknown, uri: ImageUri): LibraryError {
  if (error instanceof LibraryError) return error;
  switch (storageFailure(error)) {
    case 'missing':
      return missingError(uri, error);
    case 'readOnly':
      return failure(
        'readOnly',
        uri,
        'may not be deleted. Make it and its folder writable, then try again.',
        error,
      );
    default:
      return failure('other', uri, `could not be deleted (${reasonOf(error)}). Try again.`, error);
  }
}

/** Why a file could not be brought back, as a sentence for a person; its bytes are still in the archive. */
export function restoreError(error: unknown, uri: ImageUri): LibraryError {
  if (error instanceof LibraryError) return error;
  const folder = posix.dirname(uriPath(uri));
  switch (storageFailure(error)) {
    case 'diskFull':
      return failure(
        'diskFull',
        uri,
        'was not restored, because the disk is full. Free some space, then try again.',
        error,
      );
    case 'readOnly':
      return failure(
        'readOnly',
        uri,
        `was not restored, because “${folder}” cannot be written to. Make it writable, then try again.`,
        error,
      );
    case 'exists':
    case 'notFolder':
      return failure(
        'invalidName',
        uri,
        `was not restored, because a file stands where “${folder}” was. Move that file away, then try again.`,
        error,
      );
    default:
      return failure('other', uri, `was not restored (${reasonOf(error)}). Try again.`, error);
  }
}

export function missingError(uri: ImageUri, cause?: unknown): LibraryError {
  return failure('missing', uri, 'is no longer there.', cause);
}

export function folderError(uri: ImageUri): LibraryError {
  return failure('invalidName', uri, 'is a folder. Delete it in the Explorer.');
}

export function noImageError(uri: ImageUri): LibraryError {
  return failure('invalidName', uri, 'is no PNG, JPEG or WebP image. Delete it in the Explorer.');
}

/** Some other program wrote the file, or the person did. */
export function changedError(uri: ImageUri): LibraryError {
  return failure(
    'changed',
    uri,
    'changed on disk, so it was not deleted. Look at it again, then decide anew.',
  );
}

export function linkError(uri: ImageUri, workspaceFolder: ImageUri): LibraryError {
  return failure(
    'outsideWorkspace',
    uri,
    `leads outside the workspace folder “${uriPath(workspaceFolder)}” through a link, so it was left as it is.`,
  );
}

export function freedError(uri: ImageUri): LibraryError {
  return failure('missing', uri, 'is no longer in Easel’s archive, so it cannot be restored.');
}

export function takenError(uri: ImageUri): LibraryError {
  return failure('invalidName', uri, 'was not restored, because every name like it is taken.');
}

function failure(reason: LibraryErrorReason, uri: ImageUri, what: string, cause?: unknown): LibraryError {
  return new LibraryError(reason, `“${posix.basename(uriPath(uri))}” ${what}`, uri, { cause });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
