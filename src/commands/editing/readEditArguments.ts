import * as vscode from 'vscode';
import { noSides, type Rectangle, type Sides } from '../../geometry/rectangle.ts';
import { optionsOf } from '../../host/optionsForm.ts';

/** The options form of `easel.editImage`, for key bindings and other extensions. */
export interface EditArguments {
  /** A PNG file. */
  readonly source: vscode.Uri;
  readonly prompt: string;
  /** What may change: a PNG of the source's size, or a box in its pixels. Absent: the new borders, or everything. */
  readonly mask?: vscode.Uri | Rectangle;
  /** New borders, in the source's pixels; they are part of the mask. */
  readonly extend: Sides;
  /** Where the results go; absent: beside the source. */
  readonly folder?: vscode.Uri;
  /** What is absent comes from the settings. */
  readonly choices: EditChoicesNamed;
}

export interface EditChoicesNamed {
  /** What the model is asked for. The result has the source's size, its new borders included. */
  readonly size?: string;
  readonly quality?: string;
  readonly background?: string;
  readonly count?: number;
  readonly model?: string;
}

const sides = ['top', 'right', 'bottom', 'left'] as const;
const choiceTypes: Readonly<Record<keyof EditChoicesNamed, string>> = {
  size: 'string',
  quality: 'string',
  background: 'string',
  count: 'number',
  model: 'string',
};

/**
 * Reads a command's arguments: exactly one object with a `source` is the options form; every other shape is a menu's
 * call, for which this gives `undefined`.
 *
 * @throws TypeError naming the option that is wrong.
 */
export function readEditArguments(args: readonly unknown[]): EditArguments | undefined {
  const options = optionsOf(args);
  if (!options) return undefined;
  const { source, prompt, mask, extend, folder, format, ...choices } = options;
  if (!(source instanceof vscode.Uri)) throw wrong('source', 'the Uri of a PNG file');
  if (typeof prompt !== 'string' || prompt.trim() === '') throw wrong('prompt', 'a text that is not empty');
  if (folder !== undefined && !(folder instanceof vscode.Uri)) throw wrong('folder', 'a Uri');
  if (format !== undefined && format !== 'png') throw wrong('format', 'png: an edit with a mask is a PNG');
  return {
    source,
    prompt: prompt.trim(),
    extend: readSides(extend),
    choices: readChoices(choices),
    ...(mask !== undefined && { mask: readMask(mask) }),
    ...(folder instanceof vscode.Uri && { folder }),
  };
}

function readChoices(choices: Readonly<Record<string, unknown>>): EditChoicesNamed {
  for (const [name, value] of Object.entries(choices)) {
    const type = Object.hasOwn(choiceTypes, name) ? choiceTypes[name as keyof EditChoicesNamed] : undefined;
    if (!type) throw new TypeError(`Easel knows no option “${name}” of an edit. Leave it out.`);
    if (value !== undefined && typeof value !== type) throw wrong(name, `a ${type}`);
  }
  const { count } = choices;
  if (count !== undefined && !isWhole(count, 1, 10)) throw wrong('count', 'a whole number from 1 to 10');
  return Object.fromEntries(Object.entries(choices).filter(([, value]) => value !== undefined));
}

function readMask(mask: unknown): vscode.Uri | Rectangle {
  if (mask instanceof vscode.Uri) return mask;
  const what = 'the Uri of a PNG, or { x, y, width, height } in whole pixels of the source';
  if (typeof mask !== 'object' || mask === null) throw wrong('mask', what);
  const { x, y, width, height, ...more } = mask as Record<string, unknown>;
  if (
    Object.keys(more).length > 0 ||
    !isWhole(x, -mostPixels, mostPixels) ||
    !isWhole(y, -mostPixels, mostPixels) ||
    !isWhole(width, 1, mostPixels) ||
    !isWhole(height, 1, mostPixels)
  ) {
    throw wrong('mask', what);
  }
  return { x, y, width, height };
}

function readSides(extend: unknown): Sides {
  if (extend === undefined) return noSides;
  const what = '{ top, right, bottom, left } in whole pixels; what is left out is 0';
  if (typeof extend !== 'object' || extend === null) throw wrong('extend', what);
  const known: readonly string[] = sides;
  const entries = Object.entries(extend);
  if (!entries.every(([side, value]) => known.includes(side) && isWhole(value, 0, mostPixels))) {
    throw wrong('extend', what);
  }
  return { ...noSides, ...extend };
}

/** No picture has a longer edge. */
const mostPixels = 100_000;

function isWhole(value: unknown, low: number, high: number): value is number {
  return Number.isInteger(value) && Number(value) >= low && Number(value) <= high;
}

function wrong(name: string, what: string): TypeError {
  return new TypeError(`The option “${name}” must be ${what}.`);
}
