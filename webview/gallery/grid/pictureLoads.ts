/** Fewer leave a processor idle while others are fetched, more only share it. */
const most = 4;

/** In ms. A slow disk or network holds up what it serves, but not all that is behind it. */
const patience = 1000;

/**
 * Which pictures of the grid may load: the first alone, then a few at once, in the order in which they are wanted. All at
 * once would share what a machine has, and the first would come when the last does.
 */
export class PictureLoads {
  private readonly admitted = new Set<string>();
  /** Those of the admitted that are not there yet, with their timer. */
  private readonly loading = new Map<string, number>();
  private wanted: readonly string[] = [];

  /** @param changed more may load. */
  constructor(private readonly changed: () => void) {}

  has(id: string): boolean {
    return this.admitted.has(id);
  }

  /** @param ids the only ones that anybody still wants, the most urgent first. */
  want(ids: readonly string[]): void {
    const wanted = new Set(ids);
    for (const id of this.admitted) {
      if (wanted.has(id)) continue;
      this.admitted.delete(id);
      this.forget(id);
    }
    this.wanted = ids;
    this.admit();
  }

  /** The picture is there, or will not be. */
  ended(id: string): void {
    if (!this.loading.has(id)) return;
    this.forget(id);
    this.admit();
  }

  private admit(): void {
    const before = this.admitted.size;
    for (const id of this.wanted) {
      const loaded = this.admitted.size - this.loading.size;
      if (this.loading.size >= Math.min(most, 1 + loaded)) break;
      if (this.admitted.has(id)) continue;
      this.admitted.add(id);
      this.loading.set(
        id,
        setTimeout(() => this.ended(id), patience),
      );
    }
    if (this.admitted.size > before) this.changed();
  }

  private forget(id: string): void {
    clearTimeout(this.loading.get(id));
    this.loading.delete(id);
  }
}
