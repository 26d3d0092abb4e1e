import * as vscode from 'vscode';
import type { EditRequest, VariationRequest } from '../../images/imageProvider.ts';
import type { ModelFamily } from '../../images/models.ts';
import type { PickedKey } from '../generation/pickChoice.ts';
import { separator } from '../quickPick.ts';
import { strengthSentences } from './variationPrompt.ts';
import type { VariationChoices } from './variationRequest.ts';

export type VariationRowKey = Extract<PickedKey, 'count' | 'quality' | 'style'> | 'model';

/** Labels are icons alone, as in `RequestRow`: what is typed here are words for the model. */
export interface VariationRow extends vscode.QuickPickItem {
  readonly does?:
    | { readonly run: true }
    | { readonly change: VariationRowKey }
    | { readonly change: 'strength' | 'output' };
}

/** What a source came to with the choices of the moment. */
export interface VariationView {
  readonly choices: VariationChoices;
  readonly model: string;
  readonly family: ModelFamily;
  readonly requests: readonly (EditRequest | VariationRequest)[];
  /** Why sources are left out. */
  readonly refusals: readonly string[];
  /** As in "about $0.05", for all requests together. */
  readonly price: string;
  /** As in "Saved beside cat.png". */
  readonly destination: string;
  /** Says that the model stops soon. */
  readonly warning: string | undefined;
}

export function variationRows(view: VariationView): VariationRow[] {
  const { choices, model, family, requests, warning } = view;
  const named = choices.model === 'auto' ? `${model} (automatic)` : model;
  const [request] = requests;
  const byWords = family.variations
    ? []
    : [
        plain('strength', `Strength: ${choices.strength} · ${strengthSentences[choices.strength]}`),
        pinned('quality', `Quality: ${request?.quality ?? 'not sent to this model'}`),
        pinned('style', `Style: ${choices.style.trim() || 'none'}`),
      ];
  return [
    firstRow(view),
    separator('Change'),
    pinned('count', `Count: ${choices.count}${requests.length > 1 ? ' of each image' : ''}`),
    ...byWords,
    pinned('model', `Model: ${warning ? `${named} · ${warning}` : named}`),
    plain('output', `Output: ${outputSentence(choices.likeSource, requests)}`),
  ];
}

/** Both values of the choice, for the row and for the list behind it. */
export const outputSentences = {
  model: 'nearest size of the model (bytes as the server sent them)',
  source: 'same size and format as the source (re-encoded)',
} as const;

function outputSentence(likeSource: boolean, requests: VariationView['requests']): string {
  if (likeSource) return outputSentences.source;
  const [size, ...others] = new Set(requests.map((request) => request.size));
  const known = size !== undefined && others.length === 0 ? `${size.replace('x', '×')}, ` : '';
  return `${known}${outputSentences.model}`;
}

function firstRow({ requests, refusals, price, destination }: VariationView): VariationRow {
  const does = { run: true } as const;
  const [refusal] = refusals;
  if (requests.length === 0) {
    return { label: '$(warning)', description: refusal ?? '', alwaysShow: true, does };
  }
  const count = requests.reduce((sum, request) => sum + request.count, 0);
  const of = requests.length > 1 ? ` of ${requests.length} images` : '';
  const quality = requests[0]?.quality;
  const facts = [
    `Create ${count} ${count === 1 ? 'variation' : 'variations'}${of}`,
    quality === 'auto' ? undefined : quality,
    price,
  ];
  const left = refusal && `${refusals.length} left out: ${refusal}`;
  return {
    label: '$(sparkle)',
    description: facts.filter((fact) => fact !== undefined).join(' · '),
    detail: [destination, left].filter((part) => part !== undefined).join(' · '),
    alwaysShow: true,
    does,
  };
}

function plain(change: 'strength' | 'output', description: string): VariationRow {
  return { label: '$(chevron-right)', description, alwaysShow: true, does: { change } };
}

function pinned(change: VariationRowKey, description: string): VariationRow {
  return {
    label: '$(chevron-right)',
    description,
    alwaysShow: true,
    buttons: [{ iconPath: new vscode.ThemeIcon('pin'), tooltip: 'Save as the Default in Settings' }],
    does: { change },
  };
}
