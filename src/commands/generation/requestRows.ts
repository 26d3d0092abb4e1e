import * as vscode from 'vscode';
import type { GenerateRequest } from '../../images/imageProvider.ts';
import type { ModelFamily } from '../../images/models.ts';
import { unsupportedOptions } from '../../images/unsupportedOptions.ts';
import { separator } from '../quickPick.ts';
import type { PickedKey } from './pickChoice.ts';
import type { RequestChoices } from './requestChoices.ts';

export type RowKey = PickedKey | 'model';

/**
 * Labels are icons alone and the words are descriptions: VS Code sorts rows whose label matches what is typed to
 * the top, and a prompt such as "con" would make Enter open "Count".
 */
export interface RequestRow extends vscode.QuickPickItem {
  readonly does?: { readonly generate: true } | { readonly change: RowKey } | { readonly prompt: number };
}

/** Why the model would not read the prompt, to which the style is added; `undefined` when it would. */
export function promptProblem(request: GenerateRequest, family: ModelFamily): string | undefined {
  return unsupportedOptions(request, family).find(({ option }) => option === 'prompt')?.sentence;
}

/** Sends: says what and for how much, or what is still missing. */
export function firstRow(
  destination: string,
  price: string,
  requests: readonly GenerateRequest[],
  family: ModelFamily,
  prompts: readonly string[],
): RequestRow {
  if (prompts.some((prompt) => prompt === '')) {
    return {
      label: '$(edit)',
      description: 'Write what the image should show',
      alwaysShow: true,
      does: { generate: true },
    };
  }
  const problem = requests.map((request) => promptProblem(request, family)).find(Boolean);
  if (problem) {
    return { label: '$(warning)', description: problem, alwaysShow: true, does: { generate: true } };
  }
  const images = requests.reduce((sum, { count }) => sum + count, 0);
  const { size, quality } = requests[0] ?? {};
  const facts = [
    `Generate ${images} ${images === 1 ? 'image' : 'images'}`,
    size?.replace('x', '×'),
    quality === 'auto' ? undefined : quality,
    price,
  ];
  return {
    label: '$(sparkle)',
    description: facts.filter((fact) => fact !== undefined && fact !== 'auto').join(' · '),
    detail: destination,
    alwaysShow: true,
    does: { generate: true },
  };
}

export function promptRows(prompts: readonly string[]): RequestRow[] {
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

export function choiceRows(
  choices: RequestChoices,
  request: GenerateRequest | undefined,
  warning: string | undefined,
): RequestRow[] {
  const sent = (value: string | number | undefined) =>
    value === undefined ? 'not sent to this model' : String(value);
  const row = (change: RowKey, label: string, description: string): RequestRow => ({
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
