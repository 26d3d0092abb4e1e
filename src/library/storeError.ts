import { LibraryError } from '../images/imageLibrary.ts';
import { storageFailure } from './storageFailure.ts';

/** Why Easel's own folder cannot be used, as a sentence for a person. */
export function storeError(error: unknown, directory: string): LibraryError {
  if (error instanceof LibraryError) return error;
  const cause = { cause: error };
  switch (storageFailure(error)) {
    case 'diskFull':
      return new LibraryError(
        'diskFull',
        `The disk that holds Easel’s images (${directory}) is full. Free some space, then try again.`,
        undefined,
        cause,
      );
    case 'readOnly':
    // Node says so when it may not make the folder on a read-only disk.
    case 'missing':
      return new LibraryError(
        'storeUnwritable',
        `Easel may not write to its own folder, ${directory}. Make that folder writable, then try again.`,
        undefined,
        cause,
      );
    default:
      return new LibraryError(
        'storeUnwritable',
        `Easel cannot use its own folder, ${directory} (${reason(error)}). Check that folder, then try again.`,
        undefined,
        cause,
      );
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
