import * as vscode from 'vscode';
import { DisposableStore } from '../../host/disposable.ts';
import type { ImageJobs } from '../../images/imageJobs.ts';
import type { ImageLibrary } from '../../images/imageLibrary.ts';
import type { ImageUri } from '../../images/imageProvider.ts';
import type { Log } from '../../images/log.ts';
import { recordedState } from './imageState.ts';

/** What was left longer ago is left on purpose; in milliseconds. */
const recentMs = 7 * 24 * 60 * 60_000;

export interface GalleryStatusParts {
  readonly jobs: Pick<ImageJobs, 'jobs' | 'onDidChange'>;
  readonly library: Pick<ImageLibrary, 'load'>;
  readonly onDidChangeRecords: vscode.Event<void>;
  readonly isOfThisWindow: (origin: ImageUri | undefined) => boolean;
  readonly log: Log;
}

/** The way to the gallery in the status bar, while images form or wait to be kept. */
export class GalleryStatus implements vscode.Disposable {
  readonly #parts: GalleryStatusParts;
  readonly #owned = new DisposableStore();
  readonly #item = this.#owned.add(
    vscode.window.createStatusBarItem('easel.gallery', vscode.StatusBarAlignment.Right, 90),
  );
  #notKept = 0;

  constructor(parts: GalleryStatusParts) {
    this.#parts = parts;
    this.#item.name = 'Easel Gallery';
    this.#item.command = 'easel.openGallery';
    this.#owned.add(parts.jobs.onDidChange(() => this.#show()));
    this.#owned.add(parts.onDidChangeRecords(() => void this.#count()));
    void this.#count();
  }

  dispose(): void {
    this.#owned.dispose();
  }

  async #count(): Promise<void> {
    const { library, isOfThisWindow, log } = this.#parts;
    try {
      const { images, jobs } = await library.load();
      const since = new Date(Date.now() - recentMs).toISOString();
      const origins = new Map<string, ImageUri | undefined>();
      // Newest first: years of records are not looked through.
      for (const { job, queuedAt, origin } of jobs) {
        if (queuedAt < since) break;
        if (isOfThisWindow(origin)) origins.set(job, origin);
      }
      const open = new Set<string>();
      for (const image of images) {
        if (image.at < since) break;
        if (origins.has(image.job) && recordedState(image) === 'notKept') open.add(image.hash);
      }
      this.#notKept = open.size;
      this.#show();
    } catch (error) {
      log.warn(`The images not kept were not counted: ${error instanceof Error ? error.message : error}`);
    }
  }

  #show(): void {
    const forming = this.#parts.jobs.jobs.reduce((sum, { spec }) => sum + spec.request.count, 0);
    if (forming === 0 && this.#notKept === 0) {
      this.#item.hide();
      return;
    }
    const images = forming === 1 ? '1 image' : `${forming} images`;
    this.#item.text = forming > 0 ? `$(sync~spin) ${images}` : `$(archive) ${this.#notKept} not kept`;
    const said = forming > 0 ? `${images} being made` : `${this.#notKept} not kept`;
    this.#item.accessibilityInformation = { label: `Easel: ${said}. Open the gallery`, role: 'button' };
    this.#item.tooltip = 'Open Gallery';
    this.#item.show();
  }
}
