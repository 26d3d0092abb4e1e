import type { LoadedRecords } from '../../images/imageLibrary.ts';
import type { ImageUri } from '../../images/imageProvider.ts';
import type { ImageHash, ImageRecord } from '../../images/imageRecord.ts';
import { inSlices } from '../inSlices.ts';

/** The records by the files that are theirs. */
export class RecordsByFile {
  readonly #byUri = new Map<ImageUri, ImageRecord>();
  readonly #byHash = new Map<ImageHash, ImageRecord>();
  readonly #sizes = new Set<number>();

  private constructor() {}

  static async of({ images }: Pick<LoadedRecords, 'images'>): Promise<RecordsByFile> {
    const records = new RecordsByFile();
    await inSlices(images, (image) => records.#add(image));
    return records;
  }

  /** By what was recorded, whatever the file holds now. Of several the newest. */
  at(uri: ImageUri): ImageRecord | undefined {
    return this.#byUri.get(uri);
  }

  /** By the bytes of the answer or of a composite. Of several the newest. */
  of(hash: ImageHash): ImageRecord | undefined {
    return this.#byHash.get(hash);
  }

  /** False: no file of this size, in bytes, has a record, so that it need not be read. */
  mayHave(bytes: number): boolean {
    return this.#sizes.has(bytes);
  }

  /** Newest first. */
  #add(image: ImageRecord): void {
    this.#sizes.add(image.bytes);
    for (const { uri, bytes } of image.places) {
      if (bytes !== undefined) this.#sizes.add(bytes);
      if (!this.#byUri.has(uri)) this.#byUri.set(uri, image);
    }
    for (const hash of [image.hash, ...image.composites]) {
      if (!this.#byHash.has(hash)) this.#byHash.set(hash, image);
    }
  }
}
