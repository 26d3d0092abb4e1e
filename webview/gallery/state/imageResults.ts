import type { GalleryHost, GalleryQuery, GalleryResult } from '../../../src/protocol/gallery.ts';

/** What the last query found, in order. */
export class ImageResults {
  result: GalleryResult = { ids: [], total: 0, models: [] };
  /** False before the first answer: nothing is not yet "no images". */
  isLoaded = false;
  private places: Map<string, number> | undefined;
  private asking: AbortController | undefined;
  /** The last question's. */
  private answered: Promise<void> | undefined;

  constructor(
    private readonly host: GalleryHost,
    private readonly changed: () => void,
  ) {}

  get ids(): readonly string[] {
    return this.result.ids;
  }

  /** Place of an image; -1: it is not among them. */
  indexOf(id: string | undefined): number {
    if (id === undefined) return -1;
    this.places ??= new Map(this.ids.map((known, index) => [known, index]));
    return this.places.get(id) ?? -1;
  }

  /**
   * Only the last question counts: the ones before are given up, and wait for its answer. Rejects with the host's
   * sentence.
   *
   * @param found is called with the ids that were there before, as soon as the new ones are, before they are drawn.
   */
  ask(query: GalleryQuery, found: (before: readonly string[]) => void): Promise<void> {
    this.asking?.abort();
    const asking = new AbortController();
    this.asking = asking;
    const answered = this.answer(query, asking, found);
    this.answered = answered;
    return answered;
  }

  private async answer(
    query: GalleryQuery,
    asking: AbortController,
    found: (before: readonly string[]) => void,
  ): Promise<void> {
    try {
      const result = await this.host.query(query, asking.signal);
      if (asking.signal.aborted) return this.answered;
      const before = this.ids;
      this.result = result;
      this.places = undefined;
      found(before);
    } catch (error) {
      if (asking.signal.aborted) return this.answered;
      throw error;
    } finally {
      if (this.asking === asking) {
        this.asking = undefined;
        this.isLoaded = true;
        this.changed();
      }
    }
  }
}
