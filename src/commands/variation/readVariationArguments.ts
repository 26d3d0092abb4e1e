import * as vscode from 'vscode';
import { optionsOf } from '../../host/optionsForm.ts';
import type { Choices } from '../generation/requestChoices.ts';
import { type Strength, strengths } from './variationPrompt.ts';

/** The options form of `easel.createVariation`, for key bindings and other extensions. */
export interface VariationArguments {
  /** A PNG, JPEG or WebP file. */
  readonly source: vscode.Uri;
  readonly strength?: Strength;
  readonly words?: string;
  /** Where the results go; absent: beside the source. */
  readonly folder?: vscode.Uri;
  /** What is absent comes from the settings, and the size from the source. */
  readonly choices: NamedVariationChoices;
}

export type NamedVariationChoices = Partial<Omit<Choices, 'style' | 'compression'>>;

const choiceTypes: Readonly<Record<keyof NamedVariationChoices, string>> = {
  size: 'string',
  quality: 'string',
  background: 'string',
  format: 'string',
  count: 'number',
  model: 'string',
  moderation: 'string',
};

/**
 * Reads a command's arguments: exactly one object with a `source` is the options form; every other shape is a menu's
 * call, for which this gives `undefined`.
 *
 * @throws TypeError naming the option that is wrong.
 */
export function readVariationArguments(args: readonly unknown[]): VariationArguments | undefined {
  const options = optionsOf(args);
  if (!options) return undefined;
  const { source, strength, words, folder, ...choices } = options;
  if (!(source instanceof vscode.Uri)) throw wrong('source', 'the Uri of a PNG, JPEG or WebP file');
  if (strength !== undefined && !isStrength(strength)) throw wrong('strength', strengths.join(', '));
  if (words !== undefined && typeof words !== 'string') throw wrong('words', 'a text');
  if (folder !== undefined && !(folder instanceof vscode.Uri)) throw wrong('folder', 'a Uri');
  return {
    source,
    choices: readChoices(choices),
    ...(strength !== undefined && { strength }),
    ...(words !== undefined && { words: words.trim() }),
    ...(folder instanceof vscode.Uri && { folder }),
  };
}

function readChoices(choices: Readonly<Record<string, unknown>>): NamedVariationChoices {
  for (const [name, value] of Object.entries(choices)) {
    const type = Object.hasOwn(choiceTypes, name)
      ? choiceTypes[name as keyof NamedVariationChoices]
      : undefined;
    if (!type) throw new TypeError(`Easel knows no option “${name}” of a variation. Leave it out.`);
    if (value !== undefined && typeof value !== type) throw wrong(name, `a ${type}`);
  }
  const { count } = choices;
  if (count !== undefined && !(Number.isInteger(count) && Number(count) >= 1 && Number(count) <= 10)) {
    throw wrong('count', 'a whole number from 1 to 10');
  }
  return Object.fromEntries(Object.entries(choices).filter(([, value]) => value !== undefined));
}

function isStrength(value: unknown): value is Strength {
  return strengths.some((strength) => strength === value);
}

function wrong(name: string, what: string): TypeError {
  return new TypeError(`The option “${name}” must be ${what}.`);
}
