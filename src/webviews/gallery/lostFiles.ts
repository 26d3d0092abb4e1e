import type { FileMove, ImageLibrary } from '../../images/imageLibrary.ts';
import type { ImageUri } from '../../images/imageProvider.ts';
import type { ImagePlace } from '../../images/imageRecord.ts';
import type { Log } from '../../images/log.ts';
import type { FileStates } from '../../library/fileStates.ts';
import type { FileSystem } from '../../library/fileSystem.ts';
import type { WorkspaceImages } from '../../library/workspaceImages.ts';
import type { GalleryImages } from './galleryImages.ts';

export interface LostFilesParts {
  readonly images: GalleryImages;
  readonly library: Pick<ImageLibrary, 'moved'>;
  readonly files: Pick<FileSystem, 'stat'>;
  readonly fileStates: Pick<FileStates, 'hash'>;
  readonly log: Log;
}

/** So many files are looked at together. */
const atOnce = 64;

/**
 * Finds, in the workspace, files that were moved or renamed by another program: their bytes tell. Nothing is looked
 * for unless somebody sees an image whose file is missing.
 */
export class LostFiles {
  readonly #parts: LostFilesParts;
  readonly #workspaceImages: Pick<WorkspaceImages, 'list'>;
  readonly #found: () => void;
  /** Still to be looked for. */
  readonly #lost = new Map<ImageUri, ImagePlace>();
  /** Looked for among the files that there are now. */
  readonly #lookedFor = new Set<ImageUri>();
  #isSearching = false;

  /** @param found some are recorded under their new names. */
  constructor(parts: LostFilesParts, workspaceImages: Pick<WorkspaceImages, 'list'>, found: () => void) {
    this.#parts = parts;
    this.#workspaceImages = workspaceImages;
    this.#found = found;
  }

  lookFor(place: ImagePlace): void {
    if (this.#lookedFor.has(place.uri)) return;
    this.#lookedFor.add(place.uri);
    this.#lost.set(place.uri, place);
    if (!this.#isSearching) void this.#search();
  }

  /** There are other files than before. */
  lookAnew(): void {
    this.#lookedFor.clear();
  }

  async #search(): Promise<void> {
    this.#isSearching = true;
    try {
      while (this.#lost.size > 0) {
        const lost = [...this.#lost.values()];
        this.#lost.clear();
        const moves = await this.#movesOf(lost);
        if (moves.length === 0) continue;
        await this.#parts.library.moved(moves);
        this.#found();
      }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#parts.log.warn(`Moved images were not looked for: ${reason}`);
    } finally {
      this.#isSearching = false;
    }
  }

  async #movesOf(lost: readonly ImagePlace[]): Promise<readonly FileMove[]> {
    const { images } = this.#parts;
    const byHash = new Map(lost.map((place) => [place.hash, place]));
    const { uris } = await this.#workspaceImages.list();
    const strangers = uris.filter((uri) => !images.byFile.at(uri));
    const moves: FileMove[] = [];
    for (let start = 0; start < strangers.length && byHash.size > 0; start += atOnce) {
      const some = strangers.slice(start, start + atOnce);
      const hashes = await Promise.all(some.map((uri) => this.#hashOf(uri, [...byHash.values()])));
      for (const [index, to] of some.entries()) {
        const hash = hashes[index];
        const place = hash === undefined ? undefined : byHash.get(hash);
        if (!place) continue;
        byHash.delete(place.hash);
        moves.push({ from: place.uri, to });
      }
    }
    return moves;
  }

  /** Only a file of a size that is looked for is read. */
  async #hashOf(uri: ImageUri, lost: readonly ImagePlace[]): Promise<string | undefined> {
    const { files, fileStates } = this.#parts;
    try {
      const found = await files.stat(uri);
      const mayBe = lost.some(({ bytes }) => bytes === undefined || bytes === found?.bytes);
      return found && mayBe ? await fileStates.hash(uri) : undefined;
    } catch {
      return undefined;
    }
  }
}
