import * as vscode from 'vscode';
import type { ComposerOffer } from '../../commands/gallery/composerOffer.ts';
import type { LeftBehind } from '../../commands/leftBehind.ts';
import { type FailureRemedies, failureRemedy } from '../../host/failureRemedy.ts';
import { readSetting } from '../../host/settings.ts';
import { isCancellation } from '../../host/showFailure.ts';
import { formatBytes } from '../../images/formatBytes.ts';
import { formatPrice } from '../../images/formatPrice.ts';
import { familyOf } from '../../images/models.ts';
import { estimatePrice } from '../../images/pricing.ts';
import type { GalleryJob, GalleryModel } from '../../protocol/gallery.ts';
import { PageMessages } from '../pageMessages.ts';
import { interruptedJob, runningJob } from './galleryJob.ts';
import type { GalleryParts } from './galleryParts.ts';

/** Of a prompt in a message, in characters. */
const mostShown = 60;

/** While a setting holds what Easel cannot use; a message then says so. */
const noOffer: ComposerOffer = {
  options: {
    model: '',
    modelLabel: '',
    sizes: [],
    qualities: [],
    backgrounds: [],
    maxCount: 1,
    maxPromptLength: 0,
    maxReferences: 0,
  },
  choices: { size: 'auto', quality: 'auto', background: 'auto', count: 1 },
};

/** What the gallery's page shows besides its images. */
export class GalleryState {
  readonly messages: PageMessages;
  readonly #parts: GalleryParts;
  readonly #changed: () => void;
  #offer = noOffer;
  #hasKey = true;
  #interrupted: readonly LeftBehind[] = [];
  /** {@link #interrupted} with prices, which a page that is hidden does not need; absent until it is asked for. */
  #interruptedJobs: readonly GalleryJob[] | undefined;
  #archive = '';

  constructor(parts: GalleryParts, changed: () => void) {
    this.#parts = parts;
    this.#changed = changed;
    this.messages = new PageMessages(changed);
  }

  get model(): GalleryModel {
    const { options, choices } = this.#offer;
    return {
      hasKey: this.#hasKey,
      hasWorkspace: (vscode.workspace.workspaceFolders ?? []).length > 0,
      options,
      choices,
      jobs: [...this.#parts.jobs.jobs.map(runningJob), ...this.#priced()],
      messages: this.messages.list,
      archive: this.#archive,
    };
  }

  get options() {
    return this.#offer.options;
  }

  /** @throws RangeError unless it is listed. */
  interrupted(id: string): LeftBehind {
    const found = this.#interrupted.find(({ job }) => job.job === id);
    if (!found) throw new RangeError('There is no such job any more.');
    return found;
  }

  readSettings(): void {
    this.#interruptedJobs = undefined;
    try {
      this.#offer = this.#parts.composer.offer();
      this.messages.hide('settings');
    } catch (error) {
      this.#offer = noOffer;
      const text = error instanceof Error ? error.message : String(error);
      this.messages.show({ id: 'settings', severity: 'error', text }, failureRemedy(error));
    }
    this.#changed();
  }

  async listModels(): Promise<void> {
    await this.#parts.composer.listModels();
    this.readSettings();
  }

  /** Where no server is set that could be asked, a message says so already. */
  async readKey(): Promise<void> {
    this.#hasKey = await this.#parts.hasKey().catch(() => true);
    this.#changed();
  }

  /** @throws LibraryError */
  async readJobs(): Promise<void> {
    this.#interrupted = await this.#parts.interrupted.list();
    this.#interruptedJobs = undefined;
    this.#changed();
  }

  /** @throws LibraryError */
  async measure(): Promise<void> {
    const { bytes } = await this.#parts.measureSpace();
    this.#archive = bytes === 0 ? '' : `${formatBytes(bytes)} in the archive`;
    this.#changed();
  }

  /**
   * Says why something failed, with what helps; silent when it was cancelled.
   * @param what failed, where several things can.
   */
  showFailure(id: string, error: unknown, remedies: FailureRemedies = {}, what = ''): void {
    if (isCancellation(error)) return;
    const reason = error instanceof Error ? error.message : String(error);
    const text = what === '' ? reason : `“${excerpt(what)}”: ${reason}`;
    this.messages.show({ id, severity: 'error', text }, failureRemedy(error, remedies));
  }

  #priced(): readonly GalleryJob[] {
    this.#interruptedJobs ??= this.#interrupted.map((left) => interruptedJob(left, this.#priceOf(left)));
    return this.#interruptedJobs;
  }

  #priceOf({ job, missing }: LeftBehind): string {
    const request = { ...job.request, count: missing };
    try {
      const family = familyOf(request.model, readSetting('modelAliases'));
      const history = this.#parts.images.records.images;
      return formatPrice(estimatePrice(request, family, readSetting('prices'), history));
    } catch {
      return formatPrice(undefined);
    }
  }
}

function excerpt(text: string): string {
  const characters = [...text];
  return characters.length > mostShown ? `${characters.slice(0, mostShown - 1).join('')}…` : text;
}
