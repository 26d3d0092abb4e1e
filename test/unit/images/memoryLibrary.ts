import { createHash } from 'node:crypto';
import {
  type ArchivedImage,
  type Destination,
  type FileMove,
  type ImageLibrary,
  LibraryError,
  type LoadedRecords,
  type StoredImage,
} from '../../../src/images/imageLibrary.ts';
import type { ImageBytes } from '../../../src/images/imageProvider.ts';
import type { ImageLine, JobLine, RecordLine } from '../../../src/images/imageRecord.ts';
import { RecordIndex } from '../../../src/library/records/recordIndex.ts';

/** A library that keeps everything in memory; its records are merged as on disk. */
export class MemoryLibrary implements ImageLibrary {
  readonly lines: RecordLine[] = [];
  readonly archived = new Map<string, ImageBytes>();
  /** The user's files: hashes by URI. */
  readonly files = new Map<string, string>();
  touches = 0;
  /** Replace these to fail or to stall. */
  assertWritable = async (): Promise<void> => {};
  beforeArchive = async (_image: ImageBytes): Promise<void> => {};
  beforeAppend = async (_line: RecordLine): Promise<void> => {};
  beforeLoad = async (): Promise<void> => {};

  async archive(image: ImageBytes): Promise<ArchivedImage> {
    await this.beforeArchive(image);
    const hash = hashOf(image.data);
    this.archived.set(hash, image);
    return described(hash, image);
  }

  async find(hash: string): Promise<ArchivedImage | undefined> {
    const image = this.archived.get(hash);
    return image && described(hash, image);
  }

  async read(hash: string): Promise<ImageBytes> {
    const image = this.archived.get(hash);
    if (!image) throw new LibraryError('missing', 'The archive no longer holds this image.');
    return image;
  }

  async keep({ hash, format }: ArchivedImage, { folder, name }: Destination): Promise<StoredImage> {
    return this.#put(hash, `${folder}/${name}.${format}`);
  }

  async replace(
    uri: string,
    { hash }: Pick<ArchivedImage, 'hash'>,
    expected: string,
    options?: { readonly restores: boolean },
  ): Promise<StoredImage> {
    if (this.files.get(uri) !== expected) throw new LibraryError('changed', 'The file changed on disk.', uri);
    const line = { kind: 'replace', at: now(), uri, before: expected, after: hash } as const;
    await this.append(options?.restores ? { ...line, restores: true } : line);
    return this.#put(hash, uri);
  }

  async remove(uri: string, expected?: string): Promise<ArchivedImage> {
    const hash = this.files.get(uri);
    if (hash === undefined) throw new LibraryError('missing', 'The file is no longer there.', uri);
    if (expected !== undefined && hash !== expected) {
      throw new LibraryError('changed', 'The file changed on disk.', uri);
    }
    const image = described(hash, await this.read(hash));
    this.files.delete(uri);
    await this.append({ kind: 'remove', at: now(), hash, format: image.format, uri });
    return image;
  }

  async restore({ hash }: Pick<ArchivedImage, 'hash'>, uri: string): Promise<StoredImage> {
    return this.#put(hash, uri);
  }

  async moved(moves: readonly FileMove[]): Promise<void> {
    for (const { from, to } of moves) {
      const hash = this.files.get(from);
      if (hash !== undefined) this.files.set(to, hash);
      this.files.delete(from);
      await this.append({ kind: 'move', at: now(), from, to });
    }
  }

  async append(line: RecordLine): Promise<void> {
    await this.beforeAppend(line);
    this.lines.push(line);
  }

  async touch(): Promise<void> {
    this.touches++;
  }

  async load(): Promise<LoadedRecords> {
    const index = new RecordIndex();
    for (const line of this.lines) index.add(line, 'this window');
    await this.beforeLoad();
    return index.read(() => true);
  }

  states(job: string): string[] {
    return this.jobLines(job).map(({ state }) => state);
  }

  jobLines(job: string): JobLine[] {
    return this.lines.filter((line) => line.kind === 'job').filter((line) => line.job === job);
  }

  imageLines(): ImageLine[] {
    return this.lines.filter((line) => line.kind === 'image');
  }

  async #put(hash: string, uri: string): Promise<StoredImage> {
    this.files.set(uri, hash);
    await this.append({ kind: 'place', at: now(), hash, uri });
    return { uri, hash };
  }
}

export function hashOf(data: Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

function described(hash: string, { data, format }: ImageBytes): ArchivedImage {
  return { hash, format, bytes: data.byteLength, uri: `file:///archive/${hash}.${format}` };
}

function now(): string {
  return new Date(Date.now()).toISOString();
}
