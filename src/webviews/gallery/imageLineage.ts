import type { ImageLibrary, LoadedRecords } from '../../images/imageLibrary.ts';
import type { ImageFormat, ImageUri } from '../../images/imageProvider.ts';
import type { ImageHash, ImageRecord, RecordedRequest } from '../../images/imageRecord.ts';
import type { FileStates } from '../../library/files/fileStates.ts';
import { inSlices } from '../../library/inSlices.ts';
import type { GalleryImage, GalleryImages } from './galleryImages.ts';
import type { ImageLook } from './imageLooks.ts';

interface Source {
  readonly hash: ImageHash;
  readonly uri?: ImageUri;
  /** What the archive was given of it: itself, or the form in which it was sent. */
  readonly archived?: { readonly hash: ImageHash; readonly format: ImageFormat };
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
  readonly #library: Pick<ImageLibrary, 'find'>;
  #reading: Reading | undefined;

  constructor(
    images: GalleryImages,
    fileStates: Pick<FileStates, 'hash'>,
    library: Pick<ImageLibrary, 'find'>,
  ) {
    this.#images = images;
    this.#fileStates = fileStates;
    this.#library = library;
  }

  async from({ record }: ImageLook): Promise<readonly GalleryImage[]> {
    if (!record) return [];
    const found = new Map<string, GalleryImage>();
    for (const source of sourcesOf(record.request)) {
      const recorded = this.#images.byFile.of(source.hash);
      if (recorded === record) continue;
      const image = recorded ? this.#images.ofRecord(recorded) : await this.#ofUser(source);
      if (image) found.set(image.id, image);
    }
    return [...found.values()];
  }

  /** The file where it still holds what was sent, else what it held; `undefined` where nothing does. */
  async #ofUser({ hash, uri, archived }: Source): Promise<GalleryImage | undefined> {
    if (uri !== undefined && (await this.#holds(uri, hash))) return this.#images.ofFile(uri);
    const isThere = archived && (await this.#library.find(archived.hash, archived.format));
    return isThere && this.#images.ofArchived({ ...archived, ...(uri !== undefined && { uri }) });
  }

  async #holds(uri: ImageUri, hash: ImageHash): Promise<boolean> {
    return (await this.#fileStates.hash(uri).catch(() => undefined)) === hash;
  }

  /** The oldest first. */
  async cameOf({ image, record, hash, file }: ImageLook): Promise<readonly GalleryImage[]> {
    // What a file of an answer holds by now, came of something else.
    const own = image.kind === 'record' ? undefined : file;
    const bytes = hash ?? (own && (await this.#fileStates.hash(own.uri).catch(() => undefined)));
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
  if (recipe) {
    const { source: hash, document: uri } = recipe;
    yield { hash, uri, archived: { hash, format: 'png' } };
  } else if (first) {
    yield { ...asSent(first), ...(source !== undefined && { hash: source }) };
  }
  for (const reference of references) yield asSent(reference);
}

function asSent({ hash, format, uri }: NonNullable<RecordedRequest['images']>[number]): Source {
  return { hash, ...(uri !== undefined && { uri }), archived: { hash, format } };
}
