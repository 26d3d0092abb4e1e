import type * as vscode from 'vscode';
import type { Blend } from '../../geometry/blend.ts';
import { type EditSettings, readEditSettings } from '../../host/editSettings.ts';
import { failureRemedy, openSetting } from '../../host/failureRemedy.ts';
import { resolveModel } from '../../host/serverModels.ts';
import type { EditAnswer } from '../../images/imageEdits.ts';
import type { ListedModel } from '../../images/imageProvider.ts';
import type { ImageHash } from '../../images/imageRecord.ts';
import { PageMessages } from '../pageMessages.ts';
import { type EditorPicture, readPicture } from './editorPicture.ts';
import type { MaskEditorDocument } from './maskEditorDocument.ts';
import type { MaskEditorParts } from './maskEditorParts.ts';

/** The file that a candidate was kept as last, since the editor was opened. */
export interface KeptFile {
  readonly name: string;
  /** Absent: the answer as it came. */
  readonly blend?: Blend;
}

/** A candidate of this editor, and what became of it. */
export interface KnownAnswer {
  readonly answer: EditAnswer;
  readonly kept?: KeptFile;
}

/** What one editor shows, besides what its page owns. */
export class EditorState {
  readonly document: MaskEditorDocument;
  readonly messages: PageMessages;
  readonly #parts: MaskEditorParts;
  readonly #changed: () => void;
  #settings: EditSettings | undefined;
  #listed: readonly ListedModel[] = [];
  #candidate: EditorPicture | undefined;
  #archived: ImageHash | undefined;
  #answers: readonly EditAnswer[] = [];
  readonly #kept = new Map<ImageHash, Required<KnownAnswer>>();
  /** Keeping one, or bringing it back, moves none. */
  readonly #places = new Map<ImageHash, number>();
  #original: ImageHash | undefined;
  #readings = 0;
  #lastRead = 0;
  #madeWith: { readonly hash: ImageHash; readonly prompt: string } | undefined;

  constructor(document: MaskEditorDocument, parts: MaskEditorParts, changed: () => void) {
    this.document = document;
    this.messages = new PageMessages(changed);
    this.#parts = parts;
    this.#changed = changed;
  }

  get uri(): vscode.Uri {
    return this.document.uri;
  }

  /** What is painted on; `undefined` when the file cannot be edited. */
  get picture(): EditorPicture | undefined {
    return this.#candidate ?? this.document.state.picture;
  }

  /** The picture is to be had from the archive only. */
  get isInArchive(): boolean {
    const { error, picture } = this.document.state;
    return this.isCandidate || (error !== undefined && picture?.hash === this.#archived);
  }

  get isCandidate(): boolean {
    return this.#candidate !== undefined;
  }

  /** `undefined` while a setting holds what Easel cannot use; a message then says so. */
  get settings(): EditSettings | undefined {
    return this.#settings;
  }

  get listed(): readonly ListedModel[] {
    return this.#listed;
  }

  get canRestore(): boolean {
    return this.#original !== undefined;
  }

  /** What the picture was made with, as far as it is known. */
  get suggestedPrompt(): string {
    const made = this.#madeWith;
    return made && made.hash === this.picture?.hash ? this.withoutStyle(made.prompt) : '';
  }

  /** Of this file, whatever version of it they were made for; the oldest first. */
  get answers(): readonly KnownAnswer[] {
    const waiting = this.#answers.filter(({ hash }) => !this.#kept.has(hash));
    const known: KnownAnswer[] = [...this.#kept.values(), ...waiting.map((answer) => ({ answer }))];
    const place = ({ answer }: KnownAnswer) => this.#places.get(answer.hash) ?? 0;
    return known.sort((a, b) => place(a) - place(b));
  }

  /** @throws RangeError for a candidate that the page cannot know. */
  answer(id: unknown): EditAnswer {
    const known = this.answers.find(({ answer }) => answer.hash === id);
    if (!known) throw new RangeError('There is no such candidate any more.');
    return known.answer;
  }

  markKept(answer: EditAnswer, kept: KeptFile): void {
    this.#kept.set(answer.hash, { answer, kept });
    this.messages.hide('notKept');
  }

  /** `undefined`: the file itself again. */
  paintOn(candidate: EditorPicture | undefined): void {
    this.#candidate = candidate;
    this.#parts.drafts.save(this.uri.toString(), { candidate: candidate?.hash });
    this.#changed();
  }

  /** What was painted on when the editor was last open. False: it is no longer in the archive. */
  async restoreCandidate(hash: ImageHash): Promise<boolean> {
    try {
      const { data } = await this.#parts.library.read(hash, 'png');
      this.#candidate = await readPicture(new Uint8Array(data), this.#parts.pictures);
      return true;
    } catch (error) {
      this.#parts.log.info(`A candidate cannot be painted on any more: ${String(error)}`);
      return false;
    }
  }

  /** The page can load it from there while the file is gone. @throws LibraryError */
  async archivePicture(): Promise<void> {
    const { picture } = this.document.state;
    if (!picture) return;
    await this.#parts.library.archive({ data: picture.data, format: 'png' });
    this.#archived = picture.hash;
  }

  readSettings(): void {
    try {
      const last = this.#settings?.style ?? '';
      this.#settings = readEditSettings(this.uri);
      this.messages.hide('settings');
      if (this.#settings.style !== last) this.#tellOfStyle(this.#settings.style);
    } catch (error) {
      this.#settings = undefined;
      const text = error instanceof Error ? error.message : String(error);
      this.messages.show({ id: 'settings', severity: 'error', text }, failureRemedy(error));
    }
    this.#changed();
  }

  #tellOfStyle(style: string): void {
    const short = style.length > 80 ? `${style.slice(0, 79)}…` : style;
    if (style === '') this.messages.hide('style');
    else {
      this.messages.show(
        { id: 'style', severity: 'info', text: `Your house style is added to every prompt: “${short}”` },
        openSetting('easel.style'),
      );
    }
  }

  async listModels(): Promise<void> {
    this.#listed = await this.#parts.models.listIfPossible();
    this.#changed();
  }

  /** Where requests go. */
  get modelId(): string {
    return resolveModel(this.#settings?.model ?? 'auto', this.#listed);
  }

  /** A prompt as it was written: the house style is recorded with it. */
  withoutStyle(prompt: string): string {
    const style = this.#settings?.style;
    return style && prompt.endsWith(`\n\n${style}`) ? prompt.slice(0, -style.length - 2) : prompt;
  }

  /** Reads what is recorded of the file: candidates, original, prompts. */
  async readRecords(): Promise<void> {
    const { edits, library } = this.#parts;
    const document = this.uri.toString();
    const reading = ++this.#readings;
    const [answers, original, records] = await Promise.all([
      edits.notKept(document),
      edits.original(document, this.document.state.picture?.hash),
      library.load(),
    ]);
    // One that began later knows more: what was just discarded must not come back.
    if (reading < this.#lastRead) return;
    this.#lastRead = reading;
    this.#answers = answers;
    for (const { hash } of answers) this.#places.set(hash, this.#places.get(hash) ?? this.#places.size);
    this.#original = original;
    const hash = this.picture?.hash;
    const prompt = records.images.find(
      (image) => hash !== undefined && (image.hash === hash || image.composites.includes(hash)),
    )?.request.prompt;
    this.#madeWith = hash !== undefined && prompt !== undefined ? { hash, prompt } : undefined;
    this.#changed();
  }
}
