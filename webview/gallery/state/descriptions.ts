import type { GalleryHost, GalleryItem } from '../../../src/protocol/gallery.ts';

/** In ms. While the grid scrolls fast, what flies by is not worth asking for. */
const pause = 40;

/** The host's limit. */
const batch = 500;

/** Of those off screen, so that scrolling back shows them at once. */
const maxKept = 2000;

/** What the images on screen are: asked for in batches, given up when they have left the screen before the answer. */
export class Descriptions {
  private readonly items = new Map<string, GalleryItem>();
  /** Asked since the host last said that something changed; also those that are gone. */
  private readonly fresh = new Set<string>();
  private onScreen: readonly string[] = [];
  private asking: { readonly ids: ReadonlySet<string>; readonly controller: AbortController } | undefined;
  private timer: number | undefined;
  /** When was asked last. */
  private asked = 0;

  constructor(
    private readonly host: GalleryHost,
    private readonly changed: () => void,
  ) {}

  get(id: string): GalleryItem | undefined {
    return this.items.get(id);
  }

  /** Cheap when these are described already. */
  show(ids: readonly string[]): void {
    this.onScreen = ids;
    if (this.asking && !ids.some((id) => this.asking?.ids.has(id))) {
      this.asking.controller.abort();
      this.asking = undefined;
    }
    this.timer ??= setTimeout(() => void this.ask(), this.asked + pause - performance.now());
  }

  /** What is known stays on screen until the new answer is there. */
  invalidate(id?: string): void {
    if (id === undefined) this.fresh.clear();
    else this.fresh.delete(id);
    this.show(this.onScreen);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.asking?.controller.abort();
  }

  private async ask(): Promise<void> {
    this.timer = undefined;
    if (this.asking) return;
    const ids = this.onScreen.filter((id) => !this.fresh.has(id)).slice(0, batch);
    if (ids.length === 0) return;
    const controller = new AbortController();
    const asking = { ids: new Set(ids), controller };
    this.asking = asking;
    this.asked = performance.now();
    for (const id of ids) this.fresh.add(id);
    try {
      this.take(ids, await this.host.describe({ ids }, controller.signal));
    } catch {
      // Given up, or the host cannot say now: whoever is on screen then asks again.
      for (const id of ids) this.fresh.delete(id);
      if (!controller.signal.aborted) return;
    } finally {
      if (this.asking === asking) this.asking = undefined;
    }
    this.show(this.onScreen);
  }

  private take(ids: readonly string[], items: readonly GalleryItem[]): void {
    for (const id of ids) this.items.delete(id);
    for (const item of items) this.items.set(item.id, item);
    const onScreen = new Set(this.onScreen);
    for (const id of this.items.keys()) {
      if (this.items.size <= maxKept) break;
      if (onScreen.has(id)) continue;
      this.items.delete(id);
      this.fresh.delete(id);
    }
    this.changed();
  }
}
