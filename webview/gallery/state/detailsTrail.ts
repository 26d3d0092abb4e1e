import type { GalleryDetails, GalleryHost, GalleryItem } from '../../../src/protocol/gallery.ts';

/** The image whose details are open, and the way there through what it was made from and what came of it. */
export class DetailsTrail {
  /** Of the last on the way; the one before stays until it is there. */
  details: GalleryDetails | undefined;
  private trail: readonly string[] = [];

  constructor(
    private readonly host: GalleryHost,
    private readonly changed: () => void,
  ) {}

  get id(): string | undefined {
    return this.trail.at(-1);
  }

  get canGoBack(): boolean {
    return this.trail.length > 1;
  }

  /** One of the images that the details show. */
  find(id: string): GalleryItem | undefined {
    const { details } = this;
    if (!details) return undefined;
    return [details.item, ...details.from, ...details.cameOfIt].find((item) => item.id === id);
  }

  /** Starts a new way. */
  open(id: string): Promise<void> {
    return this.go([id]);
  }

  walkTo(id: string): Promise<void> {
    return id === this.id ? Promise.resolve() : this.go([...this.trail, id]);
  }

  back(): Promise<void> {
    return this.canGoBack ? this.go(this.trail.slice(0, -1)) : Promise.resolve();
  }

  close(): void {
    this.trail = [];
    this.details = undefined;
    this.changed();
  }

  /** What is told may have changed. */
  refresh(): Promise<void> {
    return this.go(this.trail);
  }

  private async go(trail: readonly string[]): Promise<void> {
    this.trail = trail;
    const { id } = this;
    if (id === undefined) return;
    this.changed();
    const details = await this.host.details({ id });
    if (this.id !== id) return;
    // It is gone: so is the way through it.
    if (!details) return trail.length > 1 ? this.back() : this.close();
    this.details = details;
    this.changed();
  }
}
