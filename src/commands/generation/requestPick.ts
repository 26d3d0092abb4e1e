import * as vscode from 'vscode';
import { resolveModel, type ServerModels } from '../../host/serverModels.ts';
import { readSetting } from '../../host/settings.ts';
import type { GenerateRequest, ListedModel } from '../../images/imageProvider.ts';
import { familyOf } from '../../images/models.ts';
import { pickModel, shutdownWarning } from '../pickModel.ts';
import { accepted, separator } from '../quickPick.ts';
import { pickChoice } from './pickChoice.ts';
import {
  type ChoiceDefaults,
  type ChoiceKey,
  generateRequest,
  type RequestChoices,
} from './requestChoices.ts';

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
 * Labels are icons alone and the words are descriptions: VS Code sorts rows whose label matches what is typed to
 * the top, and a prompt such as "con" would make Enter open "Count".
 */
interface Row extends vscode.QuickPickItem {
  readonly does?: { readonly generate: true } | { readonly change: ChoiceKey } | { readonly prompt: number };
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
    const pick = vscode.window.createQuickPick<Row>();
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
        requests: prompts.map((prompt) => generateRequest(prompt, choices, model, family)),
      };
    };
    const refresh = () => {
      const { choices, model, requests } = current();
      const rows = [
        first(options, prompts, requests),
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
        const { choices } = current();
        await this.defaults.pin(item.does.change, choices[item.does.change], options.scope);
        refresh();
      }),
    ];
    try {
      for (;;) {
        refresh();
        // After a change Enter sends, as it did before.
        pick.activeItems = pick.items.slice(0, 1);
        const row = await accepted(pick);
        if (!row?.does) return undefined;
        if ('generate' in row.does) {
          await known;
          const { requests } = current();
          if (prompts.every((prompt) => prompt !== '')) return { prompts, requests };
        } else if ('prompt' in row.does) {
          await this.#editPrompt(prompts, row.does.prompt);
        } else {
          await this.#change(row.does.change, current(), listed, options.scope);
        }
      }
    } finally {
      for (const listener of listeners) listener.dispose();
      pick.dispose();
    }
  }

  async #change(
    key: ChoiceKey,
    { choices, model }: { choices: RequestChoices; model: string },
    listed: readonly ListedModel[],
    scope: vscode.ConfigurationScope | undefined,
  ): Promise<void> {
    if (key === 'model') {
      const chosen = await pickModel(choices.model, this.models);
      if (chosen !== undefined) this.defaults.change('model', chosen);
      return;
    }
    const family = familyOf(resolveModel(model, listed), readSetting('modelAliases'));
    const value = await pickChoice(key, this.defaults.read(scope), family);
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

function first(
  options: RequestPickOptions,
  prompts: readonly string[],
  requests: readonly GenerateRequest[],
): Row {
  if (prompts.some((prompt) => prompt === '')) {
    return {
      label: '$(edit)',
      description: 'Write what the image should show',
      alwaysShow: true,
      does: { generate: true },
    };
  }
  const images = requests.reduce((sum, { count }) => sum + count, 0);
  const { size, quality } = requests[0] ?? {};
  const facts = [
    `Generate ${images} ${images === 1 ? 'image' : 'images'}`,
    size?.replace('x', '×'),
    quality === 'auto' ? undefined : quality,
    options.price(requests),
  ];
  return {
    label: '$(sparkle)',
    description: facts.filter((fact) => fact !== undefined && fact !== 'auto').join(' · '),
    detail: options.destination,
    alwaysShow: true,
    does: { generate: true },
  };
}

function promptRows(prompts: readonly string[]): Row[] {
  return [
    separator('Prompts'),
    ...prompts.map((prompt, index) => ({
      label: '$(quote)',
      description: prompt,
      alwaysShow: true,
      does: { prompt: index },
    })),
  ];
}

function choiceRows(
  choices: RequestChoices,
  request: GenerateRequest | undefined,
  warning: string | undefined,
): Row[] {
  const sent = (value: string | number | undefined) =>
    value === undefined ? 'not sent to this model' : String(value);
  const row = (change: ChoiceKey, label: string, description: string): Row => ({
    label: '$(chevron-right)',
    description: `${label}: ${description}`,
    alwaysShow: true,
    buttons: [{ iconPath: new vscode.ThemeIcon('pin'), tooltip: 'Save as the Default in Settings' }],
    does: { change },
  });
  const model = choices.model === 'auto' ? `${request?.model} (automatic)` : (request?.model ?? '');
  return [
    separator('Change'),
    row('size', 'Size', sent(request?.size?.replace('x', '×'))),
    row('quality', 'Quality', sent(request?.quality)),
    row('background', 'Background', sent(request?.background)),
    row('format', 'Format', sent(request?.format)),
    ...(choices.format === 'png' ? [] : [row('compression', 'Compression', sent(request?.compression))]),
    row('count', 'Count', String(choices.count)),
    row('model', 'Model', warning ? `${model} · ${warning}` : model),
    row('style', 'Style', choices.style.trim() || 'none'),
  ];
}
