import { posix } from 'node:path';
import { LibraryError } from '../../images/imageLibrary.ts';
import type { ImageUri } from '../../images/imageProvider.ts';
import { uriPath } from '../destination/uriPath.ts';
import { storageFailure } from '../storageFailure.ts';

const keepInstead = 'Use Keep to save the result as a new file instead.';

/** Why a file could not be given other bytes, as a sentence for a person; it holds what it held before. */
export function replaceError(error: unknown, uri: ImageUri, restores: boolean): LibraryError {
  if (error instanceof LibraryError) return error;
  const name = nameOf(uri);
  const cause = { cause: error };
  switch (storageFailure(error)) {
    case 'readOnly':
      return new LibraryError(
        'readOnly',
        `“${name}” cannot be written to. ${restores ? 'Make it writable, then restore it again.' : keepInstead}`,
        uri,
        cause,
      );
    case 'diskFull':
      return new LibraryError(
        'diskFull',
        `The disk is full, so “${name}” was left as it was. Free some space, then try again.`,
        uri,
        cause,
      );
    case 'missing':
      return new LibraryError(
        'missing',
        `“${name}” is no longer there. ${restores ? 'Bring it back under this name, then restore it.' : keepInstead}`,
        uri,
        cause,
      );
    default:
      return new LibraryError(
        'other',
        `“${name}” could not be written (${reason(error)}). ${restores ? 'Try again.' : keepInstead}`,
        uri,
        cause,
      );
  }
}

/** Some other program wrote the file, or the person did. */
export function changedError(uri: ImageUri): LibraryError {
  return new LibraryError(
    'changed',
    `“${nameOf(uri)}” changed on disk since it was opened, so it was left as it is. Open it again, then decide anew.`,
    uri,
  );
}

export function linkError(uri: ImageUri, workspaceFolder: ImageUri): LibraryError {
  return new LibraryError(
    'outsideWorkspace',
    `“${nameOf(uri)}” leads outside the workspace folder “${uriPath(workspaceFolder)}” through a link. ${keepInstead}`,
    uri,
  );
}

/** The old bytes could not be put back either. */
export function tornError(error: unknown, uri: ImageUri): LibraryError {
  return new LibraryError(
    storageFailure(error) === 'diskFull' ? 'diskFull' : 'other',
    `“${nameOf(uri)}” may be incomplete, because it could not be written to its end (${reason(error)}). ` +
      'Its earlier content is safe in Easel’s archive: use Restore Original once the disk can be written to.',
    uri,
    { cause: error },
  );
}

function nameOf(uri: ImageUri): string {
  return posix.basename(uriPath(uri));
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
