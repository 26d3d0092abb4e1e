import type { ImageUri } from '../../images/imageProvider.ts';
import type { ImageHash, ImagePlace } from '../../images/imageRecord.ts';
import { inSlices } from '../inSlices.ts';
import type { FileStates } from './fileStates.ts';
import type { FileSystem } from './fileSystem.ts';

/** So many files are looked at together. */
const atOnce = 64;

/** What a file was when it was looked at. */
interface Look {
  /** How often it had been told of by then. */
  readonly told: number;
  readonly bytes: number;
  /** Absent until somebody wants bytes of this size. */
  readonly hash?: ImageHash;
}

/** Finds files by what they hold, and looks at each once until it is told of again. */
export class FilesByBytes {
  readonly #files: Pick<FileSystem, 'stat'>;
  readonly #fileStates: Pick<FileStates, 'hash'>;
  readonly #timesTold: (uri: ImageUri) => number;
  readonly #looks = new Map<ImageUri, Look>();

  /** @param timesTold how often watchers told that the file came or changed. */
  constructor(
    files: Pick<FileSystem, 'stat'>,
    fileStates: Pick<FileStates, 'hash'>,
    timesTold: (uri: ImageUri) => number,
  ) {
    this.#files = files;
    this.#fileStates = fileStates;
    this.#timesTold = timesTold;
  }

  /**
   * Only a file of a size that is wanted is read; one that cannot be looked at holds nothing.
   * @param wanted bytes that are wanted twice are looked for in two files.
   */
  async find(
    wanted: readonly Pick<ImagePlace, 'hash' | 'bytes'>[],
    uris: readonly ImageUri[],
  ): Promise<ReadonlyMap<ImageHash, readonly ImageUri[]>> {
    this.#forgetAllBut(uris);
    const hashes = Map.groupBy(wanted, ({ hash }) => hash);
    const sizes = new Set(wanted.map(({ bytes }) => bytes));
    const isSizeOf = (bytes: number) => sizes.has(bytes) || sizes.has(undefined);
    const candidates: ImageUri[] = [];
    await inSlices(uris, (uri) => {
      const look = this.#known(uri);
      if (!look || (isSizeOf(look.bytes) && (!look.hash || hashes.has(look.hash)))) candidates.push(uri);
    });
    const found = new Map<ImageHash, ImageUri[]>();
    let missing = wanted.length;
    for (let start = 0; start < candidates.length && missing > 0; start += atOnce) {
      const some = candidates.slice(start, start + atOnce);
      const held = await Promise.all(some.map((uri) => this.#hashOf(uri, isSizeOf).catch(() => undefined)));
      for (const [index, uri] of some.entries()) {
        const hash = held[index];
        if (hash === undefined) continue;
        const holding = found.get(hash) ?? [];
        if (holding.length >= (hashes.get(hash)?.length ?? 0)) continue;
        found.set(hash, [...holding, uri]);
        missing -= 1;
      }
    }
    return found;
  }

  async #hashOf(uri: ImageUri, isWanted: (bytes: number) => boolean): Promise<ImageHash | undefined> {
    const look = this.#known(uri) ?? (await this.#look(uri));
    if (!look || !isWanted(look.bytes)) return undefined;
    const hash = look.hash ?? (await this.#fileStates.hash(uri));
    if (hash !== undefined) this.#looks.set(uri, { ...look, hash });
    return hash;
  }

  async #look(uri: ImageUri): Promise<Look | undefined> {
    // First: what is told from now on may be news.
    const told = this.#timesTold(uri);
    const found = await this.#files.stat(uri);
    if (!found || found.folder) return undefined;
    const look = { told, bytes: found.bytes };
    this.#looks.set(uri, look);
    return look;
  }

  #known(uri: ImageUri): Look | undefined {
    const look = this.#looks.get(uri);
    return look?.told === this.#timesTold(uri) ? look : undefined;
  }

  #forgetAllBut(uris: readonly ImageUri[]): void {
    if (this.#looks.size <= uris.length) return;
    const there = new Set(uris);
    for (const uri of this.#looks.keys()) if (!there.has(uri)) this.#looks.delete(uri);
  }
}
