import * as vscode from 'vscode';
import type { ApiKeys } from '../../host/apiKeys.ts';
import type { Providers } from '../../host/providers.ts';
import { resolveModel, type ServerModels } from '../../host/serverModels.ts';
import { readSetting } from '../../host/settings.ts';
import { formatPrice } from '../../images/formatPrice.ts';
import type { ImageJobs } from '../../images/imageJobs.ts';
import type { ImageLibrary } from '../../images/imageLibrary.ts';
import type { ImageBytes, ImageUri, ListedModel } from '../../images/imageProvider.ts';
import { ImageProviderError } from '../../images/imageProviderError.ts';
import { familyOf } from '../../images/models.ts';
import { unsupportedOptions } from '../../images/unsupportedOptions.ts';
import type { FileSystem } from '../../library/files/fileSystem.ts';
import type { ComposerChoices } from '../../protocol/gallery.ts';
import { needApiKey } from '../askApiKey.ts';
import { outputDestination } from '../generation/outputDestination.ts';
import { settingChoices } from '../generation/requestChoices.ts';
import { type ComposedRequest, composedRequest } from './composedRequest.ts';
import { type ComposerOffer, composerOffer } from './composerOffer.ts';
import type { GalleryRun, GalleryRuns } from './galleryRuns.ts';

export interface ImageComposerParts {
  readonly keys: ApiKeys;
  readonly providers: Providers;
  readonly models: Pick<ServerModels, 'listIfPossible'>;
  readonly jobs: Pick<ImageJobs, 'estimate'>;
  readonly library: Pick<ImageLibrary, 'assertWritable'>;
  readonly files: FileSystem;
  readonly runs: Pick<GalleryRuns, 'start'>;
}

export interface ReferenceImage extends ImageBytes {
  /** Where it came from; recorded. */
  readonly uri?: ImageUri;
}

export interface ComposedImages {
  readonly prompt: string;
  readonly choices: ComposerChoices;
  /** The first first. */
  readonly references: readonly ReferenceImage[];
  /** Somebody sees the image form. */
  readonly hasPreview: boolean;
  /** The model whose price the person saw, and agreed to; absent: they saw none. */
  readonly pricedModel?: string;
}

/** From what was written in the gallery to a job, whose images become files in the output folder. */
export class ImageComposer {
  readonly #parts: ImageComposerParts;
  #listed: readonly ListedModel[] = [];

  constructor(parts: ImageComposerParts) {
    this.#parts = parts;
  }

  /** What can be asked for, as far as the server's models are known; see {@link listModels}. @throws SettingError */
  offer(): ComposerOffer {
    return composerOffer(settingChoices(scope()), this.#listed, readSetting('modelAliases'));
  }

  async listModels(): Promise<void> {
    this.#listed = await this.#parts.models.listIfPossible();
  }

  /** As in "about $0.05". @throws SettingError, LibraryError */
  async estimate(choices: ComposerChoices, promptLength: number, references: number): Promise<string> {
    const image: ReferenceImage = { data: new Uint8Array(), format: 'png' };
    const request = this.#request({
      prompt: 'x'.repeat(promptLength),
      choices,
      references: Array.from({ length: references }, () => image),
      hasPreview: true,
    });
    return formatPrice(await this.#parts.jobs.estimate(request));
  }

  /**
   * A price that the person has not seen is asked about where it is above the limit.
   * @returns `undefined` when the person gave up, or another model answers than the one whose price they saw.
   * @throws ImageProviderError, LibraryError, SettingError: nothing was sent.
   */
  async send(composed: ComposedImages): Promise<GalleryRun | undefined> {
    const { keys, providers, library, files, runs } = this.#parts;
    if (composed.prompt === '') throw new Error('Write what the image should show, then generate.');
    const { model } = this.#request(composed);
    if (!(await needApiKey(keys, providers))) return undefined;
    await this.#assertOffered(model);
    await library.assertWritable();
    const output = await outputDestination({}, files);
    if (!output) return undefined;
    const request = this.#request(composed);
    const family = familyOf(model, readSetting('modelAliases'));
    const [unsupported] = unsupportedOptions(
      { ...request, count: Math.min(request.count, family.maxCount) },
      family,
    );
    if (unsupported) {
      throw new ImageProviderError('invalidRequest', unsupported.sentence, { parameter: unsupported.option });
    }
    const destination = await output.of(composed.prompt, request);
    const sources = composed.references.map(({ uri }) => uri);
    const confirm = composed.pricedModel === request.model ? 'done' : 'aboveLimit';
    // A retry after a reload then goes where this one was to go.
    return runs.start({
      spec: { request, sources, origin: destination.folder, confirm },
      destination,
    });
  }

  #request(composed: ComposedImages): ComposedRequest {
    const settings = settingChoices(scope());
    const model = resolveModel(settings.model, this.#listed);
    const family = familyOf(model, readSetting('modelAliases'));
    return composedRequest(composed, {
      settings,
      model,
      family,
      partialImages: readSetting('partialImages'),
    });
  }

  /** Without a key there is no list, so the recommended model was a guess, and its price with it. */
  async #assertOffered(model: string): Promise<void> {
    const setting = readSetting('model', scope());
    if (setting !== 'auto' || this.#listed.length > 0) return;
    await this.listModels();
    const offered = resolveModel(setting, this.#listed);
    if (offered === model) return;
    throw new Error(`This server offers ${offered}, not ${model}. Look at the price, then generate again.`);
  }
}

/** The composer belongs to no document: its settings are those of the workspace. */
function scope(): vscode.Uri | undefined {
  return vscode.workspace.workspaceFolders?.[0]?.uri;
}
