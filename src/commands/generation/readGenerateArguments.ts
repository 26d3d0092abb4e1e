import * as vscode from 'vscode';
import { optionsOf } from '../../host/optionsForm.ts';
import { inputLimits } from '../../images/inputLimits.ts';
import type { Choices } from './requestChoices.ts';

type NamedChoices = Omit<Choices, 'style' | 'compression'>;

/** The options form of the generating commands, for key bindings and other extensions. */
export interface GenerateArguments {
  readonly prompt: string;
  /** What is absent comes from the settings. */
  readonly choices: Partial<NamedChoices>;
  /** Where the images go; absent: where the settings say. */
  readonly folder?: vscode.Uri;
  /** Images that the model looks at, at most 16. */
  readonly references: readonly vscode.Uri[];
}

const choiceTypes = {
  size: 'string',
  quality: 'string',
  background: 'string',
  format: 'string',
  count: 'number',
  model: 'string',
  moderation: 'string',
} as const;

/**
 * Reads a command's arguments: exactly one object with a `prompt` is the options form; every other shape is a
 * menu's call, for which this gives `undefined`.
 *
 * @throws TypeError naming the option that is wrong.
 */
export function readGenerateArguments(args: readonly unknown[]): GenerateArguments | undefined {
  const options = optionsOf(args);
  if (!options) return undefined;
  const { prompt, folder, references = [], ...rest } = options;
  if (typeof prompt !== 'string' || prompt.trim() === '') throw wrong('prompt', 'a text that is not empty');
  if (folder !== undefined && !(folder instanceof vscode.Uri)) throw wrong('folder', 'a Uri');
  if (
    !Array.isArray(references) ||
    references.length > inputLimits.images ||
    !references.every((uri) => uri instanceof vscode.Uri)
  ) {
    throw wrong('references', `at most ${inputLimits.images} Uris`);
  }
  for (const [name, value] of Object.entries(rest)) {
    const type = Object.hasOwn(choiceTypes, name) ? choiceTypes[name as keyof typeof choiceTypes] : undefined;
    if (!type) throw new TypeError(`Easel knows no option “${name}”. Leave it out.`);
    if (value !== undefined && typeof value !== type) throw wrong(name, `a ${type}`);
  }
  const { count } = rest;
  if (count !== undefined && !(Number.isInteger(count) && Number(count) >= 1 && Number(count) <= 10)) {
    throw wrong('count', 'a whole number from 1 to 10');
  }
  const choices: Partial<NamedChoices> = Object.fromEntries(
    Object.entries(rest).filter(([, value]) => value !== undefined),
  );
  return { prompt: prompt.trim(), choices, references, ...(folder instanceof vscode.Uri && { folder }) };
}

function wrong(name: string, what: string): TypeError {
  return new TypeError(`The option “${name}” must be ${what}.`);
}
