import type { ImageUri } from '../../images/imageProvider.ts';
import type { ImageHash, ImagePlace, ImageRecord } from '../../images/imageRecord.ts';
import { Slots } from '../../images/slots.ts';
import { sha256 } from '../archive/sha256.ts';
import type { RecordsByFile } from '../records/recordsByFile.ts';
import type { FileStat, FileSystem } from './fileSystem.ts';

/** Of a file that an image was put into: it holds that still, or something else, or it is gone. */
export type FileState = 'same' | 'changed' | 'missing';

interface Known extends Pick<FileStat, 'bytes' | 'changedAt'> {
  readonly hash: Promise<ImageHash>;
}

/** Hashes are small: this is a few megabytes. */
const remembered = 20_000;

/** What the user's files really hold: looked at when asked, and read only where the size does not tell. */
export class FileStates {
  readonly #files: Pick<FileSystem, 'stat' | 'readFile'>;
  /** By file, the one asked for last at the end. */
  readonly #known = new Map<ImageUri, Known>();
  /** Whole images are in memory while they are read. */
  readonly #slots = new Slots(2);

  constructor(files: Pick<FileSystem, 'stat' | 'readFile'>) {
    this.#files = files;
  }

  /** Of a file of the record, or of any other. Failures come as the disk has them. */
  async placeState(
    { hash, bytes, places, composites }: Pick<ImageRecord, 'hash' | 'bytes' | 'places' | 'composites'>,
    uri: ImageUri,
  ): Promise<FileState> {
    const found = await this.#stat(uri);
    if (!found) return 'missing';
    const place = places.find((candidate) => candidate.uri === uri);
    const put = place?.hash ?? hash;
    const size = put === hash ? bytes : place?.bytes;
    if (size !== undefined && size !== found.bytes) return 'changed';
    const holds = await this.#hash(uri, found);
    if (holds === undefined) return 'missing';
    return holds === put || (!place && composites.includes(holds)) ? 'same' : 'changed';
  }

  /** The record that a file's bytes have, wherever it came from: copies and files moved outside VS Code too. */
  async recordOf(uri: ImageUri, records: RecordsByFile): Promise<ImageRecord | undefined> {
    const found = await this.#stat(uri);
    if (!found || !records.mayHave(found.bytes)) return undefined;
    const hash = await this.#hash(uri, found);
    return hash === undefined ? undefined : records.of(hash);
  }

  /** `undefined` when no file is there. */
  async hash(uri: ImageUri): Promise<ImageHash | undefined> {
    const found = await this.#stat(uri);
    return found && this.#hash(uri, found);
  }

  /** Whether the file holds these very bytes. Of one that cannot be read nobody knows: it does not. */
  async holds(place: ImagePlace): Promise<boolean> {
    return (await this.mayHold(place)) && (await this.hash(place.uri).catch(() => undefined)) === place.hash;
  }

  /** False: {@link holds} is, too; the file is not read for that. */
  async mayHold({ uri, bytes }: ImagePlace): Promise<boolean> {
    const found = await this.#stat(uri).catch(() => undefined);
    return found !== undefined && (bytes === undefined || bytes === found.bytes);
  }

  async #stat(uri: ImageUri): Promise<FileStat | undefined> {
    const found = await this.#files.stat(uri);
    return found && !found.folder ? found : undefined;
  }

  /** `undefined`: it has gone meanwhile. */
  async #hash(uri: ImageUri, { bytes, changedAt }: FileStat): Promise<ImageHash | undefined> {
    const known = this.#known.get(uri);
    const isKnown = known && known.bytes === bytes && known.changedAt === changedAt;
    const hash = isKnown ? known.hash : this.#read(uri);
    this.#known.delete(uri);
    this.#known.set(uri, { bytes, changedAt, hash });
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= remembered) break;
      this.#known.delete(oldest);
    }
    try {
      return await hash;
    } catch (error) {
      if (this.#known.get(uri)?.hash === hash) this.#known.delete(uri);
      if (!(await this.#files.stat(uri))) return undefined;
      throw error;
    }
  }

  async #read(uri: ImageUri): Promise<ImageHash> {
    const release = await this.#slots.take(new AbortController().signal);
    try {
      return await sha256(await this.#files.readFile(uri));
    } finally {
      release();
    }
  }
}
