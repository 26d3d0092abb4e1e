import { type ArchivedImage, type Destination, LibraryError } from '../../images/imageLibrary.ts';
import type { ImageUri } from '../../images/imageProvider.ts';
import { assertInsideWorkspace } from '../destination/insideWorkspace.ts';
import type { FileSystem } from './fileSystem.ts';
import { imageExtension } from './imageExtension.ts';
import { folderError, keepError } from './keepError.ts';
import type { NewFiles } from './newFiles.ts';

/** Writes archived images into the user's folders, unchanged and under names that were free. */
export class KeptFiles {
  readonly #files: FileSystem;
  readonly #newFiles: NewFiles;

  constructor(files: FileSystem, newFiles: NewFiles) {
    this.#files = files;
    this.#newFiles = newFiles;
  }

  /** @returns the file. @throws LibraryError, and then leaves nothing half-written. */
  async write(image: ArchivedImage, { folder, name, within }: Destination): Promise<ImageUri> {
    const extension = `.${imageExtension(image.format)}`;
    const file = name + extension;
    try {
      if (within !== undefined) await assertInsideWorkspace(folder, within, this.#files);
      await this.#createFolder(folder);
      const written = await this.#newFiles.write(image, folder, name, extension);
      if (written !== undefined) return written;
    } catch (error) {
      throw keepError(error, file, folder);
    }
    throw new LibraryError(
      'invalidName',
      `Every name like “${file}” is taken. Choose another in the setting easel.fileName.`,
      folder,
    );
  }

  async #createFolder(folder: ImageUri): Promise<void> {
    try {
      await this.#files.createDirectory(folder);
    } catch (error) {
      throw folderError(error, folder);
    }
  }
}
