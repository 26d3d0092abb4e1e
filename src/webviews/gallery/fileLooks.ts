import type { ImageUri } from '../../images/imageProvider.ts';
import type { ImageHash, ImagePlace, ImageRecord } from '../../images/imageRecord.ts';
import type { FileState, FileStates } from '../../library/files/fileStates.ts';
import type { FileStat, FileSystem } from '../../library/files/fileSystem.ts';
import type { RecordsByFile } from '../../library/records/recordsByFile.ts';
import { LatestFirst } from './latestFirst.ts';

export interface FileLook {
  readonly state: FileState;
  /** Absent: it is missing. */
  readonly stat?: FileStat;
}

/** The records as they are when it is asked. */
interface Latest {
  readonly byFile: RecordsByFile;
}

/** A few megabytes. */
const remembered = 20_000;

const readsAtOnce = 2;
/** More are on no screen: whoever scrolled on is not to wait for all that flew by. */
const mostReads = 500;

/**
 * What files seem to hold, by their size and time at once: their bytes are read later, and whoever was told wrong is
 * told again.
 */
export class FileLooks {
  readonly #files: Pick<FileSystem, 'stat'>;
  readonly #fileStates: Pick<FileStates, 'placeState' | 'hash'>;
  readonly #corrected: () => void;
  readonly #reads = new LatestFirst(readsAtOnce, mostReads);
  readonly #states = new Map<string, FileState>();
  /** Without one while the file is read. */
  readonly #hashes = new Map<string, ImageHash | undefined>();

  /** @param corrected what was said of a file was wrong: look again. */
  constructor(
    files: Pick<FileSystem, 'stat'>,
    fileStates: Pick<FileStates, 'placeState' | 'hash'>,
    corrected: () => void,
  ) {
    this.#files = files;
    this.#fileStates = fileStates;
    this.#corrected = corrected;
  }

  /** A file that this image was put into. */
  async place(record: ImageRecord, { uri, hash, bytes }: ImagePlace): Promise<FileLook> {
    const stat = await this.stat(uri);
    if (!stat) return { state: 'missing' };
    if (bytes !== undefined && bytes !== stat.bytes) return { state: 'changed', stat };
    const key = `${version(uri, stat)} ${hash}`;
    const known = this.#states.get(key);
    if (known !== undefined) return { state: known, stat };
    remember(this.#states, key, 'same');
    this.#reads.add(
      () => this.#verify(key, record, uri),
      () => this.#states.delete(key),
    );
    return { state: 'same', stat };
  }

  /** The record of a file that Easel did not put there, such as a copy: `undefined` at first, where it must be read. */
  recordOf(uri: ImageUri, stat: FileStat, images: Latest): ImageRecord | undefined {
    if (!images.byFile.mayHave(stat.bytes)) return undefined;
    const key = version(uri, stat);
    const hash = this.#hashes.get(key);
    if (hash !== undefined) return images.byFile.of(hash);
    if (this.#hashes.has(key)) return undefined;
    remember(this.#hashes, key, undefined);
    this.#reads.add(
      () => this.#recognize(key, uri, images),
      () => this.#hashes.delete(key),
    );
    return undefined;
  }

  /** `undefined`: it is missing, or nobody can tell. */
  async stat(uri: ImageUri): Promise<FileStat | undefined> {
    try {
      const stat = await this.#files.stat(uri);
      return stat?.folder ? undefined : stat;
    } catch {
      return undefined;
    }
  }

  async #verify(key: string, record: ImageRecord, uri: ImageUri): Promise<void> {
    // What cannot be read now stays as it was said to be.
    const state = await this.#fileStates.placeState(record, uri).catch(() => 'same' as const);
    if (state === 'same') return;
    remember(this.#states, key, state);
    this.#corrected();
  }

  async #recognize(key: string, uri: ImageUri, images: Latest): Promise<void> {
    const hash = await this.#fileStates.hash(uri).catch(() => undefined);
    if (hash === undefined) {
      this.#hashes.delete(key);
      return;
    }
    remember(this.#hashes, key, hash);
    if (images.byFile.of(hash)) this.#corrected();
  }
}

function version(uri: ImageUri, { changedAt, bytes }: FileStat): string {
  return `${uri} ${changedAt} ${bytes}`;
}

function remember<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= remembered) break;
    map.delete(oldest);
  }
}
