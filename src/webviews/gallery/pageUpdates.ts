import type { ImageJob } from '../../images/imageJob.ts';
import type { Log } from '../../images/log.ts';
import type { GalleryModel, GalleryView } from '../../protocol/gallery.ts';

export interface PageUpdatesParts {
  readonly view: GalleryView;
  /** A page that is hidden, gone or not there yet hears nothing; it asks when it is back. */
  readonly canHear: () => boolean;
  readonly model: () => GalleryModel;
  readonly log: Log;
}

/** What the gallery's page is told unasked. */
export class PageUpdates {
  readonly #parts: PageUpdatesParts;
  readonly #pending = new Set<'show' | 'refresh'>();

  constructor(parts: PageUpdatesParts) {
    this.#parts = parts;
  }

  /** Changes that come together are told together. */
  push(what: 'show' | 'refresh'): void {
    this.#pending.add(what);
    if (this.#pending.size > 1) return;
    queueMicrotask(() => {
      const pending = new Set(this.#pending);
      this.#pending.clear();
      if (pending.has('show')) this.tell((view) => view.show(this.#parts.model()));
      if (pending.has('refresh')) this.tell((view) => view.refresh());
    });
  }

  /** The latest preview, if the job has one. */
  preview({ id, state }: ImageJob): void {
    if (state.kind !== 'partial') return;
    const { data, format } = state.image;
    // A Buffer would arrive in the page as a plain object.
    const preview = { job: id, image: new Uint8Array(data), mimeType: `image/${format}` };
    this.tell((view) => view.preview(preview));
  }

  tell(call: (view: GalleryView) => Promise<void>): void {
    const { view, canHear, log } = this.#parts;
    if (!canHear()) return;
    call(view).catch((error: unknown) => {
      log.debug(`The gallery’s page: ${error instanceof Error ? error.message : error}`);
    });
  }
}
