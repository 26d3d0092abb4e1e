import * as vscode from 'vscode';
import { resolveModel, type ServerModels } from '../../host/serverModels.ts';
import { readSetting } from '../../host/settings.ts';
import { showFailure } from '../../host/showFailure.ts';
import type { ImageRequest, ListedModel } from '../../images/imageProvider.ts';
import { familyOf } from '../../images/models.ts';
import { pickChoice } from '../generation/pickChoice.ts';
import { type ChoiceDefaults, settingChoices } from '../generation/requestChoices.ts';
import { isHiddenBefore } from '../generation/requestPick.ts';
import { pickModel, shutdownWarning } from '../pickModel.ts';
import { accepted } from '../quickPick.ts';
import { pickRow } from './pickRow.ts';
import { planVariations, type VariationPlan } from './planVariations.ts';
import { type Strength, strengthSentences, strengths } from './variationPrompt.ts';
import type { VariationChoices } from './variationRequest.ts';
import { outputSentences, type VariationRow, variationRows } from './variationRows.ts';
import type { DescribedSource } from './variationSource.ts';

export interface VariationPickOptions {
  /** At least one. */
  readonly sources: readonly DescribedSource[];
  /** Whose settings count. */
  readonly scope: vscode.ConfigurationScope;
  /** As in "Saved beside cat.png". */
  readonly destination: string;
  /** As in "about $0.05", for all requests together. */
  readonly price: (requests: readonly ImageRequest[]) => string;
}

/** The requests as confirmed. */
export interface PickedVariations extends VariationPlan<DescribedSource> {
  readonly choices: VariationChoices;
}

/**
 * Shows what will be made and its price; what is typed are words for the model, and Enter runs. Changes made here hold
 * until the window closes, a pin makes them the setting; words are for this time only.
 */
export class VariationPick {
  readonly #defaults: ChoiceDefaults;
  readonly #models: ServerModels;
  /** How many images of a new prompt the person wants says nothing of variations. */
  #count: number | undefined;
  #strength: Strength = 'medium';
  #likeSource = false;

  constructor(defaults: ChoiceDefaults, models: ServerModels) {
    this.#defaults = defaults;
    this.#models = models;
  }

  /** What holds for this window now, without extra words. */
  choices(scope: vscode.ConfigurationScope): VariationChoices {
    return {
      ...this.#defaults.read(scope),
      count: this.#count ?? settingChoices(scope).count,
      strength: this.#strength,
      likeSource: this.#likeSource,
      words: '',
    };
  }

  /** @returns `undefined` when the person gave up. */
  async show({
    sources,
    scope,
    destination,
    price,
  }: VariationPickOptions): Promise<PickedVariations | undefined> {
    let listed: readonly ListedModel[] = [];
    const pick = vscode.window.createQuickPick<VariationRow>();
    const title = sources.length === 1 ? 'Create Variation' : `Create Variations of ${sources.length} Images`;
    pick.title = title;
    pick.ignoreFocusOut = true;
    pick.busy = true;

    const current = () => {
      const choices = { ...this.choices(scope), words: pick.value.trim() };
      const model = resolveModel(choices.model, listed);
      const family = familyOf(model, readSetting('modelAliases'));
      return { choices, model, family, ...planVariations(sources, choices, model, family) };
    };
    let shown = '';
    const refresh = () => {
      const { choices, model, family, planned, refused } = current();
      const requests = planned.map(({ request }) => request);
      const cost = price(requests);
      pick.placeholder = family.variations
        ? `Enter makes variations. ${model} takes no words`
        : 'Enter makes variations. Type what should be different, if you like';
      const rows = variationRows({
        choices,
        model,
        family,
        requests,
        refusals: refused.map(({ sentence }) => sentence),
        price: cost,
        destination,
        warning: shutdownWarning(model, listed, new Date()),
      });
      shown = JSON.stringify([rows, choices]);
      // New rows forget which one is active, and an Enter that arrives meanwhile would be lost.
      if (JSON.stringify(rows) === JSON.stringify(pick.items)) return;
      const active = JSON.stringify(pick.activeItems[0]?.does);
      pick.items = rows;
      const same = pick.items.find((row) => active !== undefined && JSON.stringify(row.does) === active);
      pick.activeItems = [same ?? pick.items[0]].filter((row) => row !== undefined);
    };
    const known = this.#models.listIfPossible().then((models) => {
      listed = models;
      pick.busy = false;
      refresh();
    });
    const listeners = [
      pick.onDidChangeValue(refresh),
      pick.onDidTriggerItemButton(({ item }) => this.#pin(item, current().choices, scope).then(refresh)),
    ];
    try {
      for (;;) {
        refresh();
        // After a change Enter runs, as it did before.
        pick.activeItems = pick.items.slice(0, 1);
        const row = await accepted(pick);
        if (!row?.does) return undefined;
        pick.title = title;
        if ('change' in row.does) {
          await this.#change(row.does.change, current());
          continue;
        }
        const confirmed = shown;
        if (await isHiddenBefore(known, pick)) return undefined;
        refresh();
        if (shown !== confirmed) {
          pick.title = `${title}: Something Changed, Look and Press Enter Again`;
          continue;
        }
        const { choices, planned, refused } = current();
        if (planned.length > 0) return { choices, planned, refused };
      }
    } finally {
      for (const listener of listeners) listener.dispose();
      pick.dispose();
    }
  }

  async #pin(
    { does }: VariationRow,
    choices: VariationChoices,
    scope: vscode.ConfigurationScope,
  ): Promise<void> {
    if (!does || !('change' in does) || does.change === 'strength' || does.change === 'output') return;
    try {
      await this.#defaults.pin(does.change, choices[does.change], scope);
      if (does.change === 'count') this.#count = undefined;
    } catch (error) {
      await showFailure(error);
    }
  }

  async #change(
    key: Extract<NonNullable<VariationRow['does']>, { change: unknown }>['change'],
    { choices, family }: { choices: VariationChoices; family: ReturnType<typeof familyOf> },
  ): Promise<void> {
    switch (key) {
      case 'strength': {
        const rows = strengths.map((value) => ({ label: value, detail: strengthSentences[value], value }));
        this.#strength = (await pickRow('Strength', rows, choices.strength)) ?? choices.strength;
        return;
      }
      case 'output': {
        const rows = [
          { label: outputSentences.model, value: false },
          { label: outputSentences.source, value: true },
        ];
        this.#likeSource = (await pickRow('Output', rows, choices.likeSource)) ?? choices.likeSource;
        return;
      }
      case 'model': {
        const chosen = await pickModel(choices.model, this.#models);
        if (chosen !== undefined) this.#defaults.change('model', chosen);
        return;
      }
      case 'count': {
        this.#count = (await pickChoice(key, choices, family)) ?? choices.count;
        return;
      }
      default: {
        const value = await pickChoice(key, choices, family);
        if (value !== undefined) this.#defaults.change(key, value);
      }
    }
  }
}
