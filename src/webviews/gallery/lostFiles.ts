import { setImmediate } from 'node:timers/promises';
import type { FileMove, ImageLibrary } from '../../images/imageLibrary.ts';
import type { ImageUri } from '../../images/imageProvider.ts';
import type { ImagePlace } from '../../images/imageRecord.ts';
import type { Log } from '../../images/log.ts';
import type { FileStates } from '../../library/files/fileStates.ts';
import type { FileSystem } from '../../library/files/fileSystem.ts';
import { FilesByBytes } from '../../library/files/filesByBytes.ts';
import type { WorkspaceImages } from '../../library/files/workspaceImages.ts';
import { inSlices } from '../../library/inSlices.ts';
import type { GalleryImages } from './galleryImages.ts';
import { fileNameOf } from './imageName.ts';

export interface LostFilesParts {
  readonly images: Pick<GalleryImages, 'byFile'>;
  readonly library: Pick<ImageLibrary, 'moved'>;
  readonly files: Pick<FileSystem, 'stat'>;
  readonly fileStates: Pick<FileStates, 'hash'>;
  readonly log: Log;
}

/**
 * Finds, in the workspace, files that were moved or renamed by another program: their bytes tell. Nothing is looked
 * for unless somebody sees an image whose file is missing.
 */
export class LostFiles {
  readonly #parts: LostFilesParts;
  readonly #workspaceImages: Pick<WorkspaceImages, 'list' | 'timesTold'>;
  readonly #filesByBytes: FilesByBytes;
  readonly #found: () => void;
  /** Still to be looked for. */
  readonly #lost = new Map<ImageUri, ImagePlace>();
  /** Looked for among the files that there are now. */
  readonly #lookedFor = new Set<ImageUri>();
  /** Found, whether or not that is recorded yet; and how often they had been told of by then. */
  readonly #taken = new Map<ImageUri, number>();
  #isSearching = false;

  /** @param found some are recorded under their new names. */
  constructor(
    parts: LostFilesParts,
    workspaceImages: Pick<WorkspaceImages, 'list' | 'timesTold'>,
    found: () => void,
  ) {
    this.#parts = parts;
    this.#workspaceImages = workspaceImages;
    this.#filesByBytes = new FilesByBytes(parts.files, parts.fileStates, (uri) =>
      workspaceImages.timesTold(uri),
    );
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
        // Images that are shown together are missed together.
        await setImmediate();
        const lost = [...this.#lost.values()];
        this.#lost.clear();
        const moves = await this.#movesOf(lost);
        if (moves.length === 0) continue;
        for (const { to } of moves) this.#taken.set(to, this.#workspaceImages.timesTold(to));
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
    const { uris } = await this.#workspaceImages.list();
    const strangers: ImageUri[] = [];
    await inSlices(uris, (uri) => {
      const isTaken = this.#taken.get(uri) === this.#workspaceImages.timesTold(uri);
      if (!isTaken && !images.byFile.at(uri)) strangers.push(uri);
    });
    const found = await this.#filesByBytes.find(lost, strangers);
    const alike = Map.groupBy(lost, ({ hash }) => hash);
    return [...found].flatMap(([hash, holding]) => pairs(alike.get(hash) ?? [], holding));
  }
}

/** Of several with the same bytes, those that kept their names first. */
function pairs(lost: readonly ImagePlace[], found: readonly ImageUri[]): readonly FileMove[] {
  const left = new Set(found);
  const moves: FileMove[] = [];
  const renamed: ImageUri[] = [];
  for (const { uri: from } of lost) {
    const to = [...left].find((candidate) => fileNameOf(candidate) === fileNameOf(from));
    if (to === undefined) {
      renamed.push(from);
      continue;
    }
    left.delete(to);
    moves.push({ from, to });
  }
  for (const to of left) {
    const from = renamed.shift();
    if (from !== undefined) moves.push({ from, to });
  }
  return moves;
}
