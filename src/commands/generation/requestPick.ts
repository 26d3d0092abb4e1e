import * as vscode from 'vscode';
import { resolveModel, type ServerModels } from '../../host/serverModels.ts';
import { readSetting } from '../../host/settings.ts';
import { showFailure } from '../../host/showFailure.ts';
import type { GenerateRequest, ListedModel } from '../../images/imageProvider.ts';
import { familyOf, type ModelFamily } from '../../images/models.ts';
import { pickModel, shutdownWarning } from '../pickModel.ts';
import { accepted } from '../quickPick.ts';
import { pickChoice } from './pickChoice.ts';
import { type ChoiceDefaults, generateRequest, type RequestChoices } from './requestChoices.ts';
import {
  choiceRows,
  firstRow,
  promptProblem,
  promptRows,
  type RequestRow,
  type RowKey,
} from './requestRows.ts';

export interface RequestPickOptions {
  readonly title: string;
  /** One is edited in the box itself; each of several has a row. */
  readonly prompts: readonly string[];
  /** Whose settings count. */
  readonly scope: vscode.ConfigurationScope | undefined;
  /** Where the images will go, as in "Saved in docs/images". */
  readonly destination: string;
  /** As in "about $0.05" for all requests together. */
  readonly price: (requests: readonly GenerateRequest[]) => string;
}

/** The request as confirmed: each prompt makes one. */
export interface PickedRequests {
  readonly prompts: readonly string[];
  readonly requests: readonly GenerateRequest[];
}

/**
 * Shows the request and its price; the input is the prompt, and Enter sends. Changes made here hold until the
 * window closes, a pin makes them the setting.
 */
export class RequestPick {
  constructor(
    private readonly defaults: ChoiceDefaults,
    private readonly models: ServerModels,
  ) {}

  /** @returns `undefined` when the person gave up. */
  async show(options: RequestPickOptions): Promise<PickedRequests | undefined> {
    const prompts = [...options.prompts];
    let listed: readonly ListedModel[] = [];
    const pick = vscode.window.createQuickPick<RequestRow>();
    pick.title = options.title;
    pick.ignoreFocusOut = true;
    pick.busy = true;
    const single = prompts.length === 1;
    if (single) pick.value = prompts[0] ?? '';
    pick.placeholder = single ? 'Describe the image' : 'Enter makes an image from each selection';

    const current = () => {
      if (single) prompts[0] = pick.value.trim();
      const choices = this.defaults.read(options.scope);
      const model = resolveModel(choices.model, listed);
      const family = familyOf(model, readSetting('modelAliases'));
      return {
        choices,
        model,
        family,
        requests: prompts.map((prompt) => generateRequest(prompt, choices, model, family)),
      };
    };
    let shown = '';
    const refresh = () => {
      const { choices, model, family, requests } = current();
      const price = options.price(requests);
      shown = JSON.stringify([requests, price]);
      const rows = [
        firstRow(options.destination, price, requests, family, prompts),
        ...(single ? [] : promptRows(prompts)),
        ...choiceRows(choices, requests[0], shutdownWarning(model, listed, new Date())),
      ];
      // New rows forget which one is active, and an Enter that arrives meanwhile would be lost.
      if (JSON.stringify(rows) === JSON.stringify(pick.items)) return;
      const active = pick.activeItems[0]?.does;
      pick.items = rows;
      const same = pick.items.find((row) => active && JSON.stringify(row.does) === JSON.stringify(active));
      pick.activeItems = [same ?? pick.items[0]].filter((row) => row !== undefined);
    };
    const known = this.models.listIfPossible().then((models) => {
      listed = models;
      pick.busy = false;
      refresh();
    });
    const listeners = [
      pick.onDidChangeValue(refresh),
      pick.onDidTriggerItemButton(async ({ item }) => {
        if (!item.does || !('change' in item.does)) return;
        try {
          const { choices } = current();
          await this.defaults.pin(item.does.change, choices[item.does.change], options.scope);
          refresh();
        } catch (error) {
          await showFailure(error);
        }
      }),
    ];
    try {
      for (;;) {
        refresh();
        // After a change Enter sends, as it did before.
        pick.activeItems = pick.items.slice(0, 1);
        const row = await accepted(pick);
        if (!row?.does) return undefined;
        pick.title = options.title;
        if ('generate' in row.does) {
          const confirmed = shown;
          if (await isHiddenBefore(known, pick)) return undefined;
          refresh();
          if (shown !== confirmed) {
            pick.title = `${options.title}: Something Changed, Look and Press Enter Again`;
            continue;
          }
          const { requests, family } = current();
          const canBeSent = prompts.every((prompt) => prompt !== '');
          if (canBeSent && !requests.some((request) => promptProblem(request, family))) {
            return { prompts, requests };
          }
        } else if ('prompt' in row.does) {
          await this.#editPrompt(prompts, row.does.prompt);
        } else {
          await this.#change(row.does.change, current());
        }
      }
    } finally {
      for (const listener of listeners) listener.dispose();
      pick.dispose();
    }
  }

  async #change(
    key: RowKey,
    { choices, family }: { choices: RequestChoices; family: ModelFamily },
  ): Promise<void> {
    if (key === 'model') {
      const chosen = await pickModel(choices.model, this.models);
      if (chosen !== undefined) this.defaults.change('model', chosen);
      return;
    }
    const value = await pickChoice(key, choices, family);
    if (value !== undefined) this.defaults.change(key, value);
  }

  async #editPrompt(prompts: string[], index: number): Promise<void> {
    const prompt = await vscode.window.showInputBox({
      title: `Prompt ${index + 1} of ${prompts.length}`,
      value: prompts[index] ?? '',
      ignoreFocusOut: true,
      validateInput: (value) => (value.trim() === '' ? 'Describe the image.' : undefined),
    });
    if (prompt !== undefined) prompts[index] = prompt.trim();
  }
}

/** Waits for `work`, unless the person gives up meanwhile. */
export async function isHiddenBefore(
  work: Promise<void>,
  pick: Pick<vscode.QuickPick<vscode.QuickPickItem>, 'onDidHide'>,
): Promise<boolean> {
  let listener: vscode.Disposable | undefined;
  const hidden = new Promise<boolean>((resolve) => {
    listener = pick.onDidHide(() => resolve(true));
  });
  try {
    return await Promise.race([work.then(() => false), hidden]);
  } finally {
    listener?.dispose();
  }
}
