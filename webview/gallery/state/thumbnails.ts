import type { Size } from '../../../src/geometry/rectangle.ts';
import type { GalleryHost, GalleryItem } from '../../../src/protocol/gallery.ts';

/** In pixels, of the longer side. */
const longestSide = 256;

/** In ms, since the last image was loaded: it is still decoded for the screen, which takes all that a machine has. */
const pause = 500;

/** In ms: a page that shows nothing new is not told that it is idle. */
const idleLimit = 1000;

/** More are not on any screen. */
const maxWaiting = 500;

interface Wanted {
  readonly url: string;
  readonly size: Size;
}

/** Small pictures for images that have none: one at a time, when the page has nothing else to do. */
export class Thumbnails {
  private readonly waiting = new Map<string, Wanted>();
  private readonly done = new Set<string>();
  private isRunning = false;
  /** When the last image was loaded. */
  private loaded = 0;

  /** @param saved called when the host has one: it can be described anew. */
  constructor(
    private readonly host: GalleryHost,
    private readonly saved: (id: string) => void,
  ) {}

  /** @param size of the image itself, in pixels. */
  offer({ id, url }: GalleryItem, size: Size): void {
    this.loaded = performance.now();
    const key = `${id} ${url}`;
    if (this.done.has(key) || this.waiting.size >= maxWaiting) return;
    this.done.add(key);
    this.waiting.set(id, { url, size });
    if (!this.isRunning) void this.run();
  }

  /** Whoever left the screen need not be ready when it comes back. */
  retain(onScreen: ReadonlySet<string>): void {
    for (const [id, { url }] of this.waiting) {
      if (onScreen.has(id)) continue;
      this.waiting.delete(id);
      this.done.delete(`${id} ${url}`);
    }
  }

  dispose(): void {
    this.waiting.clear();
  }

  private async run(): Promise<void> {
    this.isRunning = true;
    for (;;) {
      await this.quiet();
      const [next] = this.waiting;
      if (!next) break;
      const [id, wanted] = next;
      this.waiting.delete(id);
      try {
        await this.host.saveThumbnail({ id, url: wanted.url, image: await reduced(wanted) });
        this.saved(id);
      } catch {
        // Without one, the image itself stays on screen.
      }
    }
    this.isRunning = false;
  }

  private async quiet(): Promise<void> {
    const rest = () => this.loaded + pause - performance.now();
    while (rest() > 0) await new Promise((resolve) => setTimeout(resolve, rest()));
    await new Promise((resolve) => requestIdleCallback(resolve, { timeout: idleLimit }));
  }
}

async function reduced({ url, size }: Wanted): Promise<Uint8Array> {
  const scale = Math.min(1, longestSide / Math.max(size.width, size.height));
  const width = Math.max(1, Math.round(size.width * scale));
  const height = Math.max(1, Math.round(size.height * scale));
  const response = await fetch(url);
  const bitmap = await createImageBitmap(await response.blob(), {
    resizeWidth: width,
    resizeHeight: height,
    resizeQuality: 'medium',
  });
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap);
  const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 });
  return new Uint8Array(await blob.arrayBuffer());
}
