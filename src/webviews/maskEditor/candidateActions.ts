import * as vscode from 'vscode';
import type { Blend } from '../../geometry/blend.ts';
import { uriName } from '../../host/uriName.ts';
import type { EditAnswer } from '../../images/imageEdits.ts';
import { type Destination, isLibraryError, type StoredImage } from '../../images/imageLibrary.ts';
import type { ImageHash } from '../../images/imageRecord.ts';
import { isPictureError, type PictureError } from '../../images/pictures.ts';
import { editDestination } from '../../library/destination/siblingDestination.ts';
import { parentUri, uriPath } from '../../library/destination/uriPath.ts';
import { imageExtension } from '../../library/files/imageExtension.ts';
import { readPicture } from './editorPicture.ts';
import type { EditorState } from './editorState.ts';
import type { MaskEditorParts } from './maskEditorParts.ts';

/** What becomes of answers: files, nothing, or the picture to paint on. */
export class CandidateActions {
  readonly #state: EditorState;
  readonly #parts: MaskEditorParts;
  readonly #discarded = new Set<ImageHash>();
  readonly #keeping = new Map<string, Promise<string | undefined>>();

  constructor(state: EditorState, parts: MaskEditorParts) {
    this.#state = state;
    this.#parts = parts;
  }

  /**
   * Asked again before the file is there, as by a double click, it writes no second one.
   * @returns the new file's name; `undefined` when a message says why there is none. @throws LibraryError
   */
  keep(answer: EditAnswer, blend: Blend): Promise<string | undefined> {
    const { edits } = this.#parts;
    const { grow, feather, keepUnmasked } = blend;
    const key = JSON.stringify([answer.hash, grow, feather, keepUnmasked]);
    const running = this.#keeping.get(key);
    if (running) return running;
    const keeping = this.orAsItCame(answer, () =>
      this.#keep(answer, (destination) => edits.keep(answer, blend, destination), blend),
    ).finally(() => this.#keeping.delete(key));
    this.#keeping.set(key, keeping);
    return keeping;
  }

  /** The answer stays in the archive. @throws LibraryError */
  async discard(answer: EditAnswer): Promise<void> {
    await this.#parts.edits.discard(answer, true);
    this.#state.messages.hide('notKept');
    this.#discarded.add(answer.hash);
    await this.#state.readRecords();
  }

  /** @throws RangeError unless it was discarded in this editor; LibraryError */
  async undiscard(hash: unknown): Promise<void> {
    if (typeof hash !== 'string' || !this.#discarded.delete(hash)) {
      throw new RangeError('There is no such discarded candidate.');
    }
    await this.#parts.edits.discard({ hash }, false);
    await this.#state.readRecords();
  }

  /** The answer, as blended, becomes what is painted on. @throws LibraryError */
  async continueOn(answer: EditAnswer, blend: Blend): Promise<void> {
    const { edits, library, pictures } = this.#parts;
    await this.orAsItCame(answer, async () => {
      const { hash, format } = await edits.compose(answer, blend);
      const { data } = await library.read(hash, format);
      this.#state.paintOn(await readPicture(new Uint8Array(data), pictures));
    });
    await this.#state.readRecords();
  }

  /** An answer of another shape or format cannot be blended, but it is paid for: a message offers it then. */
  async orAsItCame<T>(answer: EditAnswer, work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!isPictureError(error)) throw error;
      this.#offerAsItCame(answer, error);
      return undefined;
    }
  }

  #offerAsItCame(answer: EditAnswer, error: PictureError): void {
    const { messages } = this.#state;
    messages.show(
      { id: 'unfitting', severity: 'warning', text: whyUnfitting(answer, error) },
      { title: 'Keep as It Came', run: () => this.#keepAsItCame(answer) },
    );
  }

  async #keepAsItCame(answer: EditAnswer): Promise<void> {
    const { edits } = this.#parts;
    const name = await this.#keep(answer, (destination) => edits.keepRaw(answer, destination));
    if (name === undefined) return;
    this.#state.messages.show({ id: 'unfitting', severity: 'info', text: `Kept as it came: ${name}` });
  }

  /** Beside the file, else where the person says. */
  async #keep(
    answer: EditAnswer,
    write: (destination: Destination) => Promise<StoredImage>,
    blend?: Blend,
  ): Promise<string | undefined> {
    const { uri } = this.#state;
    const beside = editDestination(uri);
    const isOurs =
      beside.within !== undefined && vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== false;
    const elsewhere = async () => {
      const destination = await this.#askDestination(beside, answer);
      return destination && write(destination);
    };
    const stored = isOurs
      ? await write(beside).catch((error: unknown) => {
          if (isLibraryError(error) && error.reason === 'readOnly') return elsewhere();
          throw error;
        })
      : await elsewhere();
    if (!stored) return undefined;
    const name = uriName(vscode.Uri.parse(stored.uri));
    this.#state.markKept(answer, { name, ...(blend && { blend }) });
    await this.#state.readRecords();
    return name;
  }

  async #askDestination(
    { folder, name }: Destination,
    { format }: EditAnswer,
  ): Promise<Destination | undefined> {
    const extension = imageExtension(format);
    const file = await vscode.window.showSaveDialog({
      title: 'Keep the Image',
      saveLabel: 'Keep',
      filters: { Image: [extension] },
      defaultUri: vscode.Uri.joinPath(vscode.Uri.parse(folder), `${name}.${extension}`),
    });
    if (!file) return undefined;
    const chosen = file.toString();
    const chosenName = uriPath(chosen).split('/').at(-1) ?? name;
    return { folder: parentUri(chosen), name: chosenName.replace(/\.(png|jpe?g|webp)$/i, '') };
  }
}

function whyUnfitting({ format }: EditAnswer, { reason, message }: PictureError): string {
  if (reason === 'unaligned') {
    return 'The answer has another shape than what was sent, so it cannot be put back into the picture.';
  }
  return format === 'png'
    ? `The answer cannot be put back into the picture. ${message}`
    : `The server answered with ${format.toUpperCase()} instead of PNG, which cannot be put back into the picture.`;
}
