import type * as vscode from 'vscode';
import type { ApiKeys } from '../../host/apiKeys.ts';
import type { Providers } from '../../host/providers.ts';
import { resolveModel, type ServerModels } from '../../host/serverModels.ts';
import { readSetting } from '../../host/settings.ts';
import { formatPrice } from '../../images/formatPrice.ts';
import type { ImageJobSpec } from '../../images/imageJob.ts';
import type { ImageLibrary } from '../../images/imageLibrary.ts';
import type { EditRequest, GenerateRequest } from '../../images/imageProvider.ts';
import { ImageProviderError } from '../../images/imageProviderError.ts';
import { familyOf } from '../../images/models.ts';
import { isAboveLimit } from '../../images/pricing.ts';
import { unsupportedOptions } from '../../images/unsupportedOptions.ts';
import type { FileSystem } from '../../library/files/fileSystem.ts';
import { needApiKey } from '../askApiKey.ts';
import { activeDocument } from './activeDocument.ts';
import { estimateTotal } from './agreeToTotal.ts';
import type { Generation, Generations } from './generations.ts';
import type { LinkPlace } from './linkPlace.ts';
import { type Asker, outputDestination, programDestination } from './outputDestination.ts';
import type { GenerateArguments } from './readGenerateArguments.ts';
import { readReferences } from './readReferences.ts';
import { type ChoiceDefaults, generateRequest, settingChoices } from './requestChoices.ts';
import type { PickedRequests, RequestPick } from './requestPick.ts';
import { promptProblem } from './requestRows.ts';

export interface GenerateQuestion extends Asker {
  readonly targets: readonly { readonly prompt: string; readonly place?: LinkPlace }[];
}

export interface GenerateImagesParts {
  readonly keys: ApiKeys;
  readonly providers: Providers;
  readonly models: ServerModels;
  readonly defaults: ChoiceDefaults;
  readonly requestPick: RequestPick;
  readonly generations: Generations;
  readonly library: ImageLibrary;
  readonly files: FileSystem;
}

/** From prompts to requests: asks what is not settled yet, and hands on to {@link Generations}. */
export class GenerateImages {
  readonly #parts: GenerateImagesParts;

  constructor(parts: GenerateImagesParts) {
    this.#parts = parts;
  }

  /** Shows the request and its price, then makes an image from each target. Resolves when all is done. */
  async ask(question: GenerateQuestion): Promise<void> {
    let generations: readonly Generation[] = [];
    try {
      generations = await this.#prepare(question);
    } finally {
      // From here on they belong to the run; without one nobody else lets go of them.
      if (generations.length === 0) for (const { place } of question.targets) place?.dispose();
    }
    if (generations.length > 0) await this.#parts.generations.run(generations);
  }

  /** None when the person gave up. */
  async #prepare(question: GenerateQuestion): Promise<readonly Generation[]> {
    const { keys, providers, files, library } = this.#parts;
    if (!(await needApiKey(keys, providers))) return [];
    await library.assertWritable();
    const output = await outputDestination(question, files);
    if (!output) return [];
    const scope = question.document ?? question.folder;
    const picked = await this.#requests(question, scope, `Saved in ${output.label}`);
    const asked = (picked?.requests ?? []).map(async (request, index): Promise<Generation> => {
      const { place } = question.targets[index] ?? {};
      const prompt = picked?.prompts[index] ?? '';
      const target = { prompt, ...(place && { place }) };
      return {
        ...target,
        spec: specOf(request, question, 'done'),
        destination: await output.of(prompt, request),
        editPrompt: () => this.ask({ ...question, targets: [target] }),
        ...(question.document && { document: question.document }),
      };
    });
    return Promise.all(asked);
  }

  /** The options form: asks nothing below the price limit, not even where the images go; links nothing, and keeps every image. */
  async generate(options: GenerateArguments): Promise<vscode.Uri[]> {
    const { models, files, generations } = this.#parts;
    const document = options.folder ? undefined : activeDocument();
    const asker: Asker = {
      isProgram: true,
      ...(options.folder && { folder: options.folder }),
      ...(document && { document }),
    };
    const { model: namedModel, count: namedCount, ...named } = options.choices;
    const settings = settingChoices(asker.document ?? asker.folder);
    const choices = {
      ...settings,
      ...(namedModel !== undefined && { model: namedModel }),
      ...(namedCount !== undefined && { count: namedCount }),
    };
    const model = resolveModel(choices.model, await models.listIfPossible());
    const family = familyOf(model, readSetting('modelAliases'));
    // What the caller names is sent or refused, never dropped.
    const generate: GenerateRequest = {
      ...generateRequest(options.prompt, choices, model, family),
      ...named,
    };
    const images = await readReferences(options.references);
    const { moderation: _, ...editable } = generate;
    const request = images.length > 0 ? { ...editable, ...named, kind: 'edit' as const, images } : generate;
    const [unsupported] = unsupportedOptions(
      { ...request, count: Math.min(request.count, family.maxCount) },
      family,
    );
    if (unsupported) {
      throw new ImageProviderError('invalidRequest', unsupported.sentence, { parameter: unsupported.option });
    }
    const output = await programDestination(asker, files);
    return generations.runQuietly({
      prompt: options.prompt,
      spec: {
        ...specOf(request, asker, 'aboveLimit'),
        sources: options.references.map((uri) => uri.toString()),
      },
      destination: await output.of(options.prompt, request),
    });
  }

  /** Shows the request and its price, unless the settings want to see only what is above the limit. */
  async #requests(
    { targets }: GenerateQuestion,
    scope: vscode.ConfigurationScope | undefined,
    destination: string,
  ): Promise<PickedRequests | undefined> {
    const { defaults, models, library, requestPick } = this.#parts;
    const prompts = targets.map(({ prompt }) => prompt);
    const { images: history } = await library.load();
    const estimate = (requests: readonly GenerateRequest[]) => estimateTotal(requests, history);
    if (readSetting('confirm') === 'aboveLimit' && prompts.every((prompt) => prompt !== '')) {
      const choices = defaults.read(scope);
      const model = resolveModel(choices.model, await models.listIfPossible());
      const family = familyOf(model, readSetting('modelAliases'));
      const requests = prompts.map((prompt) => generateRequest(prompt, choices, model, family));
      const isTooLong = requests.some((request) => promptProblem(request, family));
      if (!isTooLong && !isAboveLimit(estimate(requests), readSetting('confirmAbove'))) {
        return { prompts, requests };
      }
    }
    return requestPick.show({
      title: targets.length === 1 ? 'Generate Image' : `Generate Images from ${targets.length} Selections`,
      prompts,
      scope,
      destination,
      price: (requests) => formatPrice(estimate(requests)),
    });
  }
}

function specOf(
  request: GenerateRequest | EditRequest,
  { document, folder }: Asker,
  confirm: ImageJobSpec['confirm'],
): ImageJobSpec {
  const origin = document?.uri ?? folder;
  return { request, confirm, ...(origin && { origin: origin.toString() }) };
}
