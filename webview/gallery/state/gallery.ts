import type { GalleryHost, GalleryItem, GalleryModel, GalleryQuery } from '../../../src/protocol/gallery.ts';
import type { Notice } from '../../shared/messages.ts';
import { Composing } from './composing.ts';
import { Descriptions } from './descriptions.ts';
import { DetailsTrail } from './detailsTrail.ts';
import type { GalleryDraft } from './galleryDraft.ts';
import { ImageComparison } from './imageComparison.ts';
import { ImageResults } from './imageResults.ts';
import { ImageSelection } from './imageSelection.ts';
import { JobPreviews } from './jobPreviews.ts';
import { changedQuery, noFilters, type QueryChange } from './queryChange.ts';
import { Thumbnails } from './thumbnails.ts';

/** Something to draw changed. */
export class GalleryChangeEvent extends Event {
  static readonly type = 'easel-gallery-change';

  constructor() {
    super(GalleryChangeEvent.type);
  }
}

/** The grid scrolled: nothing else is to be drawn, but the place is to be kept. */
export class GalleryScrollEvent extends Event {
  static readonly type = 'easel-gallery-scroll';

  constructor() {
    super(GalleryScrollEvent.type);
  }
}

/**
 * All that the page shows: what the host said last, what the person set and wrote, and what follows from both.
 *
 * @fires easel-gallery-change
 * @fires easel-gallery-scroll
 */
export class Gallery extends EventTarget {
  notice: Notice | undefined;
  /** The last thing to be read out. */
  announcement = '';
  query: GalleryQuery;
  thumbnailSize: number;
  /** Place of the first image on screen. */
  first: number;
  /** The image to be brought into view next. */
  toReveal: string | undefined;
  /** Ids of what is being dragged out of the grid. */
  dragged: readonly string[] = [];
  /** What a context menu is open on, where that is not the selection. */
  contextImage: GalleryItem | undefined;
  readonly composing: Composing;
  readonly details: DetailsTrail;
  readonly comparison: ImageComparison;
  readonly selection: ImageSelection;
  readonly results: ImageResults;
  readonly descriptions: Descriptions;
  readonly previews = new JobPreviews(() => this.changed());
  readonly thumbnails: Thumbnails;

  constructor(
    readonly host: GalleryHost,
    public model: GalleryModel,
    draft: GalleryDraft,
  ) {
    super();
    this.query = draft.query;
    this.thumbnailSize = draft.thumbnailSize;
    this.first = draft.first;
    this.selection = new ImageSelection(draft.selected, draft.active);
    this.composing = new Composing(host, model, draft, this.changed);
    this.details = new DetailsTrail(host, this.changed);
    this.comparison = new ImageComparison(host, this.changed);
    this.results = new ImageResults(host, this.changed);
    this.descriptions = new Descriptions(host, this.changed);
    this.thumbnails = new Thumbnails(host, (id) => this.descriptions.invalidate(id));
  }

  get draft(): GalleryDraft {
    const { query, thumbnailSize, first, selection, composing, details } = this;
    return {
      query,
      thumbnailSize,
      first,
      selected: selection.selected,
      ...(selection.active !== undefined && { active: selection.active }),
      ...(details.id !== undefined && { details: details.id }),
      ...(composing.prompt !== '' && { prompt: composing.prompt }),
      choices: composing.chosen,
      references: composing.references,
    };
  }

  /** The ids that actions are about: of an open context menu, else what is selected, else what has the focus. */
  get targets(): readonly string[] {
    const { contextImage, selection } = this;
    if (contextImage) return [contextImage.id];
    if (selection.size > 0) return selection.selected;
    return selection.active === undefined ? [] : [selection.active];
  }

  show(model: GalleryModel): void {
    const jobs = new Map(this.model.jobs.map((job) => [job.id, job.status]));
    this.model = model;
    this.composing.model = model;
    this.composing.price.forget();
    this.previews.retain(new Set(model.jobs.map(({ id }) => id)));
    if (jobs.size > model.jobs.length) this.announcement = 'A job is over.';
    this.changed();
  }

  /** Shows what is found; the place in it is the first one, unless this is the start of the page. */
  async ask(change: QueryChange = {}): Promise<void> {
    const query = changedQuery(this.query, change);
    const isSame = Object.keys(change).length === 0;
    if (!isSame) this.first = 0;
    this.query = query;
    this.changed();
    // Among other images, nothing is next to where the keyboard was.
    await this.attempt(() =>
      this.results.ask(query, (before) => {
        this.selection.retain((id) => this.results.indexOf(id) >= 0, isSame ? before : []);
      }),
    );
    this.changed();
  }

  clearFilters(): Promise<void> {
    return this.ask(noFilters);
  }

  /** What queries and descriptions say may have changed. */
  async refresh(): Promise<void> {
    this.descriptions.invalidate();
    await Promise.all([this.ask(), this.attempt(() => this.details.refresh())]);
  }

  /** Selects an image and brings it into view, also past what is searched for, or from the other source. */
  async reveal(id: string): Promise<void> {
    const { query } = this;
    const other = this.query.source === 'records' ? 'workspace' : 'records';
    const tries = [() => Promise.resolve(), () => this.clearFilters(), () => this.ask({ source: other })];
    for (const next of tries) {
      await next();
      if (this.results.indexOf(id) < 0) continue;
      this.comparison.close();
      this.selection.only(id);
      this.toReveal = id;
      return this.changed();
    }
    await this.ask({ ...noFilters, ...query });
    this.say({
      severity: 'info',
      text: 'This image is not in the gallery. It may have been moved or deleted.',
    });
  }

  scrolledTo(first: number): void {
    if (first === this.first) return;
    this.first = first;
    this.dispatchEvent(new GalleryScrollEvent());
  }

  openDetails(id: string): void {
    void this.attempt(() => this.details.open(id));
  }

  /** The details, where they are open, follow. */
  followActive(): void {
    const { active } = this.selection;
    if (active !== undefined && this.details.id !== undefined && active !== this.details.id)
      this.openDetails(active);
    this.changed();
  }

  say(notice: Notice | undefined): void {
    this.notice = notice;
    if (notice) this.announcement = notice.text;
    this.changed();
  }

  announce(text: string): void {
    this.announcement = text;
    this.changed();
  }

  /** What the host rejects is said. @returns `undefined` then. */
  async attempt<Result>(action: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await action();
    } catch (error) {
      this.say({ severity: 'error', text: error instanceof Error ? error.message : String(error) });
      return undefined;
    }
  }

  dispose(): void {
    this.descriptions.dispose();
    this.thumbnails.dispose();
    this.previews.retain(new Set());
  }

  readonly changed = (): void => {
    this.dispatchEvent(new GalleryChangeEvent());
  };
}

declare global {
  interface HTMLElementEventMap {
    'easel-gallery-change': GalleryChangeEvent;
  }
}
