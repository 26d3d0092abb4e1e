import type * as vscode from 'vscode';
import type { LinkedImage } from '../../commands/gallery/galleryLinks.ts';
import type { GalleryRun } from '../../commands/gallery/galleryRuns.ts';
import { DisposableStore } from '../../host/disposable.ts';
import type { ImageJob } from '../../images/imageJob.ts';
import type { WorkspaceImages } from '../../library/files/workspaceImages.ts';
import type { GalleryAction, GalleryHost, GalleryView } from '../../protocol/gallery.ts';
import { connect, type Transport } from '../../protocol/rpc.ts';
import { FileFactsReader } from './fileFacts.ts';
import { FileLooks } from './fileLooks.ts';
import { GalleryActions } from './galleryActions.ts';
import { galleryHost } from './galleryHost.ts';
import type { GalleryParts } from './galleryParts.ts';
import { GalleryQueries } from './galleryQueries.ts';
import { GalleryReferences } from './galleryReferences.ts';
import { GalleryState } from './galleryState.ts';
import { ImageLineage } from './imageLineage.ts';
import { ImageLooks } from './imageLooks.ts';
import { ImageUrls } from './imageUrls.ts';
import { LostFiles } from './lostFiles.ts';
import { PageUpdates } from './pageUpdates.ts';
import { ReferenceOrigins } from './referenceOrigins.ts';
import { tellRunEnd } from './tellRunEnd.ts';

/** The page of the gallery. */
export interface GalleryPage {
  readonly transport: Transport;
  /** A webview URI. */
  readonly urlOf: (uri: vscode.Uri) => string;
  /** A hidden page gets nothing that is posted to it; when it is back, it asks anew. */
  readonly isVisible: () => boolean;
}

/** What the gallery was opened for. */
export interface GalleryOpening {
  readonly prompt?: string;
  /** A file. */
  readonly reveal?: vscode.Uri;
}

const draftKey = 'galleryDraft';

/** The open gallery: keeps its page up to date, and does what it asks for. */
export class GallerySession {
  readonly #parts: GalleryParts;
  readonly #page: GalleryPage;
  readonly #workspaceImages: WorkspaceImages;
  readonly #state: GalleryState;
  readonly #looks: ImageLooks;
  readonly #queries: GalleryQueries;
  readonly #actions: GalleryActions;
  readonly #updates: PageUpdates;
  readonly #owned = new DisposableStore();
  readonly #opened: Promise<void>;
  #opening: GalleryOpening;
  /** `closed`: the page may not even be asked whether it is visible. */
  #phase: 'opening' | 'ready' | 'closed' = 'opening';

  constructor(
    parts: GalleryParts,
    page: GalleryPage,
    workspaceImages: WorkspaceImages,
    opening: GalleryOpening = {},
  ) {
    this.#parts = parts;
    this.#page = page;
    this.#workspaceImages = workspaceImages;
    this.#opening = opening;
    this.#state = new GalleryState(parts, () => this.#updates.push('show'));
    const urls = new ImageUrls(parts, page.urlOf);
    const fileLooks = new FileLooks(parts.files, parts.fileStates, () => this.#updates.push('refresh'));
    const lostFiles = new LostFiles(parts, workspaceImages, () => void this.recordsChanged());
    this.#looks = new ImageLooks(parts.images, parts.library, fileLooks, (place) => lostFiles.lookFor(place));
    this.#actions = new GalleryActions(parts, (run) => this.#follow(run));
    this.#queries = new GalleryQueries(parts.images, workspaceImages);
    const host = galleryHost({
      parts,
      state: this.#state,
      queries: this.#queries,
      looks: this.#looks,
      urls,
      lineage: new ImageLineage(parts.images, parts.fileStates, parts.library),
      fileFacts: new FileFactsReader(parts.files),
      actions: this.#actions,
      references: new GalleryReferences(
        parts.library,
        (hash, format) => urls.archived(hash, format),
        new ReferenceOrigins(parts.memento, (error) => this.#log(error)),
      ),
      ready: () => this.#ready(),
      saveDraft: (draft) => this.#saveDraft(draft),
      follow: (run) => this.#follow(run),
      recorded: () => this.recordsChanged(),
      hasPreview: () => this.#canHear,
    });
    const { remote: view } = this.#owned.add(connect<GalleryHost, GalleryView>(page.transport, host));
    this.#updates = new PageUpdates({
      view,
      canHear: () => this.#canHear,
      model: () => this.#state.model,
      log: parts.log,
    });
    this.#owned.add(parts.jobs.onDidChange((job) => this.#jobChanged(job)));
    this.#owned.add(parts.onDidChangeKeys(() => void this.keysChanged()));
    this.#owned.add(
      workspaceImages.onDidChange(() => {
        lostFiles.lookAnew();
        this.#updates.push('refresh');
      }),
    );
    this.#opened = this.#open();
  }

  /** A command of the manifest, about what is selected in the page; nothing happens while no page is there to do it. */
  act(action: GalleryAction): void {
    this.#updates.tell((view) => view.act({ action }));
  }

  /** Images of the page as files; see `GalleryActions`. @throws Error with a sentence. */
  async linked(ids: readonly string[]): Promise<readonly LinkedImage[]> {
    const looks = await this.#looks.ofIds(ids);
    try {
      return await this.#actions.linked(looks);
    } finally {
      void this.recordsChanged();
    }
  }

  /** The person asked for the gallery again. @param wasVisible else its page starts only now, and asks itself. */
  async reopen(opening: GalleryOpening, wasVisible: boolean): Promise<void> {
    this.#opening = opening;
    if (!wasVisible || !this.#canHear) return;
    const { prompt, reveal } = await this.#takeOpening();
    if (prompt !== undefined) this.#updates.tell((view) => view.setPrompt({ prompt }));
    if (reveal !== undefined) this.#updates.tell((view) => view.reveal({ id: reveal }));
  }

  settingsChanged(): void {
    this.#state.readSettings();
    void this.#state.listModels();
    void this.#state.readKey();
  }

  /** A key was set, or removed: the server may list other models. */
  async keysChanged(): Promise<void> {
    await this.#state.readKey();
    await this.#state.listModels();
  }

  /** This or another window may have recorded something. */
  async recordsChanged(): Promise<void> {
    try {
      if (await this.#parts.images.load()) this.#updates.push('refresh');
      await this.#state.readJobs();
    } catch (error) {
      this.#log(error);
    }
  }

  dispose(): void {
    this.#phase = 'closed';
    this.#owned.dispose();
  }

  async #open(): Promise<void> {
    this.#state.readSettings();
    await Promise.all([this.#parts.images.load(), this.#state.readKey()]).catch((error: unknown) => {
      this.#state.showFailure('records', error);
    });
    await this.#state.readJobs().catch((error: unknown) => this.#log(error));
    void this.#state.listModels();
    this.#measure();
    void this.#queries.prepare().catch((error: unknown) => this.#log(error));
  }

  async #ready(): Promise<Awaited<ReturnType<GalleryHost['ready']>>> {
    await this.#opened;
    const draft = this.#parts.memento.get<string>(draftKey);
    const taken = await this.#takeOpening();
    if (this.#phase === 'opening') this.#phase = 'ready';
    // What was asked for meanwhile; from now on the page is told.
    const opening = { ...taken, ...(await this.#takeOpening()) };
    // Once the page knows the jobs.
    setTimeout(() => {
      for (const job of this.#parts.jobs.jobs) this.#updates.preview(job);
    });
    return { model: this.#state.model, ...(draft !== undefined && { draft }), ...opening };
  }

  async #takeOpening(): Promise<{ prompt?: string; reveal?: string }> {
    const { prompt, reveal } = this.#opening;
    this.#opening = {};
    if (reveal) this.#workspaceImages.lookFor(reveal.toString());
    return {
      ...(prompt !== undefined && { prompt }),
      ...(reveal && { reveal: await this.#idOf(reveal.toString()) }),
    };
  }

  /** Of the answer that the file holds, else of the file itself. */
  async #idOf(uri: string): Promise<string> {
    const { images, fileStates } = this.#parts;
    await images.load();
    const record = await fileStates.recordOf(uri, images.byFile).catch(() => undefined);
    return (record ? images.ofRecord(record) : images.ofFile(uri)).id;
  }

  get #canHear(): boolean {
    return this.#phase === 'ready' && this.#page.isVisible();
  }

  #jobChanged(job: ImageJob): void {
    this.#updates.push('show');
    this.#updates.preview(job);
    if (!this.#parts.jobs.jobs.includes(job)) void this.recordsChanged().then(() => this.#measure());
  }

  #saveDraft(draft: string): void {
    this.#parts.memento.update(draftKey, draft).then(undefined, (error: unknown) => this.#log(error));
  }

  #follow(run: GalleryRun): void {
    void this.#told(run).catch((error: unknown) => this.#log(error));
  }

  async #told(run: GalleryRun): Promise<void> {
    await tellRunEnd(run, {
      canHear: () => this.#canHear,
      state: this.#state,
      follow: (next) => this.#follow(next),
    });
    await this.recordsChanged();
  }

  #measure(): void {
    void this.#state.measure().catch((error: unknown) => this.#log(error));
  }

  #log(error: unknown): void {
    this.#parts.log.debug(`The gallery’s page: ${error instanceof Error ? error.message : error}`);
  }
}
