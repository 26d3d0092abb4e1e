import { type FSWatcher, watch } from 'node:fs';
import * as vscode from 'vscode';
import { DisposableStore } from '../../host/disposable.ts';
import type { ImageJobs } from '../../images/imageJobs.ts';

/** Lines come in bursts, and one look is enough for all of them. In milliseconds. */
const quietMs = 200;

/** Tells when this window or another one may have written records. Where the disk does not tell, the focus does. */
export class RecordsWatch implements vscode.Disposable {
  readonly #directory: string;
  readonly #owned = new DisposableStore();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<void>());
  #watcher: FSWatcher | undefined;
  #timer: NodeJS.Timeout | undefined;

  readonly onDidChange = this.#changed.event;

  /** @param directory of the records; it need not be there yet. */
  constructor(directory: string, jobs: Pick<ImageJobs, 'onDidChange'>) {
    this.#directory = directory;
    this.#owned.add(vscode.window.onDidChangeWindowState(({ focused }) => focused && this.#soon()));
    this.#owned.add(jobs.onDidChange(({ state }) => state.kind !== 'partial' && this.#soon()));
    this.#watch();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#watcher?.close();
    this.#owned.dispose();
  }

  #soon(): void {
    this.#watch();
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#changed.fire();
    }, quietMs);
  }

  /** Once there is something to watch. */
  #watch(): void {
    if (this.#watcher) return;
    try {
      this.#watcher = watch(this.#directory, { persistent: false }, () => this.#soon());
      this.#watcher.on('error', () => {
        this.#watcher?.close();
        this.#watcher = undefined;
      });
    } catch {
      // Nothing was recorded yet, or this disk cannot be watched.
    }
  }
}
