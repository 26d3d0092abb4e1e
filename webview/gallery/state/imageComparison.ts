import type { GalleryDetails, GalleryHost } from '../../../src/protocol/gallery.ts';

export type ComparisonLayout = 'slider' | 'sideBySide';

/** Two images, one against the other, in place of the grid. */
export class ImageComparison {
  images: readonly [GalleryDetails, GalleryDetails] | undefined;
  layout: ComparisonLayout = 'slider';

  constructor(
    private readonly host: GalleryHost,
    private readonly changed: () => void,
  ) {}

  async open(left: string, right: string): Promise<void> {
    const [first, second] = await Promise.all([
      this.host.details({ id: left }),
      this.host.details({ id: right }),
    ]);
    if (!first || !second) throw new Error('One of the two images is gone.');
    this.images = [first, second];
    this.changed();
  }

  setLayout(layout: ComparisonLayout): void {
    this.layout = layout;
    this.changed();
  }

  swap(): void {
    if (!this.images) return;
    this.images = [this.images[1], this.images[0]];
    this.changed();
  }

  close(): void {
    if (!this.images) return;
    this.images = undefined;
    this.changed();
  }
}
