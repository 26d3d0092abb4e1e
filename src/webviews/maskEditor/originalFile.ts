import * as vscode from 'vscode';
import type { Blend } from '../../geometry/blend.ts';
import type { EditAnswer } from '../../images/imageEdits.ts';
import { isLibraryError, type StoredImage } from '../../images/imageLibrary.ts';
import type { ImageHash } from '../../images/imageRecord.ts';
import type { CandidateActions } from './candidateActions.ts';
import type { EditorState } from './editorState.ts';
import type { MaskEditorParts } from './maskEditorParts.ts';

/** Replaces the edited file by an answer, and gives it its first bytes back. Nothing is ever lost by either. */
export class OriginalFile {
  readonly #state: EditorState;
  readonly #parts: MaskEditorParts;
  readonly #candidates: CandidateActions;

  constructor(state: EditorState, parts: MaskEditorParts, candidates: CandidateActions) {
    this.#state = state;
    this.#parts = parts;
    this.#candidates = candidates;
  }

  /** False: the person thought better of it. @throws LibraryError, PictureError */
  async replace(answer: EditAnswer, blend: Blend): Promise<boolean> {
    const { name } = this.#state.document;
    const expected = this.#hash;
    const replace = 'Replace Original';
    const chosen = await vscode.window.showWarningMessage(
      `Replace “${name}”?`,
      { modal: true, detail: 'Its bytes are kept: “Restore Original” brings them back.' },
      replace,
    );
    if (chosen !== replace) return false;
    const keepAsNew = 'Keep as a New File';
    const replaced = await this.#candidates.orAsItCame(answer, () =>
      this.#write(
        expected,
        (hash) => this.#parts.edits.replaceOriginal(answer, blend, hash),
        {
          title: 'Replace Anyway',
          changed: `“${name}” was changed meanwhile by something else. Replace it?`,
        },
        { title: keepAsNew, run: () => this.#candidates.keep(answer, blend) },
      ),
    );
    return replaced ?? false;
  }

  /** False: the person thought better of it. @throws LibraryError */
  async restore(): Promise<boolean> {
    const { document, uri, canRestore } = this.#state;
    if (!canRestore) throw new Error(`“${document.name}” holds its original already.`);
    const expected = this.#hash;
    const restore = 'Restore Original';
    const chosen = await vscode.window.showWarningMessage(
      `Restore the original of “${document.name}”?`,
      { modal: true, detail: 'What the file holds now stays in Easel’s archive.' },
      restore,
    );
    if (chosen !== restore) return false;
    return this.#write(expected, (hash) => this.#parts.edits.restoreOriginal(uri.toString(), hash), {
      title: 'Restore Anyway',
      changed: `“${document.name}” was changed meanwhile by something else. Restore its original?`,
    });
  }

  /** What the person sees in the file: what is written meanwhile, also while a dialog is open, is asked about. */
  get #hash(): ImageHash {
    return this.#state.document.state.picture?.hash ?? '';
  }

  async #write(
    expected: ImageHash,
    write: (expected: ImageHash) => Promise<StoredImage>,
    anyway: { readonly title: string; readonly changed: string },
    instead?: { readonly title: string; readonly run: () => Promise<unknown> },
  ): Promise<boolean> {
    const { document, messages } = this.#state;
    try {
      await document.write(() => write(expected));
    } catch (error) {
      if (!isLibraryError(error)) throw error;
      if (error.reason === 'changed') return this.#writeAnyway(write, anyway, instead);
      if (error.reason !== 'readOnly' || !instead) throw error;
      const text = `“${document.name}” cannot be written to.`;
      messages.show({ id: 'original', severity: 'error', text }, instead);
      return false;
    }
    await this.#written();
    return true;
  }

  /** Somebody else's bytes are in the file now; they are kept, too. */
  async #writeAnyway(
    write: (expected: ImageHash) => Promise<StoredImage>,
    { title, changed }: { readonly title: string; readonly changed: string },
    instead: { readonly title: string; readonly run: () => Promise<unknown> } | undefined,
  ): Promise<boolean> {
    const { picture, error } = await this.#state.document.read();
    const chosen = await vscode.window.showWarningMessage(
      changed,
      { modal: true, detail: 'The bytes that it holds now are kept in Easel’s archive.' },
      ...(picture && error === undefined ? [title] : []),
      ...(instead ? [instead.title] : []),
    );
    if (chosen === instead?.title && instead) await instead.run();
    if (chosen !== title || !picture) return false;
    await this.#state.document.write(() => write(picture.hash));
    await this.#written();
    return true;
  }

  async #written(): Promise<void> {
    const { messages } = this.#state;
    messages.hide('original');
    messages.hide('file');
    this.#state.paintOn(undefined);
    await this.#state.readRecords();
  }
}
