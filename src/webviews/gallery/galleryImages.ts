import { hash } from 'node:crypto';
import type { FileMove, ImageLibrary, LoadedRecords } from '../../images/imageLibrary.ts';
import type { ImageFormat, ImageUri } from '../../images/imageProvider.ts';
import type { ImageHash, ImageRecord, RemovedFile } from '../../images/imageRecord.ts';
import { inSlices } from '../../library/inSlices.ts';
import { selfAndAbove } from '../../library/records/fileHistory.ts';
import { RecordsByFile } from '../../library/records/recordsByFile.ts';
import { ShownFiles } from './shownFiles.ts';

/** What the gallery can show: an answer of the records, a file of the workspace, one that was deleted, or what one was. */
export type GalleryImage =
  | { readonly id: string; readonly kind: 'record'; readonly record: ImageRecord }
  | { readonly id: string; readonly kind: 'file'; readonly uri: ImageUri }
  /** No record is shown as this file: Easel did not make it, or another file of the answer is there or was deleted later. */
  | { readonly id: string; readonly kind: 'removed'; readonly removed: RemovedFile }
  | { readonly id: string; readonly kind: 'archived'; readonly source: ArchivedSource };

/** What a file of the user's held when it was sent; it may hold something else by now, or be gone. */
export interface ArchivedSource {
  readonly hash: ImageHash;
  readonly format: ImageFormat;
  /** Absent: nobody knows which file. */
  readonly uri?: ImageUri;
}

interface Reading {
  readonly records: LoadedRecords;
  readonly byId: ReadonlyMap<string, GalleryImage>;
  readonly byFile: RecordsByFile;
  readonly shownFiles: ShownFiles;
}

/** The images that a page of this window may name, by ids that mean nothing elsewhere. */
export class GalleryImages {
  readonly #library: Pick<ImageLibrary, 'load'>;
  #reading: Reading | undefined;
  #loading: Promise<unknown> = Promise.resolve();
  readonly #files = new Map<string, ImageUri>();
  readonly #fileIds = new Map<ImageUri, string>();
  readonly #sources = new Map<string, ArchivedSource>();

  constructor(library: Pick<ImageLibrary, 'load'>) {
    this.#library = library;
  }

  /** Reads what was recorded meanwhile. @returns whether there was anything. @throws LibraryError */
  load(): Promise<boolean> {
    const loaded = this.#loading.then(() => this.#load());
    this.#loading = loaded.catch(() => {});
    return loaded;
  }

  /** As of the last {@link load}. @throws Error before the first. */
  get records(): LoadedRecords {
    return this.#read.records;
  }

  get byFile(): RecordsByFile {
    return this.#read.byFile;
  }

  get shownFiles(): ShownFiles {
    return this.#read.shownFiles;
  }

  /** `undefined` for what is gone, and for what never was. */
  get(id: string): GalleryImage | undefined {
    const known = this.#reading?.byId.get(id);
    if (known) return known;
    const uri = this.#files.get(id);
    if (uri !== undefined) return { id, kind: 'file', uri };
    const source = this.#sources.get(id);
    return source && { id, kind: 'archived', source };
  }

  ofRecord(record: ImageRecord): GalleryImage {
    return recordImage(record);
  }

  /** The answer that is shown as this file, else the file alone. */
  ofRemoved(removed: RemovedFile): GalleryImage {
    return removedImage(removed, this.shownFiles);
  }

  ofFile(uri: ImageUri): GalleryImage {
    const known = this.#fileIds.get(uri);
    if (known !== undefined) return { id: known, kind: 'file', uri };
    const id = fileId(uri);
    this.#setFile(id, uri);
    return { id, kind: 'file', uri };
  }

  ofArchived(source: ArchivedSource): GalleryImage {
    const id = fileId(`archived ${source.hash} ${source.uri ?? ''}`);
    this.#sources.set(id, source);
    return { id, kind: 'archived', source };
  }

  /** Files keep their ids. All that moved, moved at once: two files may have changed places. */
  moved(moves: readonly FileMove[]): void {
    const movesFrom = new Map(moves.map(({ from, to }) => [from, to]));
    const moved: [id: string, uri: ImageUri, to: ImageUri][] = [];
    for (const [id, uri] of this.#files) {
      for (const name of selfAndAbove(uri)) {
        const to = movesFrom.get(name);
        if (to === undefined) continue;
        moved.push([id, uri, to + uri.slice(name.length)]);
        break;
      }
    }
    for (const [, uri] of moved) this.#fileIds.delete(uri);
    for (const [id, , to] of moved) this.#setFile(id, to);
  }

  #setFile(id: string, uri: ImageUri): void {
    // What stood there before is covered.
    const covered = this.#fileIds.get(uri);
    if (covered !== undefined) this.#files.delete(covered);
    this.#files.set(id, uri);
    this.#fileIds.set(uri, id);
  }

  get #read(): Reading {
    if (!this.#reading) throw new Error('The records are not read yet.');
    return this.#reading;
  }

  async #load(): Promise<boolean> {
    const records = await this.#library.load();
    if (records === this.#reading?.records) return false;
    const byId = new Map<string, GalleryImage>();
    const add = (image: GalleryImage) => byId.set(image.id, image);
    await inSlices(records.images, (record) => add(recordImage(record)));
    const [byFile, shownFiles] = await Promise.all([
      RecordsByFile.of(records),
      ShownFiles.of(records.images),
    ]);
    await inSlices(records.removals, (removed) => add(removedImage(removed, shownFiles)));
    this.#reading = { records, byId, byFile, shownFiles };
    return true;
  }
}

function recordImage(record: ImageRecord): GalleryImage {
  return { id: recordId(record), kind: 'record', record };
}

function removedImage(removed: RemovedFile, shownFiles: ShownFiles): GalleryImage {
  const record = shownFiles.recordOf(removed);
  if (record) return recordImage(record);
  return { id: fileId(`${removed.hash} ${removed.uri}`), kind: 'removed', removed };
}

/** The same in every window, so that what a page remembers holds after a reload. */
function recordId({ job, index, hash }: ImageRecord): string {
  return `${job}.${index}.${hash.slice(0, 16)}`;
}

/** 128 bits: pages are given tens of thousands of them. */
function fileId(uri: ImageUri): string {
  return hash('sha256', uri, 'base64url').slice(0, 22);
}
