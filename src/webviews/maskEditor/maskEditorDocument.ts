import * as vscode from 'vscode';
import { DisposableStore } from '../../host/disposable.ts';
import { uriName } from '../../host/uriName.ts';
import { imageFormatOf } from '../../images/imageFormat.ts';
import { PictureError, type Pictures } from '../../images/pictures.ts';
import { type EditorPicture, readPicture } from './editorPicture.ts';

/** More than the largest picture that can be edited takes as a PNG; in bytes. */
const mostBytes = 1024 ** 3;

/** The file as it was last read. */
export interface FileState {
  /** The last that could be read: it stays while the file is gone or half-written. */
  readonly picture?: EditorPicture;
  /** Changes with the bytes, so that a page loads them anew. */
  readonly version: string;
  /** Why there is no such file to edit now. */
  readonly error?: unknown;
}

export interface FileChange {
  readonly state: FileState;
  /** What the file held until somebody else, not this window, wrote it. */
  readonly overwritten?: EditorPicture;
}

/** The PNG that a mask editor was opened on, followed as others change, delete and restore it. */
export class MaskEditorDocument implements vscode.CustomDocument {
  readonly uri: vscode.Uri;
  readonly #pictures: Pictures;
  readonly #owned = new DisposableStore();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<FileChange>());
  #state: FileState = { version: '' };
  #reading: Promise<FileState> | undefined;
  #ownWrites = 0;

  /** Fires when other bytes than before were read, or none. */
  readonly onDidChange = this.#changed.event;

  constructor(uri: vscode.Uri, pictures: Pictures) {
    this.uri = uri;
    this.#pictures = pictures;
    this.#watch();
  }

  get state(): FileState {
    return this.#state;
  }

  /** As in `harbour.png`. */
  get name(): string {
    return uriName(this.uri);
  }

  /** Reads the file again; calls made meanwhile see at least these bytes. Never rejects: see {@link FileState.error}. */
  async read(): Promise<FileState> {
    const before = this.#reading;
    const reading = (async () => {
      await before;
      return this.#read();
    })();
    this.#reading = reading;
    return reading;
  }

  /** As it was last read; waits for the first time. */
  async opened(): Promise<FileState> {
    return this.#reading ?? this.read();
  }

  /** The version of the file as it is now, whoever read it; `undefined` where nobody can tell. */
  async presentVersion(): Promise<string | undefined> {
    try {
      return versionOf(await vscode.workspace.fs.stat(this.uri));
    } catch {
      return undefined;
    }
  }

  /** Does work that writes the file, and reads what it wrote. */
  async write(work: () => Promise<unknown>): Promise<void> {
    this.#ownWrites += 1;
    try {
      await work();
      await this.read();
    } finally {
      this.#ownWrites -= 1;
    }
  }

  dispose(): void {
    this.#owned.dispose();
  }

  async #read(): Promise<FileState> {
    const last = this.#state;
    const state = await this.#load(last).catch((error: unknown) => ({
      ...last,
      error: this.#explained(error),
    }));
    this.#state = state;
    const isSame = state.picture?.hash === last.picture?.hash && String(state.error) === String(last.error);
    const isOverwritten = state.picture?.hash !== last.picture?.hash && this.#ownWrites === 0;
    if (!isSame) {
      this.#changed.fire({ state, ...(isOverwritten && last.picture && { overwritten: last.picture }) });
    }
    return state;
  }

  async #load(last: FileState): Promise<FileState> {
    const stat = await vscode.workspace.fs.stat(this.uri);
    if (stat.size > mostBytes) {
      throw new PictureError('tooLarge', `“${this.name}” is larger than 1 GB. Edit a smaller copy of it.`);
    }
    // A Buffer of VS Code's own would arrive in a page as a plain object.
    const data = new Uint8Array(await vscode.workspace.fs.readFile(this.uri));
    const format = imageFormatOf(data);
    if (format === 'jpeg' || format === 'webp') {
      throw new PictureError(
        'notPng',
        `“${this.name}” is a ${format === 'jpeg' ? 'JPEG' : 'WebP'} image, whatever its name says.`,
      );
    }
    const isSame = last.picture && Buffer.compare(last.picture.data, data) === 0;
    const picture = isSame && last.picture ? last.picture : await readPicture(data, this.#pictures);
    return { picture, version: versionOf(stat) };
  }

  #explained(error: unknown): unknown {
    if (!(error instanceof vscode.FileSystemError)) return error;
    const isGone = error.code === 'FileNotFound';
    return new Error(
      isGone
        ? `“${this.name}” is no longer there. Its picture stays here until you close the editor.`
        : `“${this.name}” cannot be read: ${error.message}`,
      { cause: error },
    );
  }

  #watch(): void {
    const folder = vscode.Uri.joinPath(this.uri, '..');
    // A name may hold characters that mean something in a pattern.
    const watcher = this.#owned.add(
      vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '*')),
    );
    const readIfOurs = (uri: vscode.Uri) => uri.toString() === this.uri.toString() && void this.read();
    for (const happened of [watcher.onDidCreate, watcher.onDidChange, watcher.onDidDelete]) {
      this.#owned.add(happened(readIfOurs));
    }
  }
}

function versionOf({ mtime, size }: vscode.FileStat): string {
  return `${mtime}-${size}`;
}
