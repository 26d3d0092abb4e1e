import type { LoadedRecords } from '../../images/imageLibrary.ts';
import type { ImageUri } from '../../images/imageProvider.ts';
import type { ImageHash, ImageRecord, RecordedRequest } from '../../images/imageRecord.ts';
import type { FileStates } from '../../library/fileStates.ts';
import { inSlices } from '../../library/inSlices.ts';
import type { GalleryImage, GalleryImages } from './galleryImages.ts';
import type { ImageLook } from './imageLooks.ts';

interface Source {
  readonly hash: ImageHash;
  readonly uri?: ImageUri;
}

interface Reading {
  readonly records: LoadedRecords;
  readonly byHash: ReadonlyMap<ImageHash, readonly ImageRecord[]>;
}

/** More is nothing that anybody looks through. */
const most = 200;

/** From what images were made, and what was made from them. */
export class ImageLineage {
  readonly #images: GalleryImages;
  readonly #fileStates: Pick<FileStates, 'hash'>;
  #reading: Reading | undefined;

  constructor(images: GalleryImages, fileStates: Pick<FileStates, 'hash'>) {
    this.#images = images;
    this.#fileStates = fileStates;
  }

  from({ record }: ImageLook): readonly GalleryImage[] {
    if (!record) return [];
    const found = new Map<string, GalleryImage>();
    for (const { hash, uri } of sourcesOf(record.request)) {
      const source = this.#images.byFile.of(hash);
      if (source === record) continue;
      const image = source
        ? this.#images.ofRecord(source)
        : uri === undefined
          ? undefined
          : this.#images.ofFile(uri);
      if (image) found.set(image.id, image);
    }
    return [...found.values()];
  }

  /** The oldest first. */
  async cameOf({ record, hash, file }: ImageLook): Promise<readonly GalleryImage[]> {
    const bytes = hash ?? (file && (await this.#fileStates.hash(file.uri).catch(() => undefined)));
    const hashes = new Set([
      ...(record ? [record.hash, ...record.composites] : []),
      ...(bytes ? [bytes] : []),
    ]);
    const { byHash } = await this.#read();
    const made = new Set<ImageRecord>();
    for (const source of hashes) for (const result of byHash.get(source) ?? []) made.add(result);
    if (record) made.delete(record);
    const newest = [...made].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, most);
    return newest.reverse().map((result) => this.#images.ofRecord(result));
  }

  async #read(): Promise<Reading> {
    const { records } = this.#images;
    if (this.#reading?.records === records) return this.#reading;
    const byHash = new Map<ImageHash, ImageRecord[]>();
    await inSlices(records.images, (record) => {
      for (const { hash } of sourcesOf(record.request)) {
        const known = byHash.get(hash);
        if (known) known.push(record);
        else byHash.set(hash, [record]);
      }
    });
    this.#reading = { records, byHash };
    return this.#reading;
  }
}

/** The files that a request is about: what was sent of them may have had another form. */
function* sourcesOf({ recipe, source, images = [] }: RecordedRequest): Generator<Source> {
  const [first, ...references] = images;
  const original = recipe?.source ?? source;
  const uri = recipe?.document ?? first?.uri;
  if (original !== undefined) yield { hash: original, ...(uri !== undefined && { uri }) };
  else if (first) yield first;
  yield* references;
}
