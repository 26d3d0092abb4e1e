import * as vscode from 'vscode';
import type { ApiKeys } from '../../host/apiKeys.ts';
import type { Providers } from '../../host/providers.ts';
import { resolveModel, type ServerModels } from '../../host/serverModels.ts';
import { readSetting } from '../../host/settings.ts';
import { isCancellation, showFailure } from '../../host/showFailure.ts';
import { formatPrice } from '../../images/formatPrice.ts';
import type { ImageJobs } from '../../images/imageJobs.ts';
import type { ImageRequest } from '../../images/imageProvider.ts';
import { ImageProviderError } from '../../images/imageProviderError.ts';
import type { ImageShape } from '../../images/imageRecord.ts';
import { familyOf } from '../../images/models.ts';
import { isAboveLimit } from '../../images/pricing.ts';
import type { FileSystem } from '../../library/files/fileSystem.ts';
import { RecordsByFile } from '../../library/records/recordsByFile.ts';
import { needApiKey } from '../askApiKey.ts';
import { agreeToTotal, estimateTotal } from '../generation/agreeToTotal.ts';
import type { AnswerParts } from '../generation/answerAsAsked.ts';
import { type ChoiceDefaults, settingChoices } from '../generation/requestChoices.ts';
import { announceVariations } from './announceVariations.ts';
import { assertFewSources } from './assertFewSources.ts';
import { describeSource } from './describeSource.ts';
import { planVariations } from './planVariations.ts';
import type { NamedVariationChoices, VariationArguments } from './readVariationArguments.ts';
import { programVariationDestination, siblingDestinations } from './variationDestination.ts';
import { type PickedVariations, VariationPick } from './variationPick.ts';
import { refusalOf, variationRequest } from './variationRequest.ts';
import { type DescribedSource, readVariationSource, type VariationSource } from './variationSource.ts';
import { type Variation, Variations, withSource } from './variations.ts';

export interface CreateVariationsParts extends AnswerParts {
  readonly keys: ApiKeys;
  readonly providers: Providers;
  readonly models: ServerModels;
  readonly defaults: ChoiceDefaults;
  readonly jobs: ImageJobs;
  readonly files: FileSystem;
}

/** From image files to requests: asks what is not settled yet, and hands on to {@link Variations}. */
export class CreateVariations {
  readonly #parts: CreateVariationsParts;
  readonly #pick: VariationPick;
  readonly #variations: Variations;

  constructor(parts: CreateVariationsParts) {
    this.#parts = parts;
    this.#pick = new VariationPick(parts.defaults, parts.models);
    this.#variations = new Variations(parts);
  }

  /**
   * Shows the request and its price, then makes variations of each image. Resolves when all is kept.
   * @throws ImageProviderError for more images than are made at once; see `assertFewSources`. @throws LibraryError
   */
  async ask(uris: readonly vscode.Uri[]): Promise<void> {
    const [first] = uris;
    const { keys, providers, library, files } = this.#parts;
    if (!first) return;
    await assertFewSources(uris, files);
    if (!(await needApiKey(keys, providers))) return;
    await library.assertWritable();
    const sources = await this.#described(await this.#read(uris));
    if (sources.length === 0) return;
    const destinations = await siblingDestinations(
      sources.map(({ uri }) => uri),
      files,
    );
    if (!destinations) return;
    const picked = await this.#picked(sources, first, destinations.label);
    const { likeSource = false } = picked?.choices ?? {};
    const planned = (picked?.planned ?? []).map(
      ({ source, request }): Variation => ({
        source,
        request,
        destination: destinations.of(source.uri),
        ...(likeSource && { like: shapeOf(source) }),
        confirm: 'done',
      }),
    );
    if (planned.length > 0) await this.#run(planned);
  }

  /**
   * The options form: asks nothing below the price limit.
   * @returns the results, in their order.
   * @throws PictureError, ImageProviderError, BudgetError, LibraryError, SettingError; what arrived is kept.
   */
  async vary(options: VariationArguments): Promise<vscode.Uri[]> {
    const { files, models } = this.#parts;
    const { source: uri, strength, words, folder, choices } = options;
    const destination = await programVariationDestination(uri, folder, files);
    const { model: namedModel, count, ...named } = choices;
    const settings = {
      ...settingChoices(uri),
      ...(namedModel !== undefined && { model: namedModel }),
      ...(count !== undefined && { count }),
      ...(named.format !== undefined && { format: named.format }),
      strength: strength ?? 'medium',
      words: words ?? '',
      likeSource: false,
    } as const;
    const model = resolveModel(settings.model, await models.listIfPossible());
    const family = familyOf(model, readSetting('modelAliases'));
    if (family.variations && (strength !== undefined || words)) {
      const option = strength === undefined ? 'words' : 'strength';
      throw refused(option, `${model} makes variations without ${option}. Leave it out.`);
    }
    const [source] = await this.#described([await readVariationSource(uri, this.#parts)]);
    if (!source) return [];
    // What the caller names is sent or refused, never dropped.
    const request = { ...variationRequest(opaqueFor(source, named), settings, model, family), ...named };
    const refusal = refusalOf(source, request, family);
    if (refusal) throw refused(refusal.option, refusal.sentence);
    const [outcome] = await this.#variations.run([{ source, request, destination, confirm: 'aboveLimit' }]);
    if (outcome?.failure !== undefined) throw outcome.failure;
    if (outcome?.keepFailure !== undefined) throw outcome.keepFailure;
    return (outcome?.stored ?? []).map((stored) => vscode.Uri.parse(stored.uri));
  }

  async #run(planned: readonly Variation[]): Promise<void> {
    const outcomes = await this.#variations.run(planned);
    const { images } = await this.#parts.library.load();
    const tryAgain = (variations: readonly Variation[]) => {
      const requests = variations.map(({ request }) => request);
      return `Try Again · ${formatPrice(estimateTotal(requests, images))}`;
    };
    const again = (variations: readonly Variation[]) => this.#again(variations);
    announceVariations({ outcomes, tryAgain, again }, this.#variations);
  }

  /** The price may have been on the button, but nobody agreed to one above the limit. */
  async #again(variations: readonly Variation[]): Promise<void> {
    const { images } = await this.#parts.library.load();
    const requests = variations.map(({ request }) => request);
    if (!(await agreeToTotal(requests, images))) return;
    const sources = new Map(
      (await this.#read(variations.map(({ source }) => source.uri))).map((source) => [
        source.uri.toString(),
        source,
      ]),
    );
    const wanted = variations.flatMap((variation): Variation[] => {
      const source = sources.get(variation.source.uri.toString());
      return source ? [{ ...withSource(variation, source), confirm: 'done' }] : [];
    });
    if (wanted.length > 0) await this.#run(wanted);
  }

  /** What cannot be read is said, and stops no other. */
  async #read(uris: readonly vscode.Uri[]): Promise<readonly VariationSource[]> {
    const read = await Promise.allSettled(uris.map((uri) => readVariationSource(uri, this.#parts)));
    const failures = read.flatMap((result) =>
      result.status === 'rejected' ? [result.reason as unknown] : [],
    );
    showUnread(failures.filter((failure) => !isCancellation(failure)));
    return read.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  }

  async #described(sources: readonly VariationSource[]): Promise<readonly DescribedSource[]> {
    const records = await RecordsByFile.of(await this.#parts.library.load());
    return sources.map((source) => {
      const description = describeSource(source.hash, records, readSetting('style', source.uri).trim());
      return { ...source, ...(description !== undefined && { description }) };
    });
  }

  /** Shows the requests and their price, unless the settings want to see only what is above the limit. */
  async #picked(
    sources: readonly DescribedSource[],
    scope: vscode.Uri,
    destination: string,
  ): Promise<PickedVariations | undefined> {
    const { images } = await this.#parts.library.load();
    if (readSetting('confirm') === 'aboveLimit') {
      const choices = this.#pick.choices(scope);
      const model = resolveModel(choices.model, await this.#parts.models.listIfPossible());
      const family = familyOf(model, readSetting('modelAliases'));
      const plan = planVariations(sources, choices, model, family);
      const estimate = estimateTotal(
        plan.planned.map(({ request }) => request),
        images,
      );
      if (plan.refused.length === 0 && !isAboveLimit(estimate, readSetting('confirmAbove'))) {
        return { ...plan, choices };
      }
    }
    const price = (requests: readonly ImageRequest[]) => formatPrice(estimateTotal(requests, images));
    return this.#pick.show({ sources, scope, destination, price });
  }
}

/** A caller who names JPEG, which knows no transparency, wants none. */
function opaqueFor(source: DescribedSource, { format }: NamedVariationChoices): DescribedSource {
  return format === 'jpeg' ? { ...source, facts: { ...source.facts, hasAlpha: false } } : source;
}

/** In one message, however many they are. */
function showUnread(failures: readonly unknown[]): void {
  const [first, ...others] = failures;
  if (first === undefined) return;
  const sentences = failures
    .slice(0, 3)
    .map((failure) => (failure instanceof Error ? failure.message : String(failure)));
  const more = failures.length > 3 ? [`${failures.length - 3} more cannot be used either.`] : [];
  void showFailure(others.length === 0 ? first : refused('source', [...sentences, ...more].join(' ')));
}

function shapeOf({ format, facts: { width, height } }: VariationSource): ImageShape {
  return { width, height, format };
}

function refused(parameter: string, sentence: string): ImageProviderError {
  return new ImageProviderError('invalidRequest', sentence, { parameter });
}
