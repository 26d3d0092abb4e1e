import { LibraryError } from '../../images/imageLibrary.ts';
import type { ImageUri } from '../../images/imageProvider.ts';
import { uriPath } from '../destination/uriPath.ts';
import { storageFailure } from '../storageFailure.ts';

const safe = 'The image itself is safe in Easel’s archive.';

/** Why a folder could not be made; a drive or a parent that does not exist counts as a wrong choice of folder. */
export function folderError(error: unknown, folder: ImageUri): unknown {
  if (storageFailure(error) !== 'missing') return error;
  return new LibraryError(
    'invalidName',
    `The folder “${uriPath(folder)}” cannot be made. Choose another in the setting easel.outputFolder. ${safe}`,
    folder,
    { cause: error },
  );
}

/** Why an image could not be written into a folder of the user's, as a sentence for a person. */
export function keepError(error: unknown, file: string, folder: ImageUri): LibraryError {
  if (error instanceof LibraryError) return error;
  const path = uriPath(folder);
  const cause = { cause: error };
  switch (storageFailure(error)) {
    case 'diskFull':
      return new LibraryError(
        'diskFull',
        `The disk is full, so “${file}” could not be written to “${path}”. Free some space, then keep it again. ${safe}`,
        folder,
        cause,
      );
    case 'readOnly':
      return new LibraryError(
        'readOnly',
        `“${path}” cannot be written to, so “${file}” was not kept. Choose another folder in the setting easel.outputFolder. ${safe}`,
        folder,
        cause,
      );
    case 'missing':
      return new LibraryError(
        'missing',
        `“${file}” is no longer in Easel’s archive, so it could not be kept. Generate it again.`,
        folder,
        cause,
      );
    case 'exists':
    case 'notFolder':
      return new LibraryError(
        'invalidName',
        `“${path}” cannot be a folder, because a file is in the way. Choose another folder in the setting easel.outputFolder. ${safe}`,
        folder,
        cause,
      );
    default:
      return new LibraryError(
        'other',
        `“${file}” could not be written to “${path}” (${error instanceof Error ? error.message : error}). Choose another folder. ${safe}`,
        folder,
        cause,
      );
  }
}
