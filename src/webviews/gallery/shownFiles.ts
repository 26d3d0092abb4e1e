import type { ImageHash, ImagePlace, ImageRecord, RemovedFile } from '../../images/imageRecord.ts';
import { inSlices } from '../../library/inSlices.ts';
import type { SearchableImage } from '../../library/search/searchImages.ts';
import { recordedState } from './imageState.ts';

/** Of answers with equal bytes: how many came before, and how many there are. */
interface Rank {
  readonly before: number;
  readonly count: number;
}

/**
 * The file that each answer is shown as. Answers with equal bytes have the same files: each is another one of them, as
 * far as there are enough, those that were deleted last.
 */
export class ShownFiles {
  readonly #ranks: ReadonlyMap<ImageRecord, Rank>;
  readonly #byRemoved = new Map<string, ImageRecord>();

  private constructor(ranks: ReadonlyMap<ImageRecord, Rank>) {
    this.#ranks = ranks;
  }

  static async of(newestFirst: readonly ImageRecord[]): Promise<ShownFiles> {
    const shown = new ShownFiles(await ranksOf(newestFirst));
    await inSlices(newestFirst, (record) => shown.#add(record));
    return shown;
  }

  /** By what is recorded alone: nobody looks at the files. */
  stateOf(record: ImageRecord): SearchableImage['state'] {
    const state = recordedState(record);
    return state === 'file' && this.removedOf(record) ? 'deleted' : state;
  }

  /** Its own file first, then those that no other answer is shown as; without an own one, all of them. */
  placesOf(record: ImageRecord): readonly ImagePlace[] {
    const latestFirst = record.places.toReversed();
    const { before, count } = this.#ranks.get(record) ?? alone;
    const own = count === 1 ? undefined : record.places[before];
    return own ? [own, ...latestFirst.slice(0, Math.max(0, latestFirst.length - count))] : latestFirst;
  }

  /** The deleted file that an answer is shown as, where no file is left for it. */
  removedOf(record: ImageRecord): RemovedFile | undefined {
    const { places, removed, discarded } = record;
    if (places.length === 0 && discarded) return undefined;
    const { before } = this.#ranks.get(record) ?? alone;
    if (before < places.length) return undefined;
    const own = removed[removed.length - 1 - (before - places.length)];
    return own ?? (places.length === 0 ? removed.at(-1) : undefined);
  }

  /** The other way round. */
  recordOf(removed: RemovedFile): ImageRecord | undefined {
    return this.#byRemoved.get(keyOf(removed));
  }

  /** Newest first. */
  #add(record: ImageRecord): void {
    const removed = record.removed.length === 0 ? undefined : this.removedOf(record);
    if (removed && !this.recordOf(removed)) this.#byRemoved.set(keyOf(removed), record);
  }
}

const alone: Rank = { before: 0, count: 1 };

/** Only of those that have equals: nearly none. */
async function ranksOf(newestFirst: readonly ImageRecord[]): Promise<ReadonlyMap<ImageRecord, Rank>> {
  const counts = new Map<ImageHash, number>();
  await inSlices(newestFirst, ({ hash }) => counts.set(hash, (counts.get(hash) ?? 0) + 1));
  const later = new Map<ImageHash, number>();
  const ranks = new Map<ImageRecord, Rank>();
  await inSlices(newestFirst, (record) => {
    const count = counts.get(record.hash) ?? 1;
    if (count === 1) return;
    const after = later.get(record.hash) ?? 0;
    later.set(record.hash, after + 1);
    ranks.set(record, { before: count - 1 - after, count });
  });
  return ranks;
}

function keyOf({ hash, uri }: RemovedFile): string {
  return `${hash} ${uri}`;
}
