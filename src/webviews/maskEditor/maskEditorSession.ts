import { DisposableStore } from '../../host/disposable.ts';
import type { MaskCommand, MaskEditorModel, MaskEditorView } from '../../protocol/maskEditor.ts';
import { type Connection, connect, type Transport } from '../../protocol/rpc.ts';
import { describeEdit, type RunningEdit } from './editJobs.ts';
import { editorHost } from './editorHost.ts';
import { maskEditorModel, type UrlOf } from './editorModel.ts';
import { EditorState } from './editorState.ts';
import { EditSending } from './editSending.ts';
import type { FileChange, MaskEditorDocument } from './maskEditorDocument.ts';
import type { MaskEditorParts } from './maskEditorParts.ts';
import { tellOfFile } from './tellOfFile.ts';
import { tellOfRecords } from './tellOfRecords.ts';

/** The page of one editor. */
export interface EditorPage {
  readonly transport: Transport;
  readonly urlOf: UrlOf;
  /** A hidden page gets nothing that is posted to it; when it is back, it asks anew. */
  readonly isVisible: () => boolean;
}

/** One open mask editor: keeps its page up to date, and does what it asks for. */
export class MaskEditorSession {
  readonly document: MaskEditorDocument;
  readonly #parts: MaskEditorParts;
  readonly #page: EditorPage;
  readonly #state: EditorState;
  readonly #sending: EditSending;
  readonly #connection: Connection<MaskEditorView>;
  readonly #owned = new DisposableStore();
  readonly #opened: Promise<void>;
  /** `closed`: the page may not even be asked whether it is visible. */
  #phase: 'opening' | 'ready' | 'closed' = 'opening';
  #isPushing = false;

  constructor(document: MaskEditorDocument, parts: MaskEditorParts, page: EditorPage) {
    this.document = document;
    this.#parts = parts;
    this.#page = page;
    this.#state = new EditorState(document, parts, () => this.#push());
    this.#sending = new EditSending(this.#state, parts, () => this.command('prompt'));
    this.#connection = this.#owned.add(
      connect(
        page.transport,
        editorHost({
          state: this.#state,
          parts,
          sending: this.#sending,
          ready: () => this.#ready(),
        }),
      ),
    );
    this.#owned.add(document.onDidChange((change) => void this.#fileChanged(change)));
    this.#owned.add(parts.editJobs.onDidChange((edit) => this.#isOurs(edit) && this.#jobChanged(edit)));
    this.#owned.add(parts.editJobs.onDidEnd((edit) => this.#isOurs(edit) && void this.#jobEnded(edit)));
    this.#opened = this.#open();
  }

  /** A command of the manifest; nothing happens while no page is there to do it. */
  command(name: MaskCommand): void {
    if (!this.#canHear) return;
    this.#connection.remote.command({ name }).catch((error: unknown) => this.#log(error));
  }

  /** Settings changed. */
  settingsChanged(): void {
    this.#state.readSettings();
    void this.#state.listModels();
  }

  /** The page was hidden, and others may have kept or discarded candidates meanwhile. */
  shown(): void {
    void this.#readRecords();
  }

  dispose(): void {
    this.#phase = 'closed';
    this.#owned.dispose();
  }

  async #open(): Promise<void> {
    const { drafts } = this.#parts;
    this.#state.readSettings();
    const [draft] = await Promise.all([drafts.read(this.#uri), this.document.opened()]);
    if (draft.candidate !== undefined) await this.#state.restoreCandidate(draft.candidate);
    await this.#fileChanged({ state: this.document.state });
    await tellOfRecords(this.#state, this.#parts, draft).catch((error: unknown) => this.#log(error));
    void this.#state.listModels();
  }

  async #ready(): Promise<{ model: MaskEditorModel; draft?: string }> {
    await this.#opened;
    if (this.#phase === 'opening') this.#phase = 'ready';
    const { page: draft } = await this.#parts.drafts.read(this.#uri);
    const running = this.#parts.editJobs.of(this.#uri);
    // Once the page knows the job.
    if (running) setTimeout(() => this.#preview(running));
    return { model: this.#model(), ...(draft !== undefined && { draft }) };
  }

  get #canHear(): boolean {
    return this.#phase === 'ready' && this.#page.isVisible();
  }

  get #uri(): string {
    return this.document.uri.toString();
  }

  #isOurs({ wish }: RunningEdit): boolean {
    return wish.document === this.#uri;
  }

  #model(): MaskEditorModel {
    const running = this.#parts.editJobs.of(this.#uri);
    return maskEditorModel(this.#state, running && describeEdit(running), {
      of: this.#page.urlOf,
      archiveUri: this.#parts.archiveUri,
    });
  }

  /** Changes that come together are shown together. */
  #push(): void {
    if (this.#isPushing) return;
    this.#isPushing = true;
    queueMicrotask(() => {
      this.#isPushing = false;
      if (!this.#canHear) return;
      this.#connection.remote.show(this.#model()).catch((error: unknown) => this.#log(error));
    });
  }

  #preview({ job }: RunningEdit): void {
    const { state } = job;
    if (state.kind !== 'partial' || !this.#canHear) return;
    const { data, format } = state.image;
    this.#connection.remote
      .preview({ job: job.id, image: new Uint8Array(data), mimeType: `image/${format}` })
      .catch((error: unknown) => this.#log(error));
  }

  #jobChanged(edit: RunningEdit): void {
    this.#push();
    this.#preview(edit);
  }

  async #jobEnded(edit: RunningEdit): Promise<void> {
    const { state, finished } = edit.job;
    await finished.catch((error: unknown) => this.#sending.showFailure(error, edit));
    if (state.kind === 'cancelled' && state.maybeBilled) {
      const text = 'Cancelled. The request had left this machine, so it may be billed.';
      this.#state.messages.show({ id: 'job', severity: 'info', text });
    }
    await this.#readRecords();
  }

  async #readRecords(): Promise<void> {
    await this.#state.readRecords().catch((error: unknown) => this.#log(error));
  }

  async #fileChanged(change: FileChange): Promise<void> {
    if (change.state.error !== undefined) {
      await this.#state.archivePicture().catch((error: unknown) => this.#log(error));
    }
    tellOfFile(change, this.#state, this.#parts);
    await this.#readRecords();
  }

  #log(error: unknown): void {
    this.#parts.log.debug(`A mask editor's page: ${error instanceof Error ? error.message : error}`);
  }
}
